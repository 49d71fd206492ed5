using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Exports;
using Scanner.Core.Prioritisation;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Findings;

namespace Scanner.Core.Tests.Exports;

public sealed class MakeWorkbookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_full_scan_gives_six_sheets_with_every_word_in_its_place(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scan = await FullAsync(database);
        using var book = await MadeAsync(database, scan.Access);
        Assert.Equal(["Leeswijzer", "Respons", "Antwoorden", "Thema's", "Citaten", "Prioriteiten"], book.Names);
        Assert.Empty(book.Errors);

        var partner = book.Table("Respons")[0];
        Assert.Equal(("P01", "Politie", "ja", "ingestuurd", "0"), (partner["Bron"], partner["Soort partner"], partner["Uitgenodigd"], partner["Stand"], partner["Gesprekken"]));
        Assert.Equal("begonnen, niet ingestuurd", book.Table("Respons")[2]["Stand"]);

        var answers = book.Table("Antwoorden");
        Assert.Equal(["Ballonnen op het plein", "rood", "12", "Zij noemen pillen"], answers.Select(row => row["Waarde"]));
        Assert.Equal(("Wat ziet u?", "gebruik", "1", "online", "P01-1"), (answers[0]["Vraag"], answers[0]["Vraagnaam"], answers[0]["Kernvragen"], answers[0]["Wijze"], answers[0]["Inzending"]));
        Assert.Equal("Rood", answers[1]["Keuze"]);
        Assert.Equal("12", answers[2]["Getal"]);
        Assert.Equal(("@notes/eerst", "gesprek", "Notities bij ‘Eerste onderdeel’"), (answers[3]["Vraagnaam"], answers[3]["Wijze"], answers[3]["Vraag"]));

        var theme = book.Table("Thema's")[1];
        Assert.Equal(("Lachgas", "Middelen", "2", "2", "gesprek; online", "GGD; Politie"), (theme["Code"], theme["Hoofdcode"], theme["Citaten"], theme["Partners"], theme["Soorten bron"], theme["Soorten partners"]));

        var quotes = book.Table("Citaten");
        Assert.Equal([("Ballonnen", "P01", "Codeur 1"), ("Zij noemden poeder", "P02", "Codeur 1")], quotes.Select(row => (row["Citaat"], row["Bron"], row["Codeur"])));
        Assert.Equal(("ja", "nee"), (quotes[1]["Van horen zeggen"], quotes[1]["Uit de groep zelf"]));
        Assert.Contains("versie 1", quotes[1]["Opmerking"], StringComparison.Ordinal);
        Assert.False(quotes[0].ContainsKey("Opmerking"));

        var priorities = book.Rows("Prioriteiten").SelectMany(row => row.Values).ToList();
        Assert.Contains("Veel signalen", priorities);
        Assert.Contains(quotes[0]["Verwijzing"], priorities);
        Assert.Contains("zelf gezien", priorities);
    }

    [Fact]
    public async Task A_quote_that_carries_a_priority_stands_on_Citaten_also_when_its_code_was_taken_away()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen op het plein"));
        var fragment = await scan.QuoteAsync(response, "gebruik", "Ballonnen op het plein", await scan.CodeAsync("Lachgas"));
        var group = (await database.Get<RankGroups>().OpenAsync(scan.Access, Stop)).Groups[0].Id;
        await database.Get<ChoosePriorities>().ChooseAsync(scan.Access, new PriorityContent(group, "Veel signalen", [fragment.Id]), Stop);
        await Prioritisation.ChoosePrioritiesTests.UncodeAsync(database, scan.Access);
        using var book = await MadeAsync(database, scan.Access);
        Assert.Empty(book.Errors);
        var row = Assert.Single(book.Table("Citaten"));
        Assert.Equal(("Ballonnen op het plein", "P01", "P01-1", "Wat ziet u?", fragment.Id.ToString()), (row["Citaat"], row["Bron"], row["Inzending"], row["Vraag"], row["Verwijzing"]));
        Assert.False(row.ContainsKey("Code"));
        Assert.Contains("weggehaald", row["Opmerking"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_from_an_answer_that_is_no_longer_asked_says_that_it_does_not_count()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        await scan.VersionAsync("toets", FilledScan.Yaml.Replace("name: gebruik,", "name: gebruik, relevant: \"${problemen} != ''\",", StringComparison.Ordinal));
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"));
        await scan.QuoteAsync(response, "gebruik", "Ballonnen", await scan.CodeAsync("Lachgas"));
        using var book = await MadeAsync(database, scan.Access);
        Assert.Contains("telt niet meer mee", Assert.Single(book.Table("Citaten"))["Opmerking"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Respons_says_of_who_answered_anonymously_declined_or_had_all_erased_what_happened()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        foreach (var change in new Action<Invitation>[] { invitation => invitation.Cut(), invitation => invitation.Decline("", database.Clock.GetUtcNow()), invitation => invitation.Erased(database.Clock.GetUtcNow()), _ => { } })
        {
            var invitation = await scan.InviteAsync(await scan.PartnerAsync());
            await using var db = await database.Databases.OpenAsync(scan.Access.MunicipalityId, Stop);
            db.Attach(invitation);
            change(invitation);
            await db.SaveChangesAsync(Stop);
        }
        using var book = await MadeAsync(database, scan.Access);
        Assert.Equal(["ingestuurd, anoniem", "doet niet mee", "liet de antwoorden wissen", "nog niet begonnen"], book.Table("Respons").Select(row => row["Stand"]));
    }

    [Fact]
    public async Task No_name_of_a_person_or_organisation_and_nothing_unsubmitted_is_in_the_file()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = await FullAsync(database);
        using var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(scan.Access, stream, Stop);
        using var archive = new System.IO.Compression.ZipArchive(stream);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync(Stop);
            Assert.DoesNotContain("Geheime Naam", text, StringComparison.Ordinal);
            Assert.DoesNotContain(scan.Access.AccountName, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Niet ingestuurd geheim", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_column_of_every_sheet_is_described_on_Leeswijzer()
    {
        await using var database = await TestDatabase.OpenAsync();
        using var book = await MadeAsync(database, (await FullAsync(database)).Access);
        var described = book.Rows("Leeswijzer").Where(row => row.ContainsKey("B") && row.ContainsKey("C")).Select(row => (row.GetValueOrDefault("A"), row["B"])).ToHashSet();
        foreach (var sheet in book.Names.Skip(1))
            foreach (var header in book.Rows(sheet)[sheet == "Prioriteiten" ? PrioritySheet.HeaderRow - 1 : 0].Values)
                Assert.Contains((sheet, header), described);
        var guide = string.Join('\n', book.Rows("Leeswijzer").SelectMany(row => row.Values));
        Assert.Contains("volledige werkexemplaar", guide, StringComparison.Ordinal);
        Assert.Contains("21 november 2026 om 14:03", guide, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_can_be_filtered_whole_and_repeat_their_header_in_print()
    {
        await using var database = await TestDatabase.OpenAsync();
        using var book = await MadeAsync(database, (await FullAsync(database)).Access);
        var names = book.Book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.DefinedName>().Select(name => $"{name.Name} {name.Text}").ToList();
        Assert.Contains("_xlnm._FilterDatabase Antwoorden!$A$1:$O$5", names);
        Assert.Contains("_xlnm.Print_Titles Antwoorden!$1:$1", names);
        Assert.Contains("_xlnm.Print_Titles 'Thema''s'!$1:$1", names);
        foreach (var sheet in new[] { "Respons", "Antwoorden", "Thema's", "Citaten" })
        {
            var part = book.Part(sheet).Worksheet;
            Assert.EndsWith(book.Rows(sheet).Count.ToString(System.Globalization.CultureInfo.InvariantCulture), part.Elements<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>().Single().Reference!.Value!, StringComparison.Ordinal);
            Assert.Equal("A2", part.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single().TopLeftCell!.Value);
            var font = book.Book.WorkbookStylesPart!.Stylesheet.Fonts!.Elements<DocumentFormat.OpenXml.Spreadsheet.Font>().ElementAt((int)book.Format(book.Cell(sheet, "A1")!).FontId!.Value);
            Assert.NotNull(font.Bold);
        }
    }

    [Fact]
    public async Task An_empty_scan_gives_a_valid_workbook_that_says_so()
    {
        await using var database = await TestDatabase.OpenAsync();
        using var book = await MadeAsync(database, await database.NewScanAsync());
        Assert.Empty(book.Errors);
        Assert.StartsWith("Er staan nog geen partners", book.Rows("Respons")[1]["A"], StringComparison.Ordinal);
        Assert.StartsWith("Er zijn nog geen antwoorden", book.Rows("Antwoorden")[1]["A"], StringComparison.Ordinal);
        Assert.StartsWith("Er is nog geen codeboek", book.Rows("Thema's")[1]["A"], StringComparison.Ordinal);
        Assert.StartsWith("Er zijn nog geen citaten", book.Rows("Citaten")[1]["A"], StringComparison.Ordinal);
        Assert.StartsWith("Er zijn nog geen scores", book.Rows("Prioriteiten")[2]["A"], StringComparison.Ordinal);
        Assert.Contains(book.Rows("Prioriteiten"), row => row.GetValueOrDefault("A", "").StartsWith("Er zijn nog geen prioriteiten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_scan_gives_the_same_sheets()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = await FullAsync(database);
        using var first = await MadeAsync(database, scan.Access);
        using var second = await MadeAsync(database, scan.Access);
        foreach (var sheet in first.Names) Assert.Equal(first.Part(sheet).Worksheet.OuterXml, second.Part(sheet).Worksheet.OuterXml);
    }

    [Fact]
    public async Task Making_it_is_logged_and_only_who_may_export_can()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        await database.Get<MakeWorkbook>().MakeAsync(access, Stream.Null, Stop);
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        var entry = await db.Set<AuditEntry>().SingleAsync(Stop);
        Assert.Equal(("workbook.exported", access.AccountId, access.ScanId), (entry.Action, entry.AccountId, entry.SubjectId));
        foreach (var role in new[] { MemberRole.Reader, MemberRole.Coder, MemberRole.Interviewer })
        {
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<MakeWorkbook>().MakeAsync(access with { Role = role }, Stream.Null, Stop));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<MakeWorkbook>().OpenAsync(access with { Role = role }, Stop));
        }
    }

    [Fact]
    public async Task Another_municipality_gets_nothing_of_this_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        await FullAsync(database);
        var other = await database.NewScanAsync("gemeente-ander");
        var contents = await database.Get<MakeWorkbook>().OpenAsync(other, Stop);
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), (contents.Partners, contents.Submitted, contents.Conversations, contents.Answers, contents.Codes, contents.Quotes, contents.Priorities));
    }

    [Fact]
    public async Task The_page_hears_what_is_in_it()
    {
        await using var database = await TestDatabase.OpenAsync();
        var contents = await database.Get<MakeWorkbook>().OpenAsync((await FullAsync(database)).Access, Stop);
        Assert.Equal(new WorkbookContents(3, 1, 1, 1, 4, 2, 2, 1, 9, RankingState.Ranked, 1, 0), contents);
    }

    /// <summary>Three partners: one handed in, one spoken to, one not finished; a codebook, quotes, a score and a priority.</summary>
    internal static async Task<FilledScan> FullAsync(TestDatabase database)
    {
        var scan = new FilledScan(database, await database.NewScanAsync());
        var (police, ggd, school) = (await scan.PartnerAsync("politie"), await scan.PartnerAsync("ggd"), await scan.PartnerAsync("school-vo"));
        var online = await scan.OnlineAsync(police, true, ("gebruik", "Ballonnen op het plein"));
        await scan.SaveAsync(Answer.OfChoice(online.Id, "kleuren", 0, "rood", 1, database.Clock.GetUtcNow()), Answer.OfText(online.Id, "aantal", "12", 12, null, 1, database.Clock.GetUtcNow()));
        await scan.OnlineAsync(school, false, ("gebruik", "Niet ingestuurd geheim"));
        var talk = await scan.ConversationAsync(ggd, new DateOnly(2027, 3, 14), (Answer.NotesOn("eerst"), "Zij noemen pillen"));
        var gas = await scan.CodeAsync("Lachgas", await scan.CodeAsync("Middelen"));
        var quote = await scan.QuoteAsync(online, "gebruik", "Ballonnen", gas);
        // The note was corrected after it was coded: these words no longer stand in it.
        await scan.QuoteAsync(talk, Answer.NotesOn("eerst"), "Zij noemden poeder", gas, fragment => fragment.Mark(isHearsay: true, isFromGroup: false));
        var view = await database.Get<RankGroups>().OpenAsync(scan.Access, Stop);
        await database.Get<ScoreGroups>().SetScoreAsync(scan.Access, view.Groups[0].Id, view.Criteria[0].Criterion.Name, 3, "zelf gezien", Stop);
        await database.Get<ChoosePriorities>().ChooseAsync(scan.Access, new PriorityContent(view.Groups[0].Id, "Veel signalen", [quote.Id]), Stop);
        return scan;
    }

    internal static async Task<WorkbookReader> MadeAsync(TestDatabase database, ScanAccess access)
    {
        var stream = new MemoryStream();
        await database.Get<MakeWorkbook>().MakeAsync(access, stream, Stop);
        return new WorkbookReader(stream);
    }
}
