using System.Text;
using System.Text.RegularExpressions;
using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>What is done to the cells of an XLSForm before they mean something.</summary>
internal static partial class XlsFormExpressions
{
    /// <summary>The words for yes in an XLSForm.</summary>
    public static bool IsYes(string? text) => text is "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "true()";

    /// <summary>Whether the cell has a value; when not, it is reported.</summary>
    public static bool Usable(XlsxCell cell, string place, Action<string, string, Severity, string> report)
    {
        if (cell.Fault is null) return true;
        if (cell.Fault == "=") report(place, ProblemCodes.BadCell, Severity.Warning, "In deze cel staat een formule zonder uitkomst; wij lezen hem als leeg. Open de werkmap in Excel of LibreOffice, sla hem op en probeer het opnieuw.");
        else report(place, ProblemCodes.BadCell, Severity.Error, $"De formule in deze cel geeft een fout ({cell.Fault}). Herstel de formule of zet de tekst zelf in de cel.");
        return false;
    }

    /// <summary>Where the columns of a row stand, filled or not.</summary>
    public static IEnumerable<KeyValuePair<string, string>> PlacesOf(XlsFormHeaders headers, XlsFormRow row) =>
        headers.Columns.Values.DistinctBy(column => column.Key).Select(column => new KeyValuePair<string, string>(column.Key, row.Place(column)));

    /// <summary>
    /// An expression with the straight quotes that it was meant to have: word processors make them curly.
    /// Curly ones within a text in straight quotes stay.
    /// </summary>
    public static string Straightened(string expression)
    {
        if (!expression.AsSpan().ContainsAny("‘’“”")) return expression;
        var straight = new StringBuilder(expression.Length);
        // What ends the text that we are in, and whether curly quotes end it too.
        var end = '\0';
        var isCurly = false;
        foreach (var letter in expression)
        {
            var plain = letter switch { '‘' or '’' => '\'', '“' or '”' => '"', _ => letter };
            if (end == '\0')
            {
                straight.Append(plain);
                if (plain is '\'' or '"') (end, isCurly) = (plain, plain != letter);
            }
            else if (letter == end || (isCurly && plain == end))
            {
                straight.Append(end);
                end = '\0';
            }
            else straight.Append(letter);
        }
        return straight.ToString();
    }

    /// <summary>The names that a text refers to as <c>${name}</c>.</summary>
    public static IEnumerable<string> NamesIn(string text) => text.Contains("${", StringComparison.Ordinal) ? ReferencePattern().Matches(text).Select(match => match.Groups[1].Value) : [];

    /// <summary>A text with dots where it referred to what was left out.</summary>
    public static string WithoutNames(string text, HashSet<string> names) => ReferencePattern().Replace(text, match => names.Contains(match.Groups[1].Value) ? "…" : match.Value);

    [GeneratedRegex(@"\$\{\s*(?:last-saved#)?([^}\s]+)\s*\}")]
    private static partial Regex ReferencePattern();
}
