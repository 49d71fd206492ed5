using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Data;

/// <summary>Rows that go in together are the rows that would have gone in one by one.</summary>
public sealed class BulkInsertTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rows_come_back_as_if_they_were_saved_one_by_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        var moment = new DateTimeOffset(2027, 3, 14, 9, 26, 53, 123, TimeSpan.FromHours(1));
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        var versionId = await db.Set<QuestionnaireVersion>().Select(version => version.Id).SingleAsync(Stop);
        Response[] responses = [.. Enumerable.Range(0, 2).Select(_ => Response.Entered(work.Access.ScanId, work.PartnerId, versionId, null, ResponseMode.Paper, "Toets Lid", moment))];
        responses[1].ImportedAs("proef/É 1");
        db.Add(responses[0]);
        db.AddRange(Answers(responses[0].Id, moment));
        await db.SaveChangesAsync(Stop);
        await using (var transaction = await db.Database.BeginTransactionAsync(Stop))
        {
            Assert.Equal(1, await db.BulkInsertAsync(responses[1..], Stop));
            Assert.Equal(5, await db.BulkInsertAsync(Answers(responses[1].Id, moment), Stop));
            await transaction.CommitAsync(Stop);
        }
        db.ChangeTracker.Clear();
        var stored = await db.Set<Response>().AsNoTracking().OrderBy(row => row.ExternalKey).ToListAsync(Stop);
        Assert.Equal("proef/É 1", stored[1].ExternalKey);
        Assert.Equal(
            (stored[0].MunicipalityId, stored[0].StartedAt, stored[0].Mode, stored[0].EnteredBy, stored[0].SubmittedAt),
            (stored[1].MunicipalityId, stored[1].StartedAt, stored[1].Mode, stored[1].EnteredBy, stored[1].SubmittedAt));
        var answers = (await db.Set<Answer>().AsNoTracking().OrderBy(row => row.Path).ThenBy(row => row.Ordinal).ToListAsync(Stop)).ToLookup(row => row.ResponseId);
        Assert.Equal(answers[responses[0].Id].Select(Shape), answers[responses[1].Id].Select(Shape));
        // Conditions on a value find both: they are written in the same form.
        var day = new DateOnly(2027, 3, 14);
        Assert.Equal(2, await db.Set<Answer>().CountAsync(row => row.ValueDate == day && row.AnsweredAt == moment, Stop));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rows_of_another_municipality_are_refused_and_nothing_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var (here, there) = (await database.NewScanAsync("hier"), await database.NewScanAsync("daar"));
        Partner foreign;
        await using (var db = await database.Databases.OpenAsync(there.MunicipalityId, Stop))
        {
            db.Add(foreign = Partner.Of(there.ScanId, 1, "Café De Proef", "horeca", "", [], ""));
            await db.SaveChangesAsync(Stop);
        }
        await using var own = await database.Databases.OpenAsync(here.MunicipalityId, Stop);
        await using (await own.Database.BeginTransactionAsync(Stop))
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.BulkInsertAsync([Partner.Of(here.ScanId, 1, "Eerste", "horeca", "", [], ""), foreign], Stop));
        Assert.Equal(0, await own.Set<Partner>().CountAsync(Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => own.BulkInsertAsync([Partner.Of(here.ScanId, 1, "Eerste", "horeca", "", [], "")], Stop));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_key_that_is_there_already_is_told_apart_from_other_failures(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database);
        await using var db = await database.Databases.OpenAsync(work.Access.MunicipalityId, Stop);
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => db.BulkInsertAsync([Partner.Of(work.Access.ScanId, 1, "Dubbel", "horeca", "", [], "")], Stop));
        Assert.True(failure.IsDuplicate());
    }

    private static Answer[] Answers(Guid responseId, DateTimeOffset moment) =>
    [
        Answer.OfText(responseId, "tekst", "twee\nregels ‘é’ 😀", null, null, 1, moment),
        Answer.OfText(responseId, "leeg", "", null, null, 1, moment),
        Answer.OfText(responseId, "getal", "1,5", 1.5, null, 1, moment),
        Answer.OfText(responseId, "dag", "14-3-2027", null, new DateOnly(2027, 3, 14), 1, moment),
        Answer.OfChoice(responseId, "keuze", 1, "jong", 1, moment),
    ];

    private static object Shape(Answer row) => (row.MunicipalityId, row.Path, row.Ordinal, row.ValueText, row.ValueNumber, row.ValueDate, row.ValueChoice, row.Revision, row.AnsweredAt);
}
