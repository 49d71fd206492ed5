using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

public sealed class ArrangeDistributionTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task How_people_are_asked_is_set_when_inviting_and_changed_while_nobody_has_begun(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var scene = await MailScene.OfAsync(database, 2, new NewDistribution("partner-kort", "Ronde 1", null) { Identity = IdentityMode.Anonymous, AnswersPer = AnswersPer.Person, MinimumGroup = 4, Language = "en" });
        var arrange = database.Get<ArrangeDistribution>();
        var view = (await arrange.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!;
        Assert.Equal(new Arrangement("Ronde 1", null, null, "en", IdentityMode.Anonymous, AnswersPer.Person, 4), view.Now);
        Assert.Equal((false, 2), (view.IsBegun, view.Invited.Count));
        var changed = new Arrangement("Ronde één", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 14), null, IdentityMode.Named, AnswersPer.Organisation, 3);
        Assert.True((await arrange.SaveAsync(scene.Access, scene.DistributionId, changed, Given.Stop)).Done);
        Assert.Equal(changed, (await arrange.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.Now);
    }

    [Theory]
    [InlineData("begun")]
    [InlineData("cut")]
    [InlineData("erased")]
    public async Task Once_somebody_began_the_promise_stands_and_the_rest_can_change(string how)
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1, new NewDistribution("partner-kort", "Ronde 1", null) { Identity = IdentityMode.Anonymous });
        if (how == "begun") await scene.AnswerAsync(1, submitted: false);
        else await scene.ChangeAsync(1, (invitation, _) => { if (how == "cut") invitation.Cut(); else invitation.Erased(database.Clock.GetUtcNow()); });
        var arrange = database.Get<ArrangeDistribution>();
        var now = (await arrange.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!;
        Assert.True(now.IsBegun);
        foreach (var breaking in new[] { now.Now with { Identity = IdentityMode.Named }, now.Now with { AnswersPer = AnswersPer.Person }, now.Now with { MinimumGroup = 2 } })
            Assert.True((await arrange.SaveAsync(scene.Access, scene.DistributionId, breaking, Given.Stop)).IsSettled);
        var allowed = now.Now with { Name = "Anders", ClosesOn = new DateOnly(2027, 1, 31), OpensOn = new DateOnly(2026, 11, 1), Language = "en", MinimumGroup = 5 };
        Assert.True((await arrange.SaveAsync(scene.Access, scene.DistributionId, allowed, Given.Stop)).Done);
        Assert.Equal(allowed, (await arrange.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.Now);
    }

    [Fact]
    public async Task Mails_that_wait_leave_when_it_opens_now_and_not_when_it_would_have()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 2, new NewDistribution("partner-kort", "Later", null) { OpensOn = new DateOnly(2026, 12, 1) });
        await scene.InviteAsync();
        await OpenOnAsync(new DateOnly(2026, 12, 8));
        database.Clock.Move(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero) - database.Clock.GetUtcNow());
        Assert.Equal(0, (await scene.SendAsync()).Sent);
        await OpenOnAsync(null);
        Assert.Equal(2, (await scene.SendAsync(MailResult.NotNow)).Failed);
        // What was tried before keeps to its own time.
        await OpenOnAsync(new DateOnly(2026, 12, 20));
        database.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await scene.SendAsync()).Sent);

        async Task OpenOnAsync(DateOnly? day)
        {
            var arrange = database.Get<ArrangeDistribution>();
            var now = (await arrange.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.Now;
            Assert.True((await arrange.SaveAsync(scene.Access, scene.DistributionId, now with { OpensOn = day }, Given.Stop)).Done);
        }
    }

    [Fact]
    public async Task What_is_filled_in_is_checked()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var saved = await database.Get<ArrangeDistribution>().SaveAsync(scene.Access, scene.DistributionId,
            new Arrangement("", new DateOnly(2026, 12, 14), new DateOnly(2026, 12, 1), null, IdentityMode.Anonymous, AnswersPer.Organisation, 1), Given.Stop);
        Assert.Equal([("Name", FieldFault.Missing), ("ClosesOn", FieldFault.BeforeStart), ("MinimumGroup", FieldFault.NotPlausible)], saved.Problems.Select(problem => (problem.Field, problem.Fault)));
    }

    [Fact]
    public async Task An_organisation_that_answers_once_is_invited_once()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        var (one, two) = (await Given.ContactAsync(database, access, partner, "Een"), await Given.ContactAsync(database, access, partner, "Twee"));
        var asked = new NewDistribution("partner-kort", "Ronde 1", null);
        var create = database.Get<CreateInvitations>();
        var created = await create.CreateAsync(access, asked, [new Invitee(partner, one), new Invitee(partner, two)], Given.Stop);
        Assert.Equal(SkipReason.OrganisationInvited, Assert.Single(created.Skipped).Reason);
        Assert.Equal(SkipReason.OrganisationInvited, Assert.Single((await create.AddAsync(access, created.DistributionId!.Value, [new Invitee(partner, null)], Given.Stop)).Skipped).Reason);
        var each = await create.CreateAsync(access, asked with { AnswersPer = AnswersPer.Person }, [new Invitee(partner, one), new Invitee(partner, two)], Given.Stop);
        Assert.Equal(2, each.Links.Count);
        var back = await database.Get<ArrangeDistribution>().SaveAsync(access, each.DistributionId!.Value, new Arrangement("Ronde 1", null, null, null, IdentityMode.Confidential, AnswersPer.Organisation, 3), Given.Stop);
        Assert.Equal("AnswersPer", Assert.Single(back.Problems).Field);
    }

    [Fact]
    public void Kinds_with_too_few_organisations_are_named()
    {
        InvitedPartner Of(string name, string type) => new(Guid.NewGuid(), name, type);
        var halt = Of("Halt", "halt");
        var found = Recognition.Below([halt, halt, Of("Zorg A", "ivz"), Of("School B", "school"), Of("School A", "school"), Of("School C", "school"), Of("Zorg B", "ivz")], 3);
        Assert.Equal([("halt", "Halt"), ("ivz", "Zorg A, Zorg B")], found.Select(kind => (kind.Type, string.Join(", ", kind.Names))));
    }

    [Fact]
    public async Task The_open_link_is_made_made_anew_and_stopped()
    {
        await using var database = await TestDatabase.OpenAsync();
        var scene = await MailScene.OfAsync(database, 1);
        var open = database.Get<OpenDistribution>();
        async Task<byte[]?> HashAsync()
        {
            await using var db = await database.Databases.OpenAsync(scene.Access.MunicipalityId, Given.Stop);
            return (await db.Set<Distribution>().AsNoTracking().SingleAsync(Given.Stop)).OpenLinkHash;
        }
        Assert.Null((await open.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.MadeAt);
        var first = (await open.MakeAsync(scene.Access, scene.DistributionId, Given.Stop))!.Value;
        Assert.Equal(first.Hash, await HashAsync());
        var second = (await open.MakeAsync(scene.Access, scene.DistributionId, Given.Stop))!.Value;
        Assert.Equal(second.Hash, await HashAsync());
        Assert.NotEqual(first, second);
        await open.StopAsync(scene.Access, scene.DistributionId, Given.Stop);
        Assert.Null(await HashAsync());
        Assert.Null((await open.ViewAsync(scene.Access, scene.DistributionId, Given.Stop))!.MadeAt);
    }
}
