using Scanner.Core.Data;
using Scanner.Core.Findings;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Findings;

public sealed class ViewAssessmentGridTests
{
    private static readonly DateOnly March = new(2027, 3, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rows_count_partners_and_grade_by_kinds_of_source(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scan = new FilledScan(database, await database.NewScanAsync());
        var (first, second, third) = (await scan.PartnerAsync(), await scan.PartnerAsync("school-vo"), await scan.PartnerAsync("ggd"));
        var code = await scan.CodeAsync("Signaal");
        var online = await scan.OnlineAsync(first, true, ("gebruik", "Ballonnen"), ("problemen", "Ruzie"));
        await scan.OnlineAsync(first, true, ("gebruik", "Nog een keer"));
        await scan.OnlineAsync(second, submitted: false, ("gebruik", "Niet ingestuurd"));
        var conversation = await scan.ConversationAsync(third, March, (Answer.NotesOn("eerst"), "Pillen"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen", code);
        await scan.QuoteAsync(online, "problemen", "Ruzie", code);
        await scan.QuoteAsync(conversation, Answer.NotesOn("eerst"), "Pillen", code);

        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal(10, grid.Rows.Count);
        // Key questions 1 and 2 are served by the notes of their section as well; 3 was asked and not answered; 4 was not asked.
        Assert.Equal((1, 1, 2, Grade.Fair), Facts(grid.Rows[0]));
        Assert.Equal((1, 1, 2, Grade.Fair), Facts(grid.Rows[1]));
        Assert.Equal((0, 0, 0, Grade.BlindSpot), Facts(grid.Rows[2]));
        Assert.Equal((0, 0, 0, Grade.NotAsked), Facts(grid.Rows[3]));
        Assert.Equal(new Part(1, 2), grid.Answered);
        Assert.Equal(1, grid.Conversations);
        Assert.Equal(new Part(3, 4), grid.Coded);
        Assert.Equal(1, grid.Uncoded);
        Assert.Equal(1, grid.OpenInvitations);
        Assert.Equal(new Part(2, 10), grid.WellAnswered);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Who_answered_anonymously_or_takes_no_part_is_not_waited_for(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scan = new FilledScan(database, await database.NewScanAsync());
        await scan.InviteAsync(await scan.PartnerAsync("ggd"));
        await ChangeAsync(database, scan, await scan.InviteAsync(await scan.PartnerAsync("politie")), invitation => invitation.Cut());
        await ChangeAsync(database, scan, await scan.InviteAsync(await scan.PartnerAsync("halt")), invitation => invitation.Decline("", database.Clock.GetUtcNow()));
        await ChangeAsync(database, scan, await scan.InviteAsync(await scan.PartnerAsync("horeca")), invitation => invitation.Erased(database.Clock.GetUtcNow()));

        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal((new Part(1, 4), 1), (grid.Answered, grid.OpenInvitations));
        Assert.DoesNotContain(grid.NotHeard, kind => kind.PartnerType == "politie");
        var menu = (await database.Get<ViewScanMenu>().OpenAsync(scan.Access.AccountId, scan.Access.Slug, Stop))!;
        Assert.Equal((4, 1), (menu.Invited, menu.Submitted));
    }

    [Fact]
    public async Task The_menu_counts_answers_to_invitations_and_not_what_came_in_otherwise()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        await scan.OnlineAsync(await scan.PartnerAsync(), submitted: true);
        await scan.OnlineAsync(await scan.PartnerAsync(), submitted: false);
        var paper = Response.Entered(scan.Access.ScanId, (await scan.PartnerAsync()).Id, (await scan.VersionAsync()).Id, null, ResponseMode.Paper, "Toets", database.Clock.GetUtcNow());
        paper.Submit(database.Clock.GetUtcNow());
        await scan.SaveAsync(paper);
        var menu = (await database.Get<ViewScanMenu>().OpenAsync(scan.Access.AccountId, scan.Access.Slug, Stop))!;
        Assert.Equal((2, 1), (menu.Invited, menu.Submitted));
    }

    private static async Task ChangeAsync(TestDatabase database, FilledScan scan, Invitation invitation, Action<Invitation> change)
    {
        await using var db = await database.Databases.OpenAsync(scan.Access.MunicipalityId, Stop);
        db.Attach(invitation);
        change(invitation);
        await db.SaveChangesAsync(Stop);
    }

    [Fact]
    public async Task One_kind_of_source_or_hearsay_only_is_a_signal()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var code = await scan.CodeAsync("Signaal");
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"), ("problemen", "Ruzie"));
        var conversation = await scan.ConversationAsync(await scan.PartnerAsync(), March, ("gebruik", "Pillen"), ("problemen", "Niets"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen", code);
        await scan.QuoteAsync(conversation, "gebruik", "Pillen", code, fragment => fragment.Mark(isHearsay: true, isFromGroup: false));
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal(Grade.Signal, grid.Rows[0].Grade);
        Assert.Equal(Grade.NotCoded, grid.Rows[1].Grade);
    }

    [Fact]
    public async Task Who_only_says_not_to_know_leaves_a_blank_spot()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Dat weet ik niet"), ("problemen", "-"));
        await scan.ConversationAsync(await scan.PartnerAsync(), March, ("gebruik", "geen idee"), (Answer.NotesOn("daarna"), "  "));
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.All(grid.Rows.Take(3), row => Assert.Equal((0, 0, 0, Grade.BlindSpot), Facts(row)));
    }

    [Fact]
    public async Task A_code_on_an_answer_that_is_no_longer_asked_is_no_evidence()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var code = await scan.CodeAsync("Signaal");
        await scan.VersionAsync("toets", FilledScan.Yaml.Replace("name: gebruik,", "name: gebruik, relevant: \"${problemen} != ''\",", StringComparison.Ordinal));
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen", code);
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal((0, 0, 0, Grade.BlindSpot), Facts(grid.Rows[0]));
    }

    [Fact]
    public async Task A_code_brings_a_fragment_to_its_own_key_questions()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Geen draagvlak"));
        await scan.QuoteAsync(online, "gebruik", "Geen draagvlak", await scan.CodeAsync("Draagvlak", null, 10));
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal((0, 0, 1, Grade.Signal), Facts(grid.Rows[9]));
        // It was asked under key question 1, but what was said is not about that.
        Assert.Equal((1, 0, 0, Grade.NotCoded), Facts(grid.Rows[0]));
    }

    [Fact]
    public async Task New_codes_are_counted_per_conversation_in_order_of_date()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var (gas, pills) = (await scan.CodeAsync("Lachgas"), await scan.CodeAsync("Pillen"));
        var partner = await scan.PartnerAsync();
        var last = await scan.ConversationAsync(partner, March.AddDays(9), ("gebruik", "c"));
        var middle = await scan.ConversationAsync(partner, March.AddDays(5), ("gebruik", "b"), ("problemen", "bb"));
        var first = await scan.ConversationAsync(partner, March, ("gebruik", "a"));
        await scan.QuoteAsync(first, "gebruik", "a", gas);
        await scan.QuoteAsync(middle, "gebruik", "b", gas);
        await scan.QuoteAsync(middle, "problemen", "bb", pills);
        await scan.QuoteAsync(last, "gebruik", "c", pills);
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal([1, 0, 1], grid.Rows[0].NewCodes);
        Assert.Equal([0, 1, 0], grid.Rows[1].NewCodes);
    }

    [Fact]
    public async Task Kinds_of_partner_not_heard_say_how_far_they_got()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        await scan.PartnerAsync("horeca");
        await scan.OnlineAsync(await scan.PartnerAsync("ggd"), submitted: false);
        await scan.OnlineAsync(await scan.PartnerAsync("politie"), true, ("gebruik", "x"));
        await scan.ConversationAsync(await scan.PartnerAsync("halt"), March);
        var kinds = (await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop)).NotHeard;
        Assert.Equal([new NotHeard("ggd", NotHeardReason.NoAnswer), new NotHeard("horeca", NotHeardReason.NotInvited)], kinds.Take(2));
        Assert.DoesNotContain(kinds, kind => kind.PartnerType is "politie" or "halt" or "anders");
        Assert.All(kinds.Skip(2), kind => Assert.Equal(NotHeardReason.NoPartner, kind.Reason));
    }

    [Fact]
    public async Task A_withdrawn_invitation_is_no_invitation()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var invitation = await scan.InviteAsync(await scan.PartnerAsync());
        await using (var db = await database.Databases.OpenAsync(scan.Access.MunicipalityId, Stop))
        {
            db.Attach(invitation);
            invitation.Withdraw(database.Clock.GetUtcNow());
            await db.SaveChangesAsync(Stop);
        }
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(scan.Access, Stop);
        Assert.Equal((new Part(0, 0), 0, Grade.NotAsked), (grid.Answered, grid.OpenInvitations, grid.Rows[0].Grade));
    }

    [Fact]
    public async Task Another_municipality_counts_nothing_of_this_one_and_a_reader_may_look()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var online = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Ballonnen"));
        await scan.QuoteAsync(online, "gebruik", "Ballonnen", await scan.CodeAsync("Signaal"));
        var other = await database.NewScanAsync("gemeente-ander", MemberRole.Reader);
        var grid = await database.Get<ViewAssessmentGrid>().OpenAsync(other, Stop);
        Assert.All(grid.Rows, row => Assert.Equal((0, 0, 0, Grade.NotAsked), Facts(row)));
        Assert.Equal((new Part(0, 0), 0, new Part(0, 0)), (grid.Answered, grid.Conversations, grid.Coded));
    }

    private static (int, int, int, Grade) Facts(GridRow row) => (row.OnlinePartners, row.ConversationPartners, row.Fragments, row.Grade);
}
