using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

public sealed class DescribeScanTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Own_key_questions_are_numbered_from_eleven(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var access = await database.NewScanAsync();
        var describe = database.Get<DescribeScan>();
        var before = await describe.ViewAsync(access, Given.Stop);
        var asked = before with
        {
            Purpose = "Waarom nu",
            KeyQuestions = [.. before.KeyQuestions.Select(line => line.Number == 3 ? line with { IsAsked = false } : line), new KeyQuestionLine(null, "Hoe zit het bij evenementen?", true)],
        };
        Assert.Empty(await describe.SaveAsync(access, asked, Given.Stop));
        var after = await describe.ViewAsync(access, Given.Stop);
        Assert.Equal("Waarom nu", after.Purpose);
        Assert.Equal([3], after.KeyQuestions.Where(line => !line.IsAsked).Select(line => line.Number!.Value));
        Assert.Equal((11, "Hoe zit het bij evenementen?"), (after.KeyQuestions[^1].Number, after.KeyQuestions[^1].Text));
    }

    [Fact]
    public async Task A_key_question_that_is_left_out_stays()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var describe = database.Get<DescribeScan>();
        var before = await describe.ViewAsync(access, Given.Stop);
        await describe.SaveAsync(access, before with { KeyQuestions = [] }, Given.Stop);
        Assert.Equal(10, (await describe.ViewAsync(access, Given.Stop)).KeyQuestions.Count);
    }

    [Fact]
    public async Task An_emptied_key_question_is_named_by_its_place_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var describe = database.Get<DescribeScan>();
        var before = await describe.ViewAsync(access, Given.Stop);
        var problems = await describe.SaveAsync(access, before with { Name = "Anders", KeyQuestions = [before.KeyQuestions[0], before.KeyQuestions[1] with { Text = " " }] }, Given.Stop);
        Assert.Equal([new FieldProblem("KeyQuestions[1]", FieldFault.Missing)], problems);
        Assert.Equal(before.Name, (await describe.ViewAsync(access, Given.Stop)).Name);
    }

    [Fact]
    public async Task Describing_while_colleagues_add_partners_loses_neither()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync();
        var describe = database.Get<DescribeScan>();
        var before = await describe.ViewAsync(access, Given.Stop);
        var adding = Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => Given.PartnerAsync(database, access, $"Partner {number}"), Given.Stop)));
        var describing = Task.WhenAll(Enumerable.Range(1, 6).Select(number => Task.Run(() => describe.SaveAsync(access, before with { Purpose = $"Doel {number}" }, Given.Stop), Given.Stop)));
        await Task.WhenAll(adding, describing);
        Assert.Equal(6, (await adding).Distinct().Count());
        Assert.StartsWith("Doel", (await describe.ViewAsync(access, Given.Stop)).Purpose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interviewer_may_not()
    {
        await using var database = await TestDatabase.OpenAsync();
        var access = await database.NewScanAsync(role: MemberRole.Interviewer);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => database.Get<DescribeScan>().ViewAsync(access, Given.Stop));
    }
}
