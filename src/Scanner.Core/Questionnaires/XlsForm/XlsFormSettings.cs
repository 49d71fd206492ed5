using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads the sheet settings, and fills in what is missing.</summary>
internal sealed partial class XlsFormSettings(string file, Action<string, string, Severity, string> report)
{
    private static readonly HashSet<string> Texts = ["form_title", "scan::introduction"];
    private static readonly HashSet<string> Known = ["form_id", "form_title", "version", "default_language", "allow_choice_duplicates", "scan::introduction", "scan::minutes", "scan::modes", "scan::source"];

    private readonly Dictionary<string, string> fromSurvey = [];
    private XlsFormHeaders? headers;
    private XlsFormRow? row;

    /// <summary>The language of texts whose column names none.</summary>
    public string Language { get; private set; } = "nl";

    /// <summary>Whether an option may be twice in a list.</summary>
    public bool AllowsDoubleChoices => XlsFormExpressions.IsYes(row?.Code("allow_choice_duplicates"));

    /// <summary>Reads the headings and the row under them.</summary>
    public void ReadRow(IEnumerable<XlsxRow> rows, string sheet)
    {
        foreach (var each in rows)
        {
            if (headers is null)
            {
                if (each.Number != 1) return;
                // Both were written for a while; form_id is the one that counts.
                var headings = each.Cells.Exists(cell => cell.Text.Trim() == "form_id") ? each.Cells.FindAll(cell => cell.Text.Trim() != "id_string") : each.Cells;
                headers = XlsFormHeaders.Read(sheet, headings, Known, Texts, keepsOthers: false, report);
                continue;
            }
            row = new XlsFormRow(sheet, each.Number);
            foreach (var cell in each.Cells)
                if (headers.Columns.TryGetValue(cell.Column, out var column) && XlsFormExpressions.Usable(cell, row.Place(column), report)) row.Add(column, cell.Text);
            return;
        }
    }

    /// <summary>A setting that stands as a row in the survey.</summary>
    public void Set(string key, string value) => fromSurvey[key] = value;

    /// <summary>Decides on the language of the texts without one, now that the headings of the survey are known.</summary>
    public void Complete(XlsFormHeaders survey)
    {
        if (row?.Code("default_language") is { } written)
        {
            if (!written.Equals("default", StringComparison.OrdinalIgnoreCase)) Language = LanguageNames.CodeOf(written);
        }
        else if (!survey.HasTextWithoutLanguage && !survey.Languages.Contains(Language) && survey.Languages.FirstOrDefault() is { } first) Language = first;
    }

    /// <summary>The settings, with what is missing taken from the name of the file.</summary>
    public FormSettings Build(FormPlaces places, string surveySheet)
    {
        var place = row?.Place() ?? $"{surveySheet}!A1";
        var stem = Path.GetFileNameWithoutExtension(file);
        var written = row?.Code("form_id") ?? fromSurvey.GetValueOrDefault("form_id");
        var id = Fitting(written ?? stem);
        if (written is null) Note("form_id", $"Er is geen form_id. Wij nemen de naam van het bestand: ‘{id}’.");
        else if (id != written) Note("form_id", $"De form_id ‘{written}’ past niet: kleine letters, cijfers en streepjes. Wij maken er ‘{id}’ van.");
        var title = row?.Local("form_title", Language) ?? (FormText.Prose(fromSurvey.GetValueOrDefault("form_title")) is { } text ? In(text) : null);
        if (title is null)
        {
            title = In(FormText.Prose(written ?? stem) ?? id);
            Note("form_title", $"Er is geen titel (form_title). Wij nemen ‘{title.In(Language)}’.");
        }
        var version = row?.Code("version");
        if (version is null) Note("version", "Er is geen versie (version). Wij nemen ‘1’.");
        var settings = new FormSettings
        {
            FormId = id,
            Title = title,
            Version = version ?? "1",
            DefaultLanguage = Language,
            Introduction = row?.Local("scan::introduction", Language),
            Minutes = row?.Code("scan::minutes"),
            Modes = row?.Words("scan::modes") ?? [],
            Source = row?.Prose("scan::source"),
        };
        places.Add(settings, place, headers is null || row is null ? [] : XlsFormExpressions.PlacesOf(headers, row));
        return settings;

        void Note(string key, string sentence) => report(row is null ? place : row.Place(headers?.Find(key)), ProblemCodes.Adjusted, Severity.Warning, sentence);

        LocalText In(string words) => new(new Dictionary<string, string> { [Language] = words });
    }

    /// <summary>A form_id as we want them: small letters, digits and hyphens, a letter first.</summary>
    internal static string Fitting(string written)
    {
        var fitting = new StringBuilder();
        foreach (var letter in written.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(letter)) fitting.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && fitting.Length > 0 && fitting[^1] != '-') fitting.Append('-');
        var id = FormIdPattern().IsMatch(written) ? written : fitting.ToString().Trim('-');
        if (id.Length == 0 || !char.IsAsciiLetterLower(id[0])) id = ("vragenlijst-" + id).Trim('-');
        return id.Length > QuestionnaireVersion.FormIdLength ? id[..QuestionnaireVersion.FormIdLength].TrimEnd('-') : id;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,79}$")]
    private static partial Regex FormIdPattern();
}
