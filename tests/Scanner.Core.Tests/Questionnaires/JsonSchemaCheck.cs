using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scanner.Core.Tests.Questionnaires;

/// <summary>
/// Judges a value by a JSON Schema (2020-12), as far as our schema goes: a keyword that is not known here fails, so that none is silently
/// passed over. The package that does all of it cannot be restored everywhere.
/// </summary>
internal sealed class JsonSchemaCheck(JsonNode root)
{
    private static readonly HashSet<string> Notes = ["$schema", "$defs", "title", "description", "examples", "default"];

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    private bool Accepts(JsonNode schema, JsonNode? value)
    {
        if (schema is JsonValue truth) return truth.GetValue<bool>();
        var (keywords, map, list) = (schema.AsObject(), value as JsonObject, value as JsonArray);
        return keywords.All(keyword => Notes.Contains(keyword.Key) || keyword.Key switch
        {
            "$ref" => Accepts(Find(keyword.Value!.GetValue<string>()), value),
            "type" => (keyword.Value is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [keyword.Value!.GetValue<string>()]).Any(type => Is(value, type)),
            "enum" => keyword.Value!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
            "anyOf" => keyword.Value!.AsArray().Any(one => Accepts(one!, value)),
            "pattern" => Text(value) is not { } text || Regex.IsMatch(text, keyword.Value!.GetValue<string>(), RegexOptions.ECMAScript),
            "minLength" => Text(value) is not { } text || text.Length >= Number(keyword.Value),
            "maxLength" => Text(value) is not { } text || text.Length <= Number(keyword.Value),
            "minimum" => !Is(value, "number") || Number(value) >= Number(keyword.Value),
            "maximum" => !Is(value, "number") || Number(value) <= Number(keyword.Value),
            "required" => map is null || keyword.Value!.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
            "minProperties" => map is null || map.Count >= Number(keyword.Value),
            "propertyNames" => map is null || map.All(pair => Accepts(keyword.Value!, JsonValue.Create(pair.Key))),
            "properties" => map is null || map.All(pair => keyword.Value![pair.Key] is not { } inner || Accepts(inner, pair.Value)),
            "patternProperties" => map is null || keyword.Value!.AsObject().All(each => map.Where(pair => Regex.IsMatch(pair.Key, each.Key)).All(pair => Accepts(each.Value!, pair.Value))),
            "additionalProperties" => map is null || map.Where(pair => IsAdditional(keywords, pair.Key)).All(pair => Accepts(keyword.Value!, pair.Value)),
            "items" => list is null || list.All(item => Accepts(keyword.Value!, item)),
            "if" => Accepts(keyword.Value!, value) || Accepts(keywords["else"]!, value),
            "else" => true,
            _ => throw new NotSupportedException(keyword.Key),
        });
    }

    /// <summary>A YAML text as the value that an editor sees: plain words that look like a number or truth are one.</summary>
    public static JsonNode? OfYaml(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Next(parser);
    }

    private static JsonNode? Next(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
            return scalar.Style != ScalarStyle.Plain ? JsonValue.Create(scalar.Value)
                : scalar.Value is "true" or "false" ? JsonValue.Create(scalar.Value == "true")
                : decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
                : JsonValue.Create(scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) list.Add(Next(parser));
            return list;
        }
        parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _)) map.Add(parser.Consume<Scalar>().Value, Next(parser));
        return map;
    }

    private JsonNode Find(string reference) => root["$defs"]![reference["#/$defs/".Length..]] ?? throw new KeyNotFoundException(reference);

    private static bool IsAdditional(JsonObject schema, string key) =>
        schema["properties"]?.AsObject().ContainsKey(key) != true && schema["patternProperties"]?.AsObject().Any(each => Regex.IsMatch(key, each.Key)) != true;

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "integer" => value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.Number && Number(value) % 1 == 0,
        _ => value is JsonValue && value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => type == "string",
            System.Text.Json.JsonValueKind.Number => type == "number",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => type == "boolean",
            _ => false,
        },
    };

    private static string? Text(JsonNode? value) => Is(value, "string") ? value!.GetValue<string>() : null;

    private static decimal Number(JsonNode? value) => decimal.Parse(value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
