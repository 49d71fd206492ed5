using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
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

        // Over those with the same key, beside those that are new, and away with the rest.
        write.Replace(rows, [Answer.OfText(response.Id, "dag", "Anders", null, null, 3, now), Answer.OfText(response.Id, "dorp", "Nieuw", null, null, 3, now)]);
        await write.RunAsync(Stop);
        Assert.Equal([("dag", "Anders", 3), ("dorp", "Nieuw", 3)], (await work.AnswersAsync()).Select(row => (row.Path, row.ValueText!, row.Revision)));
        Assert.Equal(("cijfers", 1), ((await work.ResponseAsync())!.FurthestSection, (await work.ResponseAsync())!.Revision));
    }

    [Fact]
    public async Task For_an_engine_at_the_other_end_of_a_line_the_same_is_done_in_few_commands()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database);
        await work.SaveAsync("begin", ("zeker", ["ja"]));
        var response = (await work.ResponseAsync())!;
        var now = database.Clock.GetUtcNow();
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        var table = RowTable.Of<Answer>(db);

        await new RowBatch(db).RunAsync(
            [
                new RowWork(RowVerb.Delete, table, [.. await work.AnswersAsync()]),
                new RowWork(RowVerb.Insert, table, [.. Enumerable.Range(0, 2_500).Select(place => Answer.OfChoice(response.Id, "groepen", place, "keuze", 2, now)), Answer.OfText(response.Id, "dag", "Met ' en ; en {0}", 2.5, null, 2, now)]),
                new RowWork(RowVerb.Update, table, [Answer.OfText(response.Id, "dag", "Anders", null, null, 3, now), Answer.OfChoice(response.Id, "groepen", 7, "andere", 3, now)]),
            ],
            Stop);

        var rows = await work.AnswersAsync();
        Assert.Equal((2_501, "Anders", null), (rows.Count, rows[0].ValueText, rows[0].ValueNumber));
        Assert.Equal("andere", rows.Single(row => row is { Path: "groepen", Ordinal: 7 }).ValueChoice);
    }

    [Fact]
    public async Task When_the_program_ends_everything_is_in_the_file_and_nothing_stays_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("scanner_end_");
        var file = Path.Combine(folder.FullName, "einde.db");
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new StoppedClock()).AddScannerCore(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False"), TestDatabase.QuestionnaireFolder);
        await using (var core = services.BuildServiceProvider())
        {
            var databases = core.GetRequiredService<IDbContextFactory<ScannerDb>>();
            var now = new StoppedClock().GetUtcNow();
            var municipality = Municipality.Named("Gemeente Toets", "gemeente-toets", now);
            await using var db = await databases.OpenAsync(municipality.Id, Stop);
            await db.Database.MigrateAsync(Stop);
            db.Add(municipality);
            await db.SaveChangesAsync(Stop);
            var write = new RowWriter(db);
            write.Insert([Scan.Named("Toets", "toets", now)]);
            await write.RunAsync(Stop);
            Assert.True(File.Exists(file + "-wal"));
        }
        Assert.Equal(["einde.db"], folder.EnumerateFiles().Select(one => one.Name));
        folder.Delete(recursive: true);
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
