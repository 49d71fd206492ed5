using System.Text;

namespace Scanner.Core.Expressions;

/// <summary>Texts. Lengths and positions count characters as people see code points, so that an emoji is one and is never cut in two.</summary>
internal static class TextFunctions
{
    private static readonly IReadOnlyList<ArgumentKind> PatternSecond = [ArgumentKind.Value, ArgumentKind.Pattern];

    public static IReadOnlyList<Function> Rows { get; } =
    [
        Function.Of("string", 1, 1, "string(${aantal})", "Maakt van een waarde een tekst.", given => Text(given.Text(0))),
        Function.Of(
            "string-length", 0, 1, "string-length(${toelichting})",
            "Telt het aantal tekens.",
            given => new Value.Number(GivenOrSelf(given).EnumerateRunes().Count())) with { ReadsSelfWhenEmpty = true },
        Function.Of(
            "normalize-space", 0, 1, "normalize-space(${naam})",
            "Haalt spaties aan het begin en eind weg en maakt van elke reeks spaties één spatie.",
            given => Text(string.Join(' ', GivenOrSelf(given).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))) with { ReadsSelfWhenEmpty = true },
        Function.Of(
            "concat", 1, null, "concat(${voornaam}, ' ', ${achternaam})",
            "Plakt teksten achter elkaar.",
            given => Join("", given.Values, given)) with { Kinds = [ArgumentKind.AllAnswersWhenLast] },
        Function.Of(
            "join", 2, null, "join(', ', ${kind_naam})",
            "Zet antwoorden achter elkaar met een scheidingsteken ertussen.",
            given => Join(given.Text(0), given.Values.Skip(1), given)) with { Kinds = [ArgumentKind.Value, ArgumentKind.AllAnswersWhenLast] },
        Function.Of(
            "substr", 2, 3, "substr(${postcode}, 0, 4)",
            "Geeft een stuk van de tekst: vanaf een teken (het eerste is 0) tot vlak voor een ander teken.",
            Substring),
        Function.Of("substring-before", 2, 2, "substring-before(${e-mail}, '@')", "Geeft het stuk tekst vóór de eerste keer dat iets voorkomt.", Before),
        Function.Of("substring-after", 2, 2, "substring-after(${e-mail}, '@')", "Geeft het stuk tekst na de eerste keer dat iets voorkomt.", After),
        Function.Of(
            "contains", 2, 2, "contains(${toelichting}, 'huur')",
            "Geeft waar als een tekst in een andere voorkomt.",
            given => new Value.Boolean(given.Text(0).Contains(given.Text(1), StringComparison.Ordinal))),
        Function.Of(
            "starts-with", 2, 2, "starts-with(${postcode}, '35')",
            "Geeft waar als een tekst zo begint.",
            given => new Value.Boolean(given.Text(0).StartsWith(given.Text(1), StringComparison.Ordinal))),
        Function.Of(
            "ends-with", 2, 2, "ends-with(${e-mail}, '.nl')",
            "Geeft waar als een tekst zo eindigt.",
            given => new Value.Boolean(given.Text(0).EndsWith(given.Text(1), StringComparison.Ordinal))),
        Function.Of("translate", 3, 3, "translate(${telefoon}, ' -', '')", "Vervangt tekens één voor één door andere, of haalt ze weg.", Translate),
        Function.Of("lower-case", 1, 1, "lower-case(${e-mail})", "Maakt van hoofdletters kleine letters.", given => Text(given.Text(0).ToLowerInvariant())),
        Function.Of("upper-case", 1, 1, "upper-case(${postcode})", "Maakt van kleine letters hoofdletters.", given => Text(given.Text(0).ToUpperInvariant())),
        Function.Of(
            "regex", 2, 2, "regex(., '[0-9]{4} ?[A-Z]{2}')",
            "Geeft waar als de hele tekst aan het patroon voldoet.",
            Patterns.Match) with { Kinds = PatternSecond },
    ];

    private static Value.Text Text(string content) => new(content);

    private static string GivenOrSelf(Arguments given) => (given.Values.Count == 0 ? given.Context.Self : given[0]).ToText();

    private static Value Join(string separator, IEnumerable<Value> values, Arguments given)
    {
        var joined = new StringBuilder();
        var isFirst = true;
        foreach (var value in values)
        {
            joined.Append(isFirst ? "" : separator).Append(value.ToText());
            isFirst = false;
            if (joined.Length > given.Evaluator.MaximumTextLength)
            {
                return given.Fail(ExpressionErrorCodes.TextTooLong, Messages.TextTooLong);
            }
        }

        return Text(joined.ToString());
    }

    private static Value.Text Substring(Arguments given)
    {
        var runes = given.Text(0).EnumerateRunes().ToArray();
        var start = Place(given.Number(1), runes.Length);
        var end = given.Values.Count == 3 ? Place(given.Number(2), runes.Length) : runes.Length;
        return Text(start >= end ? "" : string.Concat(runes[start..end].Select(rune => rune.ToString())));
    }

    // As in ODK, a negative place counts from the end.
    private static int Place(double number, int length)
    {
        var place = double.IsNaN(number) ? 0 : Math.Truncate(number);
        return (int)Math.Clamp(place < 0 ? length + place : place, 0, length);
    }

    private static Value.Text Before(Arguments given)
    {
        var text = given.Text(0);
        var found = text.IndexOf(given.Text(1), StringComparison.Ordinal);
        return Text(found < 0 ? "" : text[..found]);
    }

    private static Value.Text After(Arguments given)
    {
        var text = given.Text(0);
        var sought = given.Text(1);
        var found = text.IndexOf(sought, StringComparison.Ordinal);
        return Text(found < 0 ? "" : text[(found + sought.Length)..]);
    }

    private static Value.Text Translate(Arguments given)
    {
        var to = given.Text(2).EnumerateRunes().ToArray();
        var map = new Dictionary<Rune, Rune?>();
        var place = 0;
        foreach (var from in given.Text(1).EnumerateRunes())
        {
            map.TryAdd(from, place < to.Length ? to[place] : null);
            place++;
        }

        var translated = new StringBuilder();
        foreach (var rune in given.Text(0).EnumerateRunes())
        {
            translated.Append(map.TryGetValue(rune, out var replacement) ? replacement?.ToString() : rune.ToString());
        }

        return Text(translated.ToString());
    }
}
