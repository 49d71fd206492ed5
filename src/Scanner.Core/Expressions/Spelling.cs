namespace Scanner.Core.Expressions;

/// <summary>What people write who know another language, spreadsheet or word processor, and what they mean by it.</summary>
internal static class Spelling
{
    /// <summary>Longest first, because the first that fits is taken.</summary>
    private static readonly WrongOperator[] WrongOperators =
    [
        new("===", "=", "één = teken"),
        new("!==", "!=", "!="),
        new("==", "=", "één = teken"),
        new("<>", "!=", "!= voor ‘is niet gelijk aan’"),
        new("=<", "<=", "<="),
        new("=>", ">=", ">="),
        new("&&", "and", "and"),
        new("||", "or", "or"),
        new("&", "and", "and, of concat(…) om teksten samen te voegen"),
        new("|", "or", "or"),
        new("%", "mod", "mod voor de rest van een deling"),
        new("^", "*", "pow(getal, macht)"),
        new("≠", "!=", "!="),
        new("≤", "<=", "<="),
        new("≥", ">=", ">="),
        new("×", "*", "*"),
        new("÷", "div", "div"),
        new("−", "-", "een gewoon minteken: -"),
        new("–", "-", "een gewoon minteken: -"),
        new("—", "-", "een gewoon minteken: -"),
    ];

    private static readonly Dictionary<string, string> DutchOperators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "and",
        ["of"] = "or",
        ["and"] = "and",
        ["or"] = "or",
        ["div"] = "div",
        ["mod"] = "mod",
    };

    private static readonly Dictionary<string, string> OtherFunctionNames = new(StringComparer.Ordinal)
    {
        ["als"] = "if",
        ["iif"] = "if",
        ["niet"] = "not",
        ["waar"] = "true",
        ["onwaar"] = "false",
        ["som"] = "sum",
        ["aantal"] = "count",
        ["vandaag"] = "today",
        ["nu"] = "now",
        ["datum"] = "date",
        ["afronden"] = "round",
        ["floor"] = "int",
        ["length"] = "string-length",
        ["len"] = "string-length",
        ["lengte"] = "string-length",
        ["substring"] = "substr",
        ["trim"] = "normalize-space",
        ["lower"] = "lower-case",
        ["upper"] = "upper-case",
        ["matches"] = "regex",
        ["is-selected"] = "selected",
        ["choice-name"] = "jr:choice-name",
    };

    public static WrongOperator? FindWrong(string source, int position)
    {
        foreach (var wrong in WrongOperators)
        {
            if (string.CompareOrdinal(source, position, wrong.Written, 0, wrong.Written.Length) == 0)
            {
                return wrong;
            }
        }

        return null;
    }

    /// <summary>The operator that a word in the place of an operator was meant to be; null when it looks like none.</summary>
    public static string? MeantOperator(string word) => DutchOperators.GetValueOrDefault(word);

    /// <summary>The function whose name is meant, or nearest: at most two letters apart, and fewer in a short name.</summary>
    public static string? NearestFunction(string written)
    {
        var names = Functions.All.Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        return NearestWord.Of(written, names.Concat(OtherFunctionNames.Keys)) is { } near ? (names.Contains(near) ? near : OtherFunctionNames[near]) : null;
    }
}

/// <summary>A symbol that is no operator here, the one that is meant, and the advice for in a sentence.</summary>
internal sealed record WrongOperator(string Written, string Meant, string Advice);
