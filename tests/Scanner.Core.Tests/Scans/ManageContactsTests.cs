using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class ManageContactsTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_person_is_added_changed_and_removed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        var contacts = database.Get<ManageContacts>();
        var details = new ContactDetails("Toets Contact", "contact@voorbeeld.example", "06 - 12 34 (na 9 uur)", "wijkagent");
        var id = (await contacts.AddAsync(access, partner, details, Given.Stop)).ContactId!.Value;
        await contacts.ChangeAsync(access, partner, id, details with { Function = "teamleider" }, Given.Stop);
        Assert.Equal(details with { Function = "teamleider" }, Assert.Single(await ListAsync()).Details);
        var removal = await contacts.RemoveAsync(access, partner, id, Given.Stop);
        Assert.Equal(details with { Function = "teamleider" }, removal.Removed);
        Assert.Empty(await ListAsync());
        Assert.Equal(RemoveOutcome.NotThere, (await contacts.RemoveAsync(access, partner, id, Given.Stop)).Outcome);
        Assert.Null((await contacts.ChangeAsync(access, partner, id, details, Given.Stop)).ContactId);

        async Task<IReadOnlyList<ContactView>> ListAsync() => (await database.Get<ManagePartners>().FindAsync(access, partner, Given.Stop))!.Contacts;
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("naam@gemeente-x.example", true)]
    [InlineData("naam.achter+scan@sub.gemeente-x.example", true)]
    [InlineData("naam", false)]
    [InlineData("naam@", false)]
    [InlineData("naam@gemeente", false)]
    [InlineData("twee namen@gemeente-x.example", false)]
    [InlineData("een@x.example, twee@x.example", false)]
    [InlineData("een@twee@x.example", false)]
    public async Task An_address_looks_like_one(string email, bool isPlausible)
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var saved = await database.Get<ManageContacts>().AddAsync(access, await Given.PartnerAsync(database, access), new ContactDetails("Toets", email, "", ""), Given.Stop);
        Assert.Equal(isPlausible ? [] : [new FieldProblem("Email", FieldFault.NotPlausible)], saved.Problems);
    }

    [Fact]
    public async Task Mail_to_who_asked_for_no_more_is_allowed_again_and_stopped_again()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var partner = await Given.PartnerAsync(database, access);
        var contact = await Given.ContactAsync(database, access, partner);
        var contacts = database.Get<ManageContacts>();
        var since = database.Clock.GetUtcNow().AddDays(-3);
        Assert.True(await contacts.StopMailAsync(access, partner, contact, since, Given.Stop));
        Assert.Equal(since, await StoppedAsync());
        Assert.True(await contacts.AllowMailAsync(access, partner, contact, Given.Stop));
        Assert.Null(await StoppedAsync());
        Assert.False(await contacts.AllowMailAsync(await database.NewScanAsync("gemeente-b"), partner, contact, Given.Stop));

        async Task<DateTimeOffset?> StoppedAsync() => (await database.Get<ManagePartners>().FindAsync(access, partner, Given.Stop))!.Contacts.Single().MailStoppedAt;
    }
}
