using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class SetUpInstallationTests
{
    private static readonly FirstAdministrator First = new("Toets Beheer", "beheer@voorbeeld.example");

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_link_makes_one_administrator_and_then_no_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var setUp = database.Get<SetUpInstallation>();
        var token = (await setUp.MakeLinkAsync(Given.Stop))!.Value;
        Assert.True(await setUp.IsOpenAsync(token, Given.Stop));

        var made = await setUp.UseLinkAsync(token, First, "hash", Given.Stop);
        var again = await setUp.UseLinkAsync(token, First with { Email = "tweede@voorbeeld.example" }, "hash", Given.Stop);

        Assert.Equal(SetUpOutcome.Done, made.Outcome);
        Assert.NotNull(await database.Get<OpenAdministration>().AsAccountAsync(made.AccountId!.Value, Given.Stop));
        Assert.Equal(SetUpOutcome.LinkNotValid, again.Outcome);
        Assert.False(await setUp.IsOpenAsync(token, Given.Stop));
        Assert.Null(await setUp.MakeLinkAsync(Given.Stop));
        Assert.Equal(1, await AccountsAsync(database));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Two_people_with_the_same_link_at_once_make_one_account(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var setUp = database.Get<SetUpInstallation>();
        var token = (await setUp.MakeLinkAsync(Given.Stop))!.Value;

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            Task.Run(() => setUp.UseLinkAsync(token, First with { Email = $"nummer{number}@voorbeeld.example" }, "hash", Given.Stop), Given.Stop)));

        Assert.Single(outcomes, result => result.Outcome == SetUpOutcome.Done);
        Assert.Equal(1, await AccountsAsync(database));
    }

    [Fact]
    public async Task Two_open_links_at_once_make_one_account()
    {
        await using var database = await TestDatabase.OpenAsync();
        var (one, other) = (SecretToken.New(), SecretToken.New());
        await using (var db = await database.Databases.CreateDbContextAsync(Given.Stop))
        {
            var until = database.Clock.GetUtcNow().AddHours(1);
            db.AddRange(AccountLink.For(null, one, until), AccountLink.For(null, other, until));
            await db.SaveChangesAsync(Given.Stop);
        }
        var setUp = database.Get<SetUpInstallation>();
        await Task.WhenAll(
            Task.Run(() => setUp.UseLinkAsync(one, First, "hash", Given.Stop), Given.Stop),
            Task.Run(() => setUp.UseLinkAsync(other, First with { Email = "tweede@voorbeeld.example" }, "hash", Given.Stop), Given.Stop));
        Assert.Equal(1, await AccountsAsync(database));
    }

    [Fact]
    public async Task A_newer_link_stops_the_older_one()
    {
        await using var database = await TestDatabase.OpenAsync();
        var setUp = database.Get<SetUpInstallation>();
        var older = (await setUp.MakeLinkAsync(Given.Stop))!.Value;
        var newer = (await setUp.MakeLinkAsync(Given.Stop))!.Value;
        Assert.False(await setUp.IsOpenAsync(older, Given.Stop));
        Assert.True(await setUp.IsOpenAsync(newer, Given.Stop));
    }

    [Fact]
    public async Task A_link_of_yesterday_no_longer_works()
    {
        await using var database = await TestDatabase.OpenAsync();
        var setUp = database.Get<SetUpInstallation>();
        var token = (await setUp.MakeLinkAsync(Given.Stop))!.Value;
        database.Clock.Move(AccountLink.SetUpLifetime);
        Assert.False(await setUp.IsOpenAsync(token, Given.Stop));
        Assert.Equal(SetUpOutcome.LinkNotValid, (await setUp.UseLinkAsync(token, First, "hash", Given.Stop)).Outcome);
    }

    [Fact]
    public async Task A_mistake_in_the_form_does_not_use_the_link_up()
    {
        await using var database = await TestDatabase.OpenAsync();
        var setUp = database.Get<SetUpInstallation>();
        var token = (await setUp.MakeLinkAsync(Given.Stop))!.Value;
        var refused = await setUp.UseLinkAsync(token, new FirstAdministrator(" ", "geen adres"), "hash", Given.Stop);
        Assert.Equal(SetUpOutcome.Invalid, refused.Outcome);
        Assert.Equal(
            [new FieldProblem("Name", FieldFault.Missing), new FieldProblem("Email", FieldFault.NotPlausible)],
            refused.Problems);
        Assert.True(await setUp.IsOpenAsync(token, Given.Stop));
    }

    [Fact]
    public async Task A_password_link_is_no_set_up_link()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await Given.AdministratorAsync(database);
        var password = (await database.Get<ManageAdministrators>().NewPasswordLinkAsync(access, access.AccountId, Given.Stop))!.Value;
        Assert.False(await database.Get<SetUpInstallation>().IsOpenAsync(password, Given.Stop));
    }

    private static async Task<int> AccountsAsync(TestDatabase database)
    {
        await using var db = await database.Databases.CreateDbContextAsync(Given.Stop);
        return await db.Set<Account>().CountAsync(Given.Stop);
    }
}
