using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Data;

public sealed class RowWriterTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rows_are_added_changed_and_removed_as_the_context_would(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["ja"]));
        var response = (await work.ResponseAsync())!;
        var now = database.Clock.GetUtcNow();
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);

        var write = new RowWriter(db);
        write.Delete(await work.AnswersAsync());
        write.Insert(Enumerable.Range(0, 2_500).Select(place => Answer.OfChoice(response.Id, "groepen", place, "keuze", 2, now)));
        write.Insert([Answer.OfText(response.Id, "dag", "Tekst met ' en ; en {0}", 2.5, new DateOnly(2027, 3, 14), 2, now)]);
        response.Reached("cijfers");
        write.Update(response);
        await write.RunAsync(Stop);

        var rows = await work.AnswersAsync();
        Assert.Equal(2_501, rows.Count);
        var day = rows[0];
        Assert.Equal(("dag", "Tekst met ' en ; en {0}", 2.5, new DateOnly(2027, 3, 14), now), (day.Path, day.ValueText, day.ValueNumber, day.ValueDate, day.AnsweredAt));
        Assert.All(rows, row => Assert.Equal(work.Access.MunicipalityId, row.MunicipalityId));
        Assert.Equal(("cijfers", 1), ((await work.ResponseAsync())!.FurthestSection, (await work.ResponseAsync())!.Revision));
    }

    [Fact]
    public async Task A_row_of_another_municipality_is_not_written()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["ja"]));
        var other = await database.NewScanAsync("andere-gemeente");
        await using var theirs = await database.Databases.OpenAsync(other.MunicipalityId, Stop);
        await using var nobodys = await database.Databases.CreateDbContextAsync(Stop);
        var response = (await work.ResponseAsync())!;

        Assert.Throws<InvalidOperationException>(() => new RowWriter(theirs).Update(response));
        Assert.Throws<InvalidOperationException>(() => new RowWriter(nobodys).Insert([Answer.OfText(response.Id, "x", "y", null, null, 1, database.Clock.GetUtcNow())]));
    }
}
