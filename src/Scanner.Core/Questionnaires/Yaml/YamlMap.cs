using System.Globalization;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>A mapping of a <see cref="YamlTree"/>. Every key must be asked for; <see cref="Close"/> reports the others.</summary>
internal sealed class YamlMap(YamlTree tree, YamlMapping node, string what)
{
    private readonly List<string> known = [];

    public YamlTree Tree => tree;

    public int Line => node.Line;

    public bool Has(string key) => Find(key) is not null;

    public bool HoldsMap(string key) => Find(key) is YamlMapping;

    /// <summary>The line of the value of a key, or of the mapping when it has no such key.</summary>
    public int LineOf(string key) => Find(key)?.Line ?? Line;

    public IEnumerable<string> Keys => node.Pairs.Select(pair => pair.Key);

    /// <summary>The keys with the line that their value starts on.</summary>
    public IEnumerable<KeyValuePair<string, string>> Lines => node.Pairs.Select(pair => new KeyValuePair<string, string>(pair.Key, Number(pair.Value.Line)));

    /// <summary>The keys that nobody asked for so far.</summary>
    public IEnumerable<string> Others => node.Pairs.Where(pair => !pair.IsAsked).Select(pair => pair.Key);

    /// <summary>A word or sentence; null when absent or not a text (then reported).</summary>
    public string? Text(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlScalar { Value: { Length: > 0 } text }:
                return text.Trim();
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een tekst op één regel.", key: key);
                return null;
        }
    }

    /// <summary>A name, type or expression as it is written; null when absent, empty or not a text (the last is reported).</summary>
    public string? Code(string key) => Scalar(key) is { } text ? FormText.Code(text) : null;

    /// <summary>A text that people read, as it is written; null when absent, empty or not a text (the last is reported).</summary>
    public string? Prose(string key) => Scalar(key) is { } text ? FormText.Prose(text) : null;

    /// <summary>A text in languages: a mapping of languages, or one text in the default language.</summary>
    public LocalText? LocalText(string key, string defaultLanguage, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlScalar { Value: { Length: > 0 } text } when FormText.Prose(text) is { } prose:
                return new LocalText(new Dictionary<string, string> { [defaultLanguage] = prose });
            case YamlMapping { Pairs.Count: > 0 } languages when languages.Pairs.All(pair => FormText.IsLanguage(pair.Key) && pair.Value is YamlScalar { Value.Length: > 0 })
                && FormText.Prose(new LocalText(languages.Pairs.ToDictionary(pair => pair.Key, pair => ((YamlScalar)pair.Value).Value))) is { } read:
                return read;
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een tekst, of een tekst per taal: {{ nl: …, en: … }}.", key: key);
                return null;
        }
    }

    /// <summary>Lists of texts per language, or one list in the default language.</summary>
    public LocalTexts LocalTexts(string key, string defaultLanguage)
    {
        switch (Find(key))
        {
            case null:
                return Questionnaires.LocalTexts.None;
            case YamlSequence list when Words(list) is { } words:
                return FormText.Lines(new LocalTexts(new Dictionary<string, IReadOnlyList<string>> { [defaultLanguage] = words }));
            case YamlMapping languages when languages.Pairs.All(pair => FormText.IsLanguage(pair.Key) && pair.Value is YamlSequence words && Words(words) is not null):
                return FormText.Lines(new LocalTexts(languages.Pairs.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)Words((YamlSequence)pair.Value)!)));
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een lijst van teksten, of een lijst per taal.", key: key);
                return Questionnaires.LocalTexts.None;
        }
    }

    /// <summary>Yes or no; false when absent.</summary>
    public bool Flag(string key)
    {
        switch (Text(key)?.ToLowerInvariant())
        {
            case null or "false" or "no" or "nee":
                return false;
            case "true" or "yes" or "ja":
                return true;
            default:
                tree.Report(LineOf(key), ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort true of false.", key: key);
                return false;
        }
    }

    /// <summary>A whole number; null when absent or something else (then reported).</summary>
    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        tree.Report(LineOf(key), ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een heel getal van {least} tot en met {most}; hier staat ‘{text}’.", key: key);
        return null;
    }

    /// <summary>Words: a list, or one word; empty when absent.</summary>
    public IReadOnlyList<string> Words(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlScalar { Value: { Length: > 0 } word }:
                return [word.Trim()];
            case YamlSequence list when Words(list) is { } words:
                return words;
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een lijst van woorden: [een, twee].", key: key);
                return [];
        }
    }

    /// <summary>Whole numbers: a list, or one; empty when absent.</summary>
    public IReadOnlyList<int> Numbers(string key, int least, int most)
    {
        var numbers = new List<int>();
        foreach (var word in Words(key))
        {
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) numbers.Add(number);
            else tree.Report(LineOf(key), ProblemCodes.UnknownKeyQuestion, $"Bij ‘{key}’ horen nummers van {least} tot en met {most}; hier staat ‘{word}’.");
        }
        return numbers;
    }

    /// <summary>A mapping; null when absent or something else (then reported).</summary>
    public YamlMap? Map(string key, bool required = false)
    {
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                return null;
            case YamlMapping map:
                return new YamlMap(tree, map, $"‘{key}’");
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Onder ‘{key}’ horen sleutels met een dubbele punt erachter.", key: key);
                return null;
        }
    }

    /// <summary>A list of mappings; empty when absent or something else (then reported).</summary>
    /// <param name="key">The key.</param>
    /// <param name="each">What each of them is, for the sentences.</param>
    /// <param name="required">Whether there must be at least one.</param>
    public IReadOnlyList<YamlMap> Maps(string key, string each, bool required = false)
    {
        var maps = new List<YamlMap>();
        switch (Find(key))
        {
            case null:
                if (required) Missing(key);
                break;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (item is YamlMapping map) maps.Add(new YamlMap(tree, map, each));
                    else tree.Report(item.Line, ProblemCodes.WrongForm, $"Hier hoort {each} te staan, met sleutels zoals ‘name’ en ‘label’.");
                }
                if (required && maps.Count == 0 && !tree.HasErrors) Missing(key);
                break;
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Onder ‘{key}’ hoort een lijst: begin elke regel met een streepje.", key: key);
                break;
        }
        return maps;
    }

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Close()
    {
        foreach (var pair in node.Pairs.Where(pair => !pair.IsAsked))
        {
            var advice = NearestWord.Of(pair.Key, known) is { } near ? $"Bedoelt u ‘{near}’?" : $"Kijk of hij goed gespeld is; bekend zijn: {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}.";
            tree.Report(pair.Line, ProblemCodes.UnknownKey, $"De sleutel ‘{pair.Key}’ is hier niet bekend (in {what}). {advice}", key: pair.Key);
        }
    }

    private void Missing(string key) => tree.Report(Line, ProblemCodes.Missing, $"In {what} ontbreekt ‘{key}’. Voeg het toe.");

    private string? Scalar(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return scalar.Value;
            case var other:
                tree.Report(other.Line, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een tekst, geen lijst of sleutels. Zet aanhalingstekens om de tekst als er {{ of [ vooraan staat.", key: key);
                return null;
        }
    }

    private YamlNode? Find(string key)
    {
        known.Add(key);
        if (node.Find(key) is not { } pair) return null;
        pair.IsAsked = true;
        return pair.Value;
    }

    private static string Number(int line) => line.ToString(CultureInfo.InvariantCulture);

    private static List<string>? Words(YamlSequence list) =>
        list.Items.TrueForAll(item => item is YamlScalar { Value.Length: > 0 }) ? list.Items.ConvertAll(item => ((YamlScalar)item).Value.Trim()) : null;
}
