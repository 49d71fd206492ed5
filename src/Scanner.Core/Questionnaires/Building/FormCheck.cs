using System.Globalization;
using System.Text.RegularExpressions;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads the cells of a document for what they mean, and collects what is wrong with them.</summary>
internal sealed partial class FormCheck(string file, FormPlaces places)
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public bool HasErrors { get; private set; }

    public void Error(object? node, string? key, string code, string sentence) => Report(node, key, code, sentence, Severity.Error);

    public void Warn(object? node, string? key, string code, string sentence) => Report(node, key, code, sentence, Severity.Warning);

    /// <summary>Yes or no, in all the ways that XLSForm and people write it; false when absent.</summary>
    public bool Flag(object node, string key, string? written)
    {
        switch (FlagOf(written))
        {
            case { } flag: return flag;
            case null when string.IsNullOrWhiteSpace(written): return false;
            default:
                Error(node, key, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort true of false; hier staat ‘{written}’.");
                return false;
        }
    }

    /// <summary>Yes or no; null when it is neither.</summary>
    public static bool? FlagOf(string? written) => written?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "ja" or "true()" or "1" => true,
        "false" or "no" or "nee" or "false()" or "0" => false,
        _ => null,
    };

    /// <summary>A whole number; null when absent or something else (then reported).</summary>
    public int? Number(object node, string key, string? written, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        if (int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Error(node, key, ProblemCodes.WrongForm, $"Bij ‘{key}’ hoort een heel getal van {least} tot en met {most}; hier staat ‘{written}’.");
        return null;
    }

    /// <summary>Where something is asked.</summary>
    public IReadOnlySet<QuestionMode> Modes(object node, IReadOnlyList<string> written)
    {
        var modes = new HashSet<QuestionMode>();
        foreach (var word in written)
        {
            if (word == "online") modes.Add(QuestionMode.Online);
            else if (word == "conversation") modes.Add(QuestionMode.Conversation);
            else Error(node, "scan::modes", ProblemCodes.WrongForm, $"Bij ‘scan::modes’ kan online of conversation staan; hier staat ‘{word}’.");
        }
        return modes;
    }

    /// <summary>An expression; null when absent or unreadable (then reported).</summary>
    public Expression? Expression(object node, string key, string? written, bool isFilter = false)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        var parsed = isFilter ? Expressions.Expression.ParseChoiceFilter(written) : Expressions.Expression.Parse(written);
        foreach (var error in parsed.Errors)
            Error(node, key, ProblemCodes.BadExpression, $"De formule bij ‘{key}’ is niet te lezen, bij teken {error.Position + 1} ({error.Code}): {error.Message}");
        return parsed.Expression;
    }

    /// <summary>The values of <c>parameters</c>: <c>name=value</c>, separated by spaces, commas or semicolons.</summary>
    public IReadOnlyDictionary<string, string> Parameters(FormItem item, params string[] known)
    {
        var read = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (item.Parameters ?? "").Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=');
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
                Error(item, "parameters", ProblemCodes.WrongForm, $"Bij ‘parameters’ staat ‘{pair}’; schrijf naam=waarde, zonder spaties rond het teken =.");
            else if (!known.Contains(parts[0], StringComparer.OrdinalIgnoreCase))
                Error(item, "parameters", ProblemCodes.WrongForm, $"De instelling ‘{parts[0]}’ bestaat niet bij het type ‘{item.Type}’{(known.Length == 0 ? "" : $"; daar kan {string.Join(" of ", known)}")}. Haal haar weg.");
            else read[parts[0]] = parts[1];
        }
        return read;
    }

    /// <summary>Finds <c>${</c> without a name and <c>}</c> right behind it.</summary>
    public void Names(object? node, string key, string text)
    {
        if (BadNamePattern().Match(text) is { Success: true } bad)
            Error(node, key, ProblemCodes.BadExpression, $"‘{bad.Value}’ is geen verwijzing. Schrijf ${{naam}}: de naam van een vraag direct tussen de accolades, zonder spaties.");
    }

    private void Report(object? node, string? key, string code, string sentence, Severity severity)
    {
        HasErrors |= severity == Severity.Error;
        problems.Add(new Problem(file, places.Of(node, key), code, severity, sentence, node, key));
    }

    [GeneratedRegex(@"\$\{(?![\p{L}_][\p{L}\p{Nd}_.-]*\})[^}]{0,40}\}?")]
    private static partial Regex BadNamePattern();
}
