using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Scanner.Core.Exports;
using Scanner.Core.Prioritisation;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Exports;

public sealed class PrioritySheetTests
{
    private static readonly int?[][] Levels =
    [
        [4, 3, 2, 1, 0], [2, 2, 2, 2, 2], [2, 2, 2, 2, 2], [null, 4, 4, null, 1], [0, 0, 0, 0, 0], [4, 4, 4, 4, 4], [1, null, null, null, null],
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Weights_are_yellow_scores_may_be_changed_and_formulas_carry_their_values()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await ScoredAsync(database);
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        using var book = await MakeWorkbookTests.MadeAsync(database, access);
        Assert.Empty(book.Errors);
        Assert.Equal(Expected(view), Written(book));
        foreach (var at in new[] { "D5", "H5", "D7", "C7" })
        {
            var fill = book.Book.WorkbookStylesPart!.Stylesheet.Fills!.Elements<Fill>().ElementAt((int)book.Format(book.Cell(PrioritySheet.Name, at)!).FillId!.Value);
            Assert.EndsWith("FFF2A8", fill.PatternFill!.ForegroundColor!.Rgb!.Value!, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Equal(3, book.Part(PrioritySheet.Name).Worksheet.Descendants<DataValidation>().Count());
        Assert.True(book.Book.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
    }

    [Fact]
    public async Task LibreOffice_computes_the_same_ranking_as_the_product()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await ScoredAsync(database);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(access, stream, Stop);
        Forget(stream);
        using var book = new WorkbookReader(await LibreOffice.RecalculateAsync(stream, Stop));
        Assert.Equal(Expected(await database.Get<RankGroups>().OpenAsync(access, Stop)), Written(book));
    }

    [Fact]
    public async Task Own_groups_with_names_that_look_like_formulas_stay_texts_and_rank_with_the_others()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await ScoredAsync(database);
        string[] names = ["=1+1", "+", "-", "@SUM(A1)", "'=HYPERLINK(\"x\")", "%", "شباب", "🙂 é e\u0301", "=cmd|' /C calc'!A0"];
        foreach (var name in names) Assert.Equal(GroupOutcome.Saved, await database.Get<ChangeGroups>().AddAsync(access, name, Stop));
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        foreach (var (group, place) in view.Groups.Where(group => group.IsOwn).Select((group, place) => (group, place)))
            foreach (var criterion in view.Criteria)
                await database.Get<ScoreGroups>().SetScoreAsync(access, group.Id, criterion.Criterion.Name, place % 3 == 2 ? null : place % 3, "=2+2", Stop);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(access, stream, Stop);
        Forget(stream);
        using (var made = new WorkbookReader(new MemoryStream(stream.ToArray()))) Assert.Empty(made.Errors);
        using var book = new WorkbookReader(await LibreOffice.RecalculateAsync(stream, Stop));
        Assert.Equal(Expected(await database.Get<RankGroups>().OpenAsync(access, Stop)), Written(book));
        Assert.All(names, name => Assert.Contains(name, Written(book).Keys));
    }

    [Fact]
    public void A_sheet_with_more_rows_than_Excel_holds_goes_on_in_the_next()
    {
        var rows = Enumerable.Range(1, 5).Select(number => (IReadOnlyList<Core.Exports.Cell>)[new Core.Exports.Cell($"rij {number}"), default]).ToList();
        var sheets = new TableSheet("Antwoorden", "Alles.", [new Core.Exports.Column("Waarde", "", 20), TableSheet.ContinuedColumn], rows, "", IsRaw: true).Divided(2).ToList();
        using var stream = new MemoryStream();
        WorkbookLayout.Write(stream, "Lang", DateTimeOffset.UnixEpoch, sheets);
        WorkbookRows.Write(stream, sheets);
        using var book = new WorkbookReader(stream);
        Assert.Empty(book.Errors);
        Assert.Equal(["Antwoorden", "Antwoorden2", "Antwoorden3"], book.Names);
        Assert.Equal(["rij 1", "rij 2", "rij 3", "rij 4", "rij 5"], book.Names.SelectMany(name => book.Table(name)).Select(row => row["Waarde"]));
    }

    [Fact]
    public async Task Changing_a_weight_in_the_file_changes_the_order_as_the_product_would()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await ScoredAsync(database);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(access, stream, Stop);
        var before = await database.Get<RankGroups>().OpenAsync(access, Stop);
        int[] points = [90, 0, 5, 0, 37];
        await database.Get<ScoreGroups>().SetWeightsAsync(access, before.Criteria.Zip(points).ToDictionary(pair => pair.First.Criterion.Name, pair => pair.Second), Stop);
        var after = await database.Get<RankGroups>().OpenAsync(access, Stop);
        Assert.NotEqual(Expected(before), Expected(after));
        using (var edited = new WorkbookReader(stream))
            for (var criterion = 0; criterion < points.Length; criterion++)
                edited.SetNumber(PrioritySheet.Name, $"{(char)('D' + criterion)}5", points[criterion]);
        using var book = new WorkbookReader(await LibreOffice.RecalculateAsync(stream, Stop));
        Assert.Equal(Expected(after), Written(book));
    }

    [Fact]
    public async Task Without_any_weight_the_file_says_so_and_shows_no_score()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await ScoredAsync(database);
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        await database.Get<ScoreGroups>().SetWeightsAsync(access, view.Criteria.ToDictionary(entry => entry.Criterion.Name, _ => 0), Stop);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(access, stream, Stop);
        using var book = new WorkbookReader(await LibreOffice.RecalculateAsync(stream, Stop));
        Assert.StartsWith("Alle gewichten zijn 0", book.Rows(PrioritySheet.Name)[2]["A"], StringComparison.Ordinal);
        Assert.All(Written(book).Values, row => Assert.Equal(("", "", "", ""), (row.Place, row.Score, row.Lower, row.Upper)));
    }

    [Fact]
    public void Many_criteria_make_a_wide_but_valid_sheet()
    {
        var text = Scanner.Core.Questionnaires.LocalText.Of("Maat", "Criterion");
        var criteria = Enumerable.Range(0, 400).Select(index => new CriterionView(new Criterion($"maat{index}", CriterionAxis.Need, 1, text, text, [text, text, text, text, text]), 1)).ToList();
        var group = new GroupView(Guid.NewGuid(), "groep", "Groep", "", false, true, [.. criteria.Select(entry => new ScoreView(entry.Criterion.Name, true, 2, "", "", null))], new NeedScore(50, 50, 50), new RankingPlace(1, 1, 1));
        var sheet = PrioritySheet.Of(new RankingView(RankingState.Ranked, criteria, [group]), [], new DutchWords(Scanner.Core.Questionnaires.QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder)));
        using var stream = new MemoryStream();
        WorkbookLayout.Write(stream, "Breed", DateTimeOffset.UnixEpoch, [sheet]);
        WorkbookRows.Write(stream, [sheet]);
        using var book = new WorkbookReader(stream);
        Assert.Empty(book.Errors);
        Assert.Equal("50", book.TextOf(book.Cell(PrioritySheet.Name, "ON7")!));
    }

    private sealed record Row(string Place, string Score, string Lower, string Upper, string Unknown);

    private static Dictionary<string, Row> Expected(RankingView view) => view.Groups.ToDictionary(group => group.Label, group => new Row(
        group.Place?.Place.ToString(CultureInfo.InvariantCulture) ?? "", Text(group.Need?.Score), Text(group.Need?.Lower), Text(group.Need?.Upper), Text(group.Unknown + group.ToDo)));

    private static Dictionary<string, Row> Written(WorkbookReader book) => book.Rows(PrioritySheet.Name)
        .Skip(PrioritySheet.FirstGroupRow - 1).TakeWhile(row => row.ContainsKey("C"))
        .ToDictionary(row => row["B"], row => new Row(row.GetValueOrDefault("A", ""), Number(row, "I"), Number(row, "J"), Number(row, "K"), Number(row, "L")));

    private static string Number(IReadOnlyDictionary<string, string> row, string column) =>
        row.TryGetValue(column, out var text) ? Text(double.Parse(text, CultureInfo.InvariantCulture)) : "";

    private static string Text(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Takes the values out of the formulas, so that only who computes can know them.</summary>
    private static void Forget(MemoryStream stream)
    {
        using var book = new WorkbookReader(stream);
        foreach (var cell in book.Part(PrioritySheet.Name).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Where(cell => cell.CellFormula is not null)) cell.CellValue = null;
        book.Part(PrioritySheet.Name).Worksheet.Save();
    }

    private static async Task<ScanAccess> ScoredAsync(TestDatabase database)
    {
        var access = await database.NewScanAsync();
        var view = await database.Get<RankGroups>().OpenAsync(access, Stop);
        for (var group = 0; group < Levels.Length; group++)
            for (var criterion = 0; criterion < 5; criterion++)
                // The last group has unscored criteria, the others unknown ones.
                if (Levels[group][criterion] is not null || group != Levels.Length - 1)
                    await database.Get<ScoreGroups>().SetScoreAsync(access, view.Groups[group].Id, view.Criteria[criterion].Criterion.Name, Levels[group][criterion], "", Stop);
        await database.Get<ChangeGroups>().SetOccursAsync(access, view.Groups[5].Id, false, Stop);
        return access;
    }
}
