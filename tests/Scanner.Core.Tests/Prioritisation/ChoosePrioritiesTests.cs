using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Prioritisation;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Findings;

namespace Scanner.Core.Tests.Prioritisation;

public sealed class ChoosePrioritiesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_priority_is_chosen_with_its_quotes_moved_removed_and_put_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var scan = new FilledScan(database, access);
        var partner = await scan.PartnerAsync("jeugd-en-jongerenwerk");
        var response = await scan.OnlineAsync(partner, true, ("gebruik", "Ik zie ballonnen op het plein."));
        var code = await scan.CodeAsync("Lachgas");
        var fragment = await scan.QuoteAsync(response, "gebruik", "Ik zie ballonnen op het plein.", code, made => made.Mark(true, false));
        var groups = (await database.Get<RankGroups>().OpenAsync(access, Stop)).Groups;
        var choose = database.Get<ChoosePriorities>();
        Assert.Equal(PriorityOutcome.Saved, await choose.ChooseAsync(access, new PriorityContent(groups[0].Id, " Veel signalen ", [fragment.Id]), Stop));
        Assert.Equal(PriorityOutcome.Saved, await choose.ChooseAsync(access, new PriorityContent(groups[1].Id, "Weinig bereik", []), Stop));
        Assert.Equal(PriorityOutcome.ChosenAlready, await choose.ChooseAsync(access, new PriorityContent(groups[1].Id, "Nog eens", []), Stop));

        var chosen = await choose.OpenAsync(access, Stop);
        Assert.Equal([(groups[0].Id, 1, "Veel signalen"), (groups[1].Id, 2, "Weinig bereik")], chosen.Select(priority => (priority.GroupId, priority.Rank, priority.Reason)));
        var quote = Assert.Single(chosen[0].Quotes);
        Assert.Equal(("Ik zie ballonnen op het plein.", "P01", "jeugd-en-jongerenwerk", "Wat ziet u?", response.Id, "gebruik"), (quote.Text, quote.Pseudonym, quote.PartnerType, quote.Question, quote.ResponseId, quote.Path));
        Assert.Equal((true, false, false), (quote.IsHearsay, quote.IsFromGroup, quote.IsOrphaned));
        Assert.Equal(["Lachgas"], quote.Codes);

        Assert.Equal(PriorityOutcome.Saved, await choose.MoveAsync(access, groups[1].Id, -1, Stop));
        Assert.Equal(PriorityOutcome.Saved, await choose.MoveAsync(access, groups[1].Id, -1, Stop));
        Assert.Equal([groups[1].Id, groups[0].Id], (await choose.OpenAsync(access, Stop)).Select(priority => priority.GroupId));
        Assert.Equal(PriorityOutcome.Saved, await choose.ChangeAsync(access, new PriorityContent(groups[1].Id, "Andere reden", [fragment.Id]), chosen[1], Stop));
        Assert.Equal(PriorityOutcome.ChangedMeanwhile, await choose.ChangeAsync(access, new PriorityContent(groups[1].Id, "Van een oud scherm", []), chosen[1], Stop));

        var removed = await choose.RemoveAsync(access, groups[1].Id, Stop);
        Assert.Null(await choose.RemoveAsync(access, groups[1].Id, Stop));
        Assert.Equal([1], (await choose.OpenAsync(access, Stop)).Select(priority => priority.Rank));
        Assert.Equal(PriorityOutcome.Saved, await choose.ChooseAsync(access, removed!, Stop));
        chosen = await choose.OpenAsync(access, Stop);
        Assert.Equal([(groups[1].Id, "Andere reden", 1), (groups[0].Id, "Veel signalen", 1)], chosen.Select(priority => (priority.GroupId, priority.Reason, priority.Quotes.Count)));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var choose = database.Get<ChoosePriorities>();
        var group = (await database.Get<RankGroups>().OpenAsync(access, Stop)).Groups[0].Id;
        Assert.Equal(PriorityOutcome.NoReason, await choose.ChooseAsync(access, new PriorityContent(group, " ", []), Stop));
        Assert.Equal(PriorityOutcome.ReasonTooLong, await choose.ChooseAsync(access, new PriorityContent(group, new string('x', Priority.ReasonLength + 1), []), Stop));
        Assert.Equal(PriorityOutcome.NoSuchQuote, await choose.ChooseAsync(access, new PriorityContent(group, "x", [Guid.NewGuid()]), Stop));
        Assert.Equal(PriorityOutcome.NoSuchGroup, await choose.ChooseAsync(access, new PriorityContent(Guid.NewGuid(), "x", []), Stop));
        Assert.Equal(PriorityOutcome.NotChosen, await choose.ChangeAsync(access, new PriorityContent(group, "x", []), new PriorityView(group, "", 1, "x", []), Stop));
        Assert.Equal(PriorityOutcome.NotChosen, await choose.MoveAsync(access, group, 1, Stop));
        await database.Get<ChangeGroups>().SetOccursAsync(access, group, false, Stop);
        Assert.Equal(PriorityOutcome.NoSuchGroup, await choose.ChooseAsync(access, new PriorityContent(group, "x", []), Stop));
    }

    [Fact]
    public async Task A_removed_priority_comes_back_without_the_quotes_that_were_erased_meanwhile()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var code = await scan.CodeAsync("Lachgas");
        var (stays, goes) = (await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Blijft")), await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Gaat weg")));
        var (kept, erased) = (await scan.QuoteAsync(stays, "gebruik", "Blijft", code), await scan.QuoteAsync(goes, "gebruik", "Gaat weg", code));
        var choose = database.Get<ChoosePriorities>();
        var group = (await database.Get<RankGroups>().OpenAsync(scan.Access, Stop)).Groups[0].Id;
        await choose.ChooseAsync(scan.Access, new PriorityContent(group, "Een reden", [kept.Id, erased.Id]), Stop);
        var removed = await choose.RemoveAsync(scan.Access, group, Stop);
        await EraseAsync(database, scan.Access, goes.Id);
        Assert.Equal(PriorityOutcome.Saved, await choose.PutBackAsync(scan.Access, removed!, Stop));
        var back = Assert.Single(await choose.OpenAsync(scan.Access, Stop));
        Assert.Equal(("Een reden", "Blijft"), (back.Reason, Assert.Single(back.Quotes).Text));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Of_many_who_change_a_priority_at_once_one_does_and_the_others_hear_so(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var choose = database.Get<ChoosePriorities>();
        var group = (await database.Get<RankGroups>().OpenAsync(access, Stop)).Groups[0].Id;
        await choose.ChooseAsync(access, new PriorityContent(group, "Eerst", []), Stop);
        var seen = Assert.Single(await choose.OpenAsync(access, Stop));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => choose.ChangeAsync(access, new PriorityContent(group, $"Reden {number}", []), seen, Stop))));
        Assert.Equal((1, 5), (outcomes.Count(outcome => outcome == PriorityOutcome.Saved), outcomes.Count(outcome => outcome == PriorityOutcome.ChangedMeanwhile)));
    }

    [Fact]
    public async Task A_stretch_without_a_code_is_not_offered_as_a_quote()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Vergissing"));
        var fragment = await scan.QuoteAsync(response, "gebruik", "Vergissing", await scan.CodeAsync("Lachgas"));
        await UncodeAsync(database, scan.Access);
        Assert.Equal(0, (await database.Get<FindQuotes>().FindAsync(scan.Access, "", null, Stop)).Total);
        Assert.Single(await database.Get<FindQuotes>().ReadAsync(scan.Access, [fragment.Id, Guid.NewGuid()], Stop));
    }

    [Fact]
    public async Task Quotes_are_found_by_words_and_by_code()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Één ballon"), ("problemen", "Ruzie op straat"));
        var substances = await scan.CodeAsync("Middelen");
        var gas = await scan.CodeAsync("Lachgas", substances);
        var trouble = await scan.CodeAsync("Overlast");
        await scan.QuoteAsync(response, "gebruik", "Één ballon", gas);
        await scan.QuoteAsync(response, "problemen", "Ruzie op straat", trouble);
        var find = database.Get<FindQuotes>();
        Assert.Equal(["Middelen: Lachgas", "Overlast"], (await find.CodesAsync(scan.Access, Stop)).Select(code => code.Label));
        Assert.Equal(2, (await find.FindAsync(scan.Access, "", null, Stop)).Total);
        Assert.Equal(["Één ballon"], (await find.FindAsync(scan.Access, "één", null, Stop)).Quotes.Select(quote => quote.Text));
        Assert.Equal(["Één ballon"], (await find.FindAsync(scan.Access, "", substances.Id, Stop)).Quotes.Select(quote => quote.Text));
        Assert.Equal(["Ruzie op straat"], (await find.FindAsync(scan.Access, "", trouble.Id, Stop)).Quotes.Select(quote => quote.Text));
        Assert.Equal(0, (await find.FindAsync(scan.Access, "ballon", trouble.Id, Stop)).Total);
    }

    [Fact]
    public async Task Another_municipality_sees_and_uses_no_quote_and_no_priority()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Geheim"));
        var fragment = await scan.QuoteAsync(response, "gebruik", "Geheim", await scan.CodeAsync("Lachgas"));
        var choose = database.Get<ChoosePriorities>();
        var group = (await database.Get<RankGroups>().OpenAsync(scan.Access, Stop)).Groups[0].Id;
        await choose.ChooseAsync(scan.Access, new PriorityContent(group, "x", [fragment.Id]), Stop);
        var other = await database.NewScanAsync("gemeente-ander");
        var theirs = (await database.Get<RankGroups>().OpenAsync(other, Stop)).Groups[0].Id;
        Assert.Empty(await choose.OpenAsync(other, Stop));
        Assert.Equal(0, (await database.Get<FindQuotes>().FindAsync(other, "", null, Stop)).Total);
        Assert.Empty(await database.Get<FindQuotes>().CodesAsync(other, Stop));
        Assert.Equal(PriorityOutcome.NoSuchQuote, await choose.ChooseAsync(other, new PriorityContent(theirs, "x", [fragment.Id]), Stop));
        Assert.Equal(PriorityOutcome.NotChosen, await choose.MoveAsync(other, group, 1, Stop));
        Assert.Null(await choose.RemoveAsync(other, group, Stop));
        Assert.Single(await choose.OpenAsync(scan.Access, Stop));
    }

    [Fact]
    public async Task Another_scan_of_the_same_municipality_keeps_its_own_quotes_and_priorities()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scan = new FilledScan(database, await database.NewScanAsync());
        var response = await scan.OnlineAsync(await scan.PartnerAsync(), true, ("gebruik", "Van vroeger"));
        var fragment = await scan.QuoteAsync(response, "gebruik", "Van vroeger", await scan.CodeAsync("Lachgas"));
        var group = (await database.Get<RankGroups>().OpenAsync(scan.Access, Stop)).Groups[0].Id;
        await database.Get<ChoosePriorities>().ChooseAsync(scan.Access, new PriorityContent(group, "x", [fragment.Id]), Stop);
        var next = Scan.Named("Volgende scan", "volgende", database.Clock.GetUtcNow());
        await scan.SaveAsync(next);
        var access = scan.Access with { ScanId = next.Id, Slug = next.Slug };
        var own = (await database.Get<RankGroups>().OpenAsync(access, Stop)).Groups[0].Id;
        Assert.NotEqual(group, own);
        Assert.Empty(await database.Get<ChoosePriorities>().OpenAsync(access, Stop));
        Assert.Equal(0, (await database.Get<FindQuotes>().FindAsync(access, "", null, Stop)).Total);
        Assert.Empty(await database.Get<FindQuotes>().CodesAsync(access, Stop));
        Assert.Equal(PriorityOutcome.NoSuchQuote, await database.Get<ChoosePriorities>().ChooseAsync(access, new PriorityContent(own, "x", [fragment.Id]), Stop));
        Assert.Equal(PriorityOutcome.NoSuchGroup, await database.Get<ChoosePriorities>().ChooseAsync(access, new PriorityContent(group, "x", []), Stop));
    }

    [Fact]
    public async Task Only_who_may_prioritise_chooses()
    {
        await using var database = await TestDatabase.OpenAsync();
        var coder = await database.NewScanAsync(role: MemberRole.Coder);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChoosePriorities>().OpenAsync(coder, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChoosePriorities>().ChooseAsync(coder, new PriorityContent(Guid.NewGuid(), "x", []), Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChoosePriorities>().ChangeAsync(coder, new PriorityContent(Guid.NewGuid(), "x", []), new PriorityView(Guid.Empty, "", 1, "x", []), Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChoosePriorities>().MoveAsync(coder, Guid.NewGuid(), 1, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<ChoosePriorities>().RemoveAsync(coder, Guid.NewGuid(), Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<FindQuotes>().FindAsync(coder, "", null, Stop));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<FindQuotes>().CodesAsync(coder, Stop));
    }

    internal static async Task UncodeAsync(TestDatabase database, ScanAccess access)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        await db.Set<Core.Coding.Coding>().ExecuteDeleteAsync(Stop);
    }

    private static async Task EraseAsync(TestDatabase database, ScanAccess access, Guid response)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        foreach (var room in database.Get<IEnumerable<IEraseWithResponse>>().Reverse()) await room.EraseAsync(db, [response], Stop);
    }
}
