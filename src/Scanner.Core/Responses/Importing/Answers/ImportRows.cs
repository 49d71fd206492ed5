using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;
using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>A row of the file as it would go in, or why it cannot.</summary>
/// <param name="Row">The row.</param>
/// <param name="Refused">Why it is left out; null: it can go in.</param>
/// <param name="Response">The response; null when refused.</param>
/// <param name="Answers">Its answers.</param>
/// <param name="Key">What tells it from other rows; null: nothing does.</param>
/// <param name="LeftOut">The columns whose answer is left out, for the question was not asked.</param>
/// <param name="LacksRequired">Whether a required question has no answer (not online, where it cannot be so).</param>
internal sealed record ImportedRow(TableRow Row, TableFault? Refused, Response? Response, IReadOnlyList<Answer> Answers, string? Key, IReadOnlyList<string> LeftOut, bool LacksRequired)
{
    /// <summary>Tells whether the same was imported before.</summary>
    public string Fingerprint => FingerprintOf(Response!.PartnerId, Answers);

    /// <summary>A hash of who answered what, in whatever notation it was typed.</summary>
    public static string FingerprintOf(Guid partnerId, IEnumerable<Answer> answers)
    {
        var text = new StringBuilder(partnerId.ToString());
        foreach (var row in answers.Where(row => row.ValueChoice is not null || !string.IsNullOrEmpty(row.ValueText)).OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Ordinal))
            text.Append('\n').Append(row.Path).Append('\t').Append(row.ValueChoice ?? row.ValueNumber?.ToString("R", CultureInfo.InvariantCulture) ?? row.ValueDate?.ToString("O", CultureInfo.InvariantCulture) ?? row.ValueText);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Reads rows of a file as responses, and judges them with the same engine as a form.</summary>
internal sealed class ImportRows(TableFile table, Questionnaire questionnaire, ImportColumns columns, ImportNotation notation, ScanAccess access, DateTimeOffset now)
{
    private readonly Dictionary<string, ImportChoices> choices = questionnaire.Questions.OfType<SelectQuestion>().ToDictionary(question => question.Name, question => new ImportChoices(question), StringComparer.Ordinal);

    /// <summary>Reads rows, on all processors, and keeps their order.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="partners">The partners they can be about.</param>
    /// <param name="versionId">The version that was answered.</param>
    /// <param name="stop">Stops the work.</param>
    public List<ImportedRow> Read(IReadOnlyList<TableRow> batch, KnownPartners partners, Guid versionId, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return batch.AsParallel().AsOrdered().Select(row => Read(row, partners, versionId)).ToList();
    }

    private ImportedRow Read(TableRow row, KnownPartners partners, Guid versionId)
    {
        if (row.Fault is not null) return Refused(row, row.Fault);
        var (about, fault) = AboutOf(row, partners);
        if (about is null) return Refused(row, fault!);
        var given = new ImportGiven(questionnaire, columns.WithAnswers.Count);
        var read = ValueOf;
        foreach (var column in columns.WithAnswers)
        {
            var cell = row.Cells[column.Index];
            if (given.Take(column, cell, read) is { } sentence) return Refused(row, At(row, column.Index, ImportCodes.BadAnswer, sentence));
        }
        given.SettleTimes();
        var response = Response.Entered(access.ScanId, about.Partner.Id, versionId, null, about.Mode, access.AccountName, about.At);
        var mode = about.Mode == ResponseMode.Conversation ? QuestionMode.Conversation : QuestionMode.Online;
        var sheet = AnswerSheet.Of(questionnaire, given.Stored(), new SheetSetting(mode, about.Partner.Facts, "nl", about.At));
        var lacksRequired = false;
        foreach (var problem in sheet.Problems)
        {
            if (problem.Fault == AnswerFault.Missing && about.Mode != ResponseMode.Online) lacksRequired = true;
            else return Refused(row, Judged(row, given, problem));
        }
        var leftOut = given.Answers.Where(pair => !pair.Value.Answer.IsEmpty && !IsKept(sheet, pair.Key)).Select(pair => pair.Value.Column).Where(name => name.Length > 0).ToList();
        if (about.Key is { } key) response.ImportedAs($"{questionnaire.FormId}/{key}");
        response.Saved(about.At, about.Language ?? questionnaire.DefaultLanguage);
        if (about.Mode != ResponseMode.Conversation || about.IsHandedIn) response.Submit(about.At);
        return new ImportedRow(row, null, response, given.Rows(response.Id, about.At, path => IsKept(sheet, path)), about.Key, leftOut, lacksRequired);
    }

    private static bool IsKept(AnswerSheet sheet, string path) => path.StartsWith('@') ? sheet.Mode == QuestionMode.Conversation : sheet.Asks(path);

    /// <summary>The answer in a cell, or what is wrong with it.</summary>
    private (GivenAnswer Answer, string? Sentence) ValueOf(ImportColumn column, string cell)
    {
        if (cell.Trim().Length == 0) return (GivenAnswer.None, null);
        var question = column.Node?.Item as Question;
        IReadOnlyList<string>? posted = [cell];
        switch (question)
        {
            case SelectQuestion select:
                (posted, var unknown) = choices[select.Name].Read(cell);
                if (posted is null) return (GivenAnswer.None, $"‘{ImportWords.Short(unknown)}’ is geen antwoordoptie van ‘{column.Name}’. Kies uit: {Offered(select)}.");
                break;
            case AcknowledgeQuestion:
                if (Acknowledged(cell) is not { } isYes) return (GivenAnswer.None, $"‘{ImportWords.Short(cell)}’ past niet bij ‘{column.Name}’. Zet ja, of laat de cel leeg.");
                posted = isYes ? [GivenAnswer.Acknowledged] : [];
                break;
            case DateQuestion:
                // What is no day is kept as it was typed, to be named.
                if (notation.Day(cell, table.Sheet is not null) is { } day) return (new GivenAnswer(day.ToString("d-M-yyyy", CultureInfo.InvariantCulture), [], Day: day), null);
                break;
            case DecimalQuestion: posted = [notation.Decimal(cell)]; break;
            case IntegerQuestion: posted = [ImportNotation.Whole(cell)]; break;
        }
        var (answer, fault) = GivenAnswer.Read(question, posted);
        return fault is null ? (answer, null) : (answer, $"‘{ImportWords.Short(cell)}’ kan niet bij ‘{column.Name}’: {ImportWords.RuleOf(fault.Value)}.");
    }

    private (AboutRow? About, TableFault? Fault) AboutOf(TableRow row, KnownPartners partners)
    {
        var (partner, unknown) = partners.Find(Cell(ImportColumns.Partner));
        if (partner is null) return Fault(ImportColumns.Partner, ImportCodes.UnknownPartner, unknown!);
        var typed = Cell(ImportColumns.SubmittedAt).Trim();
        var at = typed.Length == 0 ? now : notation.Moment(typed, table.Sheet is not null);
        if (at is null) return Fault(ImportColumns.SubmittedAt, ImportCodes.BadMoment, $"‘{ImportWords.Short(typed)}’ is geen dag. Schrijf de dag als 14-3-2027 of 2027-03-14, met of zonder tijd.");
        if (at > now.AddDays(1)) return Fault(ImportColumns.SubmittedAt, ImportCodes.BadMoment, $"‘{ImportWords.Short(typed)}’ ligt in de toekomst. Kijk of de dag klopt.");
        if (ImportWords.ModeOf(Cell(ImportColumns.Mode)) is not { } mode) return Fault(ImportColumns.Mode, ImportCodes.BadMode, $"‘{ImportWords.Short(Cell(ImportColumns.Mode))}’ is geen manier van antwoorden. Kies uit: online, gesprek, papier, telefoon.");
        if (!questionnaire.Modes.Contains(mode == ResponseMode.Conversation ? QuestionMode.Conversation : QuestionMode.Online))
            return Fault(ImportColumns.Mode, ImportCodes.BadMode, mode == ResponseMode.Conversation ? "Deze vragenlijst is er niet voor gesprekken. Kies online, papier of telefoon." : "Deze vragenlijst is er alleen voor gesprekken. Kies gesprek.");
        var key = Cell(ImportColumns.ExternalId).Trim();
        if (key.Length > Response.ExternalKeyLength - questionnaire.FormId.Length - 1) return Fault(ImportColumns.ExternalId, ImportCodes.BadKey, "Dit nummer is te lang. Maak het korter dan 100 tekens.");
        var language = Cell(ImportColumns.Language).Trim();
        return (new AboutRow(partner, at.Value, typed.Length > 0, mode, questionnaire.Languages.Contains(language) ? language : null, key.Length == 0 ? null : key), null);

        string Cell(string name) => columns.About(name) is { } index ? row.Cells[index] : "";
        (AboutRow?, TableFault?) Fault(string name, string code, string sentence) => (null, At(row, columns.About(name) ?? 0, code, sentence));
    }

    private TableFault Judged(TableRow row, ImportGiven given, AnswerProblem problem)
    {
        var column = given.ColumnOf(problem.Question);
        var question = questionnaire.Plan.Find(AnswerPath.NameOf(problem.Question))?.Item as Question;
        var rule = problem.Message is { Length: > 0 } said ? said.TrimEnd('.')
            : problem.Fault == AnswerFault.Constraint && question?.Constraint is { } constraint ? $"het moet voldoen aan {constraint.Source}"
            : ImportWords.RuleOf(problem.Fault);
        return column is null
            ? At(row, 0, ImportCodes.Missing, $"‘{problem.Question}’ is leeg: {rule}. Vul de waarde in, of haal de rij weg.")
            : At(row, column.Index, problem.Fault == AnswerFault.Missing ? ImportCodes.Missing : ImportCodes.BadAnswer, problem.Fault == AnswerFault.Missing
                ? $"‘{column.Name}’ is leeg: {rule}. Vul de waarde in, of haal de rij weg."
                : $"‘{ImportWords.Short(row.Cells[column.Index])}’ kan niet bij ‘{column.Name}’: {rule}.");
    }

    private TableFault At(TableRow row, int column, string code, string sentence) => new(table.Name, row.Place(column), code, sentence);

    private static ImportedRow Refused(TableRow row, TableFault fault) => new(row, fault, null, [], null, [], LacksRequired: false);

    private static string Offered(SelectQuestion select) => string.Join(", ", select.Choices.Take(12).Select(choice => choice.Name)) + (select.Choices.Count > 12 ? ", …" : "");

    private static bool? Acknowledged(string cell) => cell.Trim().ToUpperInvariant() switch
    {
        "OK" or "JA" or "YES" or "J" or "Y" or "TRUE" or "WAAR" or "1" or "X" => true,
        "NEE" or "NO" or "N" or "FALSE" or "ONWAAR" or "0" or "" => false,
        _ => null,
    };

    private sealed record AboutRow(KnownPartner Partner, DateTimeOffset At, bool IsHandedIn, ResponseMode Mode, string? Language, string? Key);
}
