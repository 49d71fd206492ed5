using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>Writes a questionnaire as an .xlsx XLSForm, for ODK, Kobo and people who work in Excel.</summary>
internal static class XlsFormWriter
{
    /// <summary>What a cell of Excel holds, in characters.</summary>
    public const int LongestCell = 32_767;

    /// <param name="document">The document.</param>
    /// <param name="reference">The reference lists by name; their options are written out, with where they come from.</param>
    /// <param name="stream">Gets the workbook; stays open.</param>
    public static void Write(FormDocument document, IReadOnlyDictionary<string, ReferenceList> reference, Stream stream)
    {
        var language = XlsFormColumns.Language(document.Settings);
        using var workbook = new XlsxWriter(stream);

        var survey = Used(XlsFormColumns.Survey, document.Items, language);
        workbook.Sheet("survey", Columns(survey), Rows(document.Survey, survey));

        var choices = document.Lists.SelectMany(list => Choices(list, reference)).ToList();
        if (choices.Count > 0)
        {
            var own = Used(XlsFormColumns.Choices, choices.Select(row => row.Choice), language);
            var others = choices.SelectMany(row => row.Choice.Columns).Where(pair => FormText.IsColumn(pair.Key) && FormText.Code(pair.Value) is not null).Select(pair => pair.Key).Distinct().Order(StringComparer.Ordinal).ToList();
            var hasFrom = choices.Exists(row => row.From is not null);
            List<XlsxColumn> columns = [new("list_name", 24, false), .. Columns(own), .. others.Select(other => new XlsxColumn(other, 16, false))];
            if (hasFrom) columns.Add(new XlsxColumn("scan_from", 34, false));
            workbook.Sheet("choices", columns, choices.Select(row => (
                (string?[])[row.List, .. own.Select(field => field.Take(row.Choice)), .. others.Select(other => FormText.Code(row.Choice.Columns.GetValueOrDefault(other))), .. hasFrom ? [row.From] : Array.Empty<string?>()],
                false)));
        }

        var settings = Used(XlsFormColumns.Settings, [document.Settings], language);
        workbook.Sheet("settings", Columns(settings), [([.. settings.Select(field => field.Take(document.Settings))], false)]);
    }

    /// <summary>The texts that are too long for a cell; a document with such a text cannot be a workbook.</summary>
    public static IEnumerable<Problem> TooLong(FormDocument document, FormPlaces places, string file)
    {
        var language = XlsFormColumns.Language(document.Settings);
        return Of(XlsFormColumns.Survey, document.Items).Concat(Of(XlsFormColumns.Choices, document.Lists.SelectMany(list => list.Choices))).Concat(Of(XlsFormColumns.Settings, [document.Settings]));

        IEnumerable<Problem> Of<T>(IReadOnlyList<XlsFormField<T>> fields, IEnumerable<T> parts) where T : class
        {
            var all = parts.ToList();
            foreach (var field in Used(fields, all, language))
                foreach (var part in all)
                    if (field.Take(part) is { Length: > LongestCell } text)
                        yield return new Problem(file, places.Of(part, field.Key), ProblemCodes.TooLongForCell, Severity.Error, $"Deze tekst is {text.Length} tekens lang. In een cel van een werkmap passen er {LongestCell}. Maak de tekst korter.", part, field.Key);
        }
    }

    /// <summary>A column in one language.</summary>
    private sealed record Field<T>(string Key, XlsxColumn Column, Func<T, string?> Take);

    private static List<XlsxColumn> Columns<T>(List<Field<T>> fields) => fields.ConvertAll(field => field.Column);

    /// <summary>The columns in which something stands, each in the languages that it has.</summary>
    private static List<Field<T>> Used<T>(IReadOnlyList<XlsFormField<T>> all, IEnumerable<T> parts, string language)
    {
        var used = new HashSet<XlsFormField<T>>(ReferenceEqualityComparer.Instance);
        var languages = new Dictionary<XlsFormField<T>, HashSet<string>>(ReferenceEqualityComparer.Instance);
        foreach (var part in parts)
            foreach (var field in all)
                if (field.Text is { } text)
                {
                    if (!used.Contains(field) && text(part) is not null) used.Add(field);
                }
                else if (FormText.Prose(field.Local!(part)) is { } local)
                {
                    if (!languages.TryGetValue(field, out var seen)) languages[field] = seen = [];
                    foreach (var each in local.ByLanguage.Keys) seen.Add(each);
                }
        var fields = new List<Field<T>>();
        foreach (var field in all)
            if (field.Text is { } text)
            {
                if (field.IsAlwaysThere || used.Contains(field)) fields.Add(new Field<T>(field.Key, new XlsxColumn(field.Heading, field.Width, IsProse: false), text));
            }
            else
                foreach (var each in FormText.InOrder(languages.GetValueOrDefault(field) ?? (field.IsAlwaysThere ? [language] : []), language))
                    fields.Add(new Field<T>(field.Key, new XlsxColumn($"{field.Heading}::{LanguageNames.Heading(each)}", field.Width, IsProse: true), part => field.Local!(part) is { } local && local.ByLanguage.TryGetValue(each, out var words) ? FormText.Prose(words) : null));
        return fields;
    }

    private static IEnumerable<(string?[] Cells, bool IsShaded)> Rows(IReadOnlyList<FormItem> items, List<Field<FormItem>> fields)
    {
        foreach (var item in items)
        {
            var holds = item.IsGroup || item.IsRepeat;
            yield return ([.. fields.Select(field => field.Take(item))], holds);
            if (!holds) continue;
            foreach (var row in Rows(item.Items, fields)) yield return row;
            yield return ([.. fields.Select((_, index) => index == 0 ? "end_" + item.Type : null)], true);
        }
    }

    /// <summary>The rows of a list: first those of its reference list, then its own.</summary>
    private static IEnumerable<(string List, FormChoice Choice, string? From)> Choices(FormList list, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        if (FormText.Code(list.From) is { } from)
        {
            var known = FormText.ReferenceOf(from, reference)?.Items ?? [];
            // Of a list that is not known here one row keeps the reference.
            if (known.Count == 0) yield return (list.Name, new FormChoice(), from);
            foreach (var item in known) yield return (list.Name, new FormChoice { Name = item.Name, Label = item.Label }, from);
        }
        foreach (var choice in list.Choices) yield return (list.Name, choice, null);
    }
}
