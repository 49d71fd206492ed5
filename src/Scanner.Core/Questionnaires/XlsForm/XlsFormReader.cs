using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Reads a questionnaire from an .xlsx XLSForm, as people and other tools make them. What the reference reader (pyxform) refuses for
/// its form is refused; what it accepts and is not asked here is left out with a warning. Whether the questionnaire is right
/// is judged by who builds it.
/// </summary>
internal sealed class XlsFormReader
{
    private static readonly HashSet<string> KnownSheets = ["survey", "choices", "settings"];
    private static readonly HashSet<string> SheetsOfOthers = ["external_choices", "osm", "entities"];

    private readonly string file;
    private readonly List<Problem> problems = [];
    private readonly FormPlaces places = new();

    private XlsFormReader(string file) => this.file = file;

    /// <param name="stream">The workbook.</param>
    /// <param name="file">What the problems call it; its name stands in for a missing form_id.</param>
    /// <param name="reference">The reference lists by name; the levels of a criterion as <c>criteria-settings#omvang</c>.</param>
    /// <returns>The document, or null when there is no workbook with a survey to be read; where its parts stand; and what is wrong.</returns>
    public static (FormDocument? Document, FormPlaces Places, IReadOnlyList<Problem> Problems) Read(Stream stream, string file, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        var reader = new XlsFormReader(file);
        FormDocument? document = null;
        try
        {
            using var workbook = XlsxWorkbook.Open(stream);
            document = reader.ReadWorkbook(workbook, reference);
        }
        catch (XlsxException refused)
        {
            reader.Report("1", ProblemCodes.NoWorkbook, Severity.Error, refused.Message);
        }
        return (document, reader.places, reader.problems);
    }

    private FormDocument? ReadWorkbook(XlsxWorkbook workbook, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        var sheets = SheetsOf(workbook);
        if (!sheets.TryGetValue("survey", out var surveySheet))
        {
            Report("1", ProblemCodes.MissingSheet, Severity.Error, $"Het blad ‘survey’ met de vragen ontbreekt; er {(workbook.Sheets.Count == 1 ? "is" : "zijn")}: {string.Join(", ", workbook.Sheets.Select(sheet => $"‘{sheet.Name}’"))}. Geef het blad met de vragen de naam survey.");
            return null;
        }
        var settings = new XlsFormSettings(file, Report);
        if (sheets.TryGetValue("settings", out var settingsSheet)) settings.ReadRow(workbook.Rows(settingsSheet), settingsSheet.Name);

        var survey = new XlsFormSurvey(surveySheet.Name, settings, Report);
        if (!survey.Read(workbook.Rows(surveySheet))) return null;
        settings.Complete(survey.Headers);
        survey.LeaveOutWhatDepends();

        var lists = new List<FormList>();
        if (sheets.TryGetValue("choices", out var choicesSheet))
            lists = new XlsFormChoices(choicesSheet.Name, settings, survey.LeftOut, reference, places, Report).Read(workbook.Rows(choicesSheet));
        return new FormDocument { Settings = settings.Build(places, surveySheet.Name), Lists = lists, Survey = survey.Build(places) };
    }

    /// <summary>The sheets by what they are for, whatever the case and blanks of their names; one sheet alone is the survey.</summary>
    private Dictionary<string, XlsxSheet> SheetsOf(XlsxWorkbook workbook)
    {
        var sheets = new Dictionary<string, XlsxSheet>();
        foreach (var sheet in workbook.Sheets)
        {
            var name = (FormText.Code(sheet.Name) ?? "").ToLowerInvariant().Replace(' ', '_');
            if (KnownSheets.Contains(name) && sheets.TryAdd(name, sheet)) continue;
            if (workbook.Sheets.Count == 1) sheets["survey"] = sheet;
            else if (KnownSheets.Contains(name)) Ignore($"Er zijn meer bladen ‘{name}’; wij lezen het eerste.");
            else if (SheetsOfOthers.Contains(name)) Ignore($"Het blad ‘{sheet.Name}’ slaan wij over: dat deel van XLSForm wordt hier niet gebruikt.");
            else if (KnownSheets.FirstOrDefault(known => IsClose(known, name)) is { } meant && !name.StartsWith('_')) Ignore($"Het blad ‘{sheet.Name}’ slaan wij over. Bedoelt u ‘{meant}’? Geef het dan die naam.");

            void Ignore(string sentence) => Report($"{sheet.Name}!A1", ProblemCodes.Ignored, Severity.Warning, sentence);
        }
        return sheets;
    }

    /// <summary>Whether at most two letters differ.</summary>
    private static bool IsClose(string wanted, string name)
    {
        var previous = Enumerable.Range(0, name.Length + 1).ToArray();
        for (var row = 1; row <= wanted.Length; row++)
        {
            var current = new int[name.Length + 1];
            current[0] = row;
            for (var column = 1; column <= name.Length; column++)
                current[column] = Math.Min(Math.Min(previous[column], current[column - 1]) + 1, previous[column - 1] + (wanted[row - 1] == name[column - 1] ? 0 : 1));
            previous = current;
        }
        return previous[^1] <= 2;
    }

    private void Report(string place, string code, Severity severity, string sentence) => problems.Add(new Problem(file, place, code, severity, sentence));
}
