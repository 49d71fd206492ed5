using Scanner.Core.Audit;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class ChangeCodebookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_codebook_is_made_once_also_when_everyone_opens_at_the_same_moment(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var views = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => scene.LookAsync())));
        Assert.Equal("drugspreventie", Assert.Single(await scene.RowsAsync<Codebook>()).SourceName);
        Assert.Single(views.Select(view => view.Codes.Count()).Distinct());
        var station = views[0].Codes.Single(code => code.Label == "Station");
        Assert.Equal((3, "#a85b00"), (station.Key, station.Colour));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_new_theme_is_added_logged_and_can_be_coded_with(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var key = await scene.AnswerAsync("Op de sportclub gaat het ook rond.");
        var parent = await scene.CodeNamedAsync("Plekken en settings");

        var added = await scene.Database.Get<ChangeCodebook>().AddAsync(scene.Access, parent, "  Voetbal  kantine ", Stop);

        Assert.Equal(CodeOutcome.Done, added.Outcome);
        Assert.Equal(ApplyOutcome.Applied, (await scene.ApplyAsync(key, "Voetbal kantine", "sportclub")).Outcome);
        Assert.Equal((parent, "#a85b00"), (await scene.LookAsync()).Codes.Where(code => code.Id == added.CodeId).Select(code => (code.ParentId!.Value, code.Colour)).Single());
        var line = Assert.Single(await scene.RowsAsync<AuditEntry>(), entry => entry.Action == "code.added");
        Assert.Equal("Code ‘Voetbal kantine’ toegevoegd aan het codeboek, onder ‘Plekken en settings’.", line.Details);
        Assert.Equal(scene.Access.AccountId, line.AccountId);
    }

    [Fact]
    public async Task The_same_words_give_the_code_that_exists()
    {
        await using var scene = await CodingScene.OpenAsync();
        var station = await scene.CodeNamedAsync("Station");
        var change = scene.Database.Get<ChangeCodebook>();
        Assert.Equal(new CodeResult(CodeOutcome.AlreadyThere, station), await change.AddAsync(scene.Access, null, "STATION", Stop));
        Assert.Equal(CodeOutcome.EmptyLabel, (await change.AddAsync(scene.Access, null, " \t ", Stop)).Outcome);
        Assert.Equal(CodeOutcome.TooLong, (await change.AddAsync(scene.Access, null, new string('a', 121), Stop)).Outcome);
        Assert.Equal(CodeOutcome.UnknownCode, (await change.AddAsync(scene.Access, Guid.NewGuid(), "Nieuw", Stop)).Outcome);
        Assert.Equal(CodeOutcome.UnknownCode, (await change.AddAsync(scene.Access, station, "Onder een subcode", Stop)).Outcome);
    }

    [Fact]
    public async Task People_who_add_the_same_theme_together_get_one()
    {
        await using var scene = await CodingScene.OpenAsync();
        await scene.LookAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => scene.Database.Get<ChangeCodebook>().AddAsync(scene.Access, null, "Fatbikes & scooters", Stop))));
        Assert.Single(results.Select(result => result.CodeId).Distinct());
        Assert.Equal("fatbikes-scooters", Assert.Single(await scene.RowsAsync<Code>(), code => code.Label == "Fatbikes & scooters").Name);
    }

    [Fact]
    public async Task Words_and_digits_change_a_digit_has_one_owner()
    {
        await using var scene = await CodingScene.OpenAsync();
        var change = scene.Database.Get<ChangeCodebook>();
        var (station, park) = (await scene.CodeNamedAsync("Station"), await scene.CodeNamedAsync("Straat en park"));
        Assert.Equal(CodeOutcome.Done, (await change.RenameAsync(scene.Access, station, "Station en plein", "Ook het busstation.", Stop)).Outcome);
        Assert.Equal(new CodeResult(CodeOutcome.AlreadyThere, park), await change.RenameAsync(scene.Access, station, "straat en park", "", Stop));
        await change.SetKeyAsync(scene.Access, park, 3, Stop);
        var codes = (await scene.LookAsync()).Codes.ToDictionary(code => code.Id);
        Assert.Equal(("Station en plein", "Ook het busstation.", null), (codes[station].Label, codes[station].Definition, codes[station].Key));
        Assert.Equal(3, codes[park].Key);
    }

    [Fact]
    public async Task Only_a_code_that_nothing_hangs_on_can_go()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        var change = scene.Database.Get<ChangeCodebook>();
        var applied = await scene.ApplyAsync(key, "Station", "station");
        var station = await scene.CodeNamedAsync("Station");
        Assert.Equal(CodeOutcome.InUse, (await change.RemoveAsync(scene.Access, station, Stop)).Outcome);
        Assert.Equal(CodeOutcome.InUse, (await change.RemoveAsync(scene.Access, await scene.CodeNamedAsync("Middelen"), Stop)).Outcome);
        var removed = await scene.Code.RemoveAsync(scene.Access, [applied.Coding!.Value], Stop);
        Assert.Equal(CodeOutcome.Done, (await change.RemoveAsync(scene.Access, station, Stop)).Outcome);
        Assert.Empty(await scene.Code.RestoreAsync(scene.Access, removed, Stop));
    }
}
