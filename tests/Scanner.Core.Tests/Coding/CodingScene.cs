using Microsoft.EntityFrameworkCore;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

/// <summary>A scan with partners that answered the short questionnaire, to code in.</summary>
internal sealed class CodingScene : IAsyncDisposable
{
    private int partners;

    private CodingScene(TestDatabase database, ScanAccess access) => (Database, Access) = (database, access);

    public TestDatabase Database { get; }

    public ScanAccess Access { get; }

    public CodeAnswers Code => Database.Get<CodeAnswers>();

    public static async Task<CodingScene> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var database = await TestDatabase.OpenAsync(provider);
        return new CodingScene(database, await database.NewScanAsync());
    }

    /// <summary>The same in a scan that is there already; who opened the database closes it.</summary>
    public static CodingScene In(TestDatabase database, ScanAccess access) => new(database, access);

    /// <summary>A submitted online response with one coded answer.</summary>
    public Task<TextKey> AnswerAsync(string text, string partnerType = "jeugd-en-jongerenwerk", string? question = null) =>
        AnswerAsync([(question ?? CodedQuestions[0], text)], partnerType);

    public async Task<TextKey> AnswerAsync((string Path, string Text)[] answers, string partnerType = "jeugd-en-jongerenwerk", ResponseMode mode = ResponseMode.Online, bool submitted = true, ScanAccess? access = null)
    {
        access ??= Access;
        var now = Database.Clock.GetUtcNow();
        await using var db = await Database.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        var version = await Database.Get<PublishQuestionnaire>().AsVersionAsync(db, Database.Library.Find("partner-kort")!, CancellationToken.None);
        var partner = Partner.Of(access.ScanId, ++partners, $"Organisatie {partners}", partnerType, "jeugd", ["signalerend"], "");
        db.Add(partner);
        Response response;
        if (mode == ResponseMode.Online)
        {
            var distribution = Distribution.Of(access.ScanId, version.Id, "Uitzetting", null, now);
            var invitation = Invitation.Of(distribution.Id, partner.Id, null, SecretToken.New(), now);
            db.AddRange(distribution, invitation);
            response = Response.Online(access.ScanId, partner.Id, version.Id, invitation.Id, now);
        }
        else response = Response.InConversation(access.ScanId, partner.Id, version.Id, now);
        if (submitted) response.Submit(now);
        db.Add(response);
        foreach (var (path, text) in answers) db.Add(Answer.OfText(response.Id, path, text, null, null, 1, now));
        await db.SaveChangesAsync();
        return new TextKey(response.Id, answers[0].Path);
    }

    /// <summary>Changes an answer, as its partner would.</summary>
    public async Task CorrectAsync(TextKey key, string text)
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, CancellationToken.None);
        await db.Set<Answer>().Where(answer => answer.ResponseId == key.ResponseId && answer.Path == key.Path).ExecuteDeleteAsync();
        db.Add(Answer.OfText(key.ResponseId, key.Path, text, null, null, 2, Database.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    /// <summary>The names of the questions in the short questionnaire whose answers are coded, and that are always asked.</summary>
    public string[] CodedQuestions => [.. Database.Library.Find("partner-kort")!.Questions.Where(question => question is { IsCoded: true, Relevant: null, Audience.Count: 0, Modes.Count: 0, ImpliedBy: null }).Select(question => question.Name)];

    public Task<CodingView> LookAsync(CodingFilter? filter = null) => Code.OpenAsync(Access, filter ?? new CodingFilter(), TestContext.Current.CancellationToken);

    public async Task<CodableText> TextAsync(TextKey key) => (await LookAsync()).Texts.Single(text => text.Key == key);

    public async Task<Guid> CodeNamedAsync(string label) => (await LookAsync()).Codes.First(code => code.Label == label).Id;

    /// <summary>Codes the first place of some words.</summary>
    public async Task<ApplyResult> ApplyAsync(TextKey key, string code, string? words = null, ScanAccess? by = null)
    {
        var text = await TextAsync(key);
        var stretch = words is null ? null : new Stretch(CodePoints.Occurrences(text.Text, words)[0], CodePoints.Count(words));
        return await Code.ApplyAsync(by ?? Access, new ApplyRequest(key, text.Stamp, await CodeNamedAsync(code), stretch), TestContext.Current.CancellationToken);
    }

    public async Task<List<T>> RowsAsync<T>() where T : class
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, CancellationToken.None);
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>Another coder of the same municipality.</summary>
    public ScanAccess Colleague() => Access with { AccountId = Guid.CreateVersion7(), AccountName = "Tweede Codeur", Role = MemberRole.Coder };

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
