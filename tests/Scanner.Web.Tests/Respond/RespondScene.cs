using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Responses;

namespace Scanner.Web.Tests.Respond;

/// <summary>One partner with a personal link, on the running program.</summary>
public sealed class RespondScene
{
    private readonly RunningApp app;
    private readonly ScanAccess access;
    private readonly Guid invitationId;

    private RespondScene(RunningApp app, ScanAccess access, Guid invitationId, SecretToken token) =>
        (this.app, this.access, this.invitationId, Link) = (app, access, invitationId, "/v/" + token.Text);

    /// <summary>The address of the start page.</summary>
    public string Link { get; }

    /// <summary>A partner asked to fill in the trial questionnaire, or the one of the given name.</summary>
    public static Task<RespondScene> OfAsync(RunningApp app, string? formId = null, DateOnly? closesOn = null) =>
        OfAsync(app, formId is null ? Fieldwork.Read(Fieldwork.Yaml) : app.Services.GetRequiredService<QuestionnaireLibrary>().Find(formId)!, closesOn);

    /// <summary>A partner asked to fill in the questionnaire that has every type of question.</summary>
    public static Task<RespondScene> OfEveryTypeAsync(RunningApp app) =>
        OfYamlAsync(app, File.ReadAllText(Path.Combine(TestDatabase.RepositoryRoot, "tests", "Scanner.Web.Tests", "Respond", "alle-soorten.yaml")));

    /// <summary>A partner asked to fill in a questionnaire that is written out here.</summary>
    public static Task<RespondScene> OfYamlAsync(RunningApp app, string yaml) => OfAsync(app, Fieldwork.Read(yaml), null);

    private static async Task<RespondScene> OfAsync(RunningApp app, Questionnaire questionnaire, DateOnly? closesOn)
    {
        var access = await app.NewScanAsync();
        var token = SecretToken.New();
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        var version = await app.Services.GetRequiredService<PublishQuestionnaire>().AsVersionAsync(db, questionnaire, CancellationToken.None);
        var partner = Partner.Of(access.ScanId, (await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId)).NextPartnerNumber(), "Café De Proef", "horeca", "gezondheid", [], "");
        var distribution = Distribution.Of(access.ScanId, version.Id, "Ronde 1", closesOn, DateTimeOffset.UtcNow);
        var invitation = Invitation.Of(distribution.Id, partner.Id, null, token, DateTimeOffset.UtcNow);
        db.AddRange(partner, distribution, invitation);
        await db.SaveChangesAsync();
        return new RespondScene(app, access, invitation.Id, token);
    }

    public PlainBrowser NewBrowser() => new(app.Browser());

    public async Task<PlainBrowser> OpenAsync(string path = "") => await NewBrowser().OpenAsync(Link + path);

    public async Task<List<Answer>> AnswersAsync()
    {
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        return await db.Set<Answer>().AsNoTracking().OrderBy(answer => answer.Path).ThenBy(answer => answer.Ordinal).ToListAsync();
    }

    public async Task<List<Response>> ResponsesAsync()
    {
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        return await db.Set<Response>().AsNoTracking().ToListAsync();
    }

    public Guid InvitationId => invitationId;

    public ScanAccess Access => access;

    /// <summary>The same link as another program on the same database serves it.</summary>
    public static PlainBrowser On(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> other) =>
        new(other.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new Uri("http://localhost") }));

    public Task<Invitation> InvitationAsync() => ReadAsync(db => db.Set<Invitation>().AsNoTracking().SingleAsync(row => row.Id == invitationId));

    public async Task<T> ReadAsync<T>(Func<ScannerDb, Task<T>> read)
    {
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        return await read(db);
    }

    /// <summary>Changes the invitation or what is asked, as the officer would.</summary>
    public async Task ChangeAsync(Action<Invitation, Distribution> change)
    {
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        var invitation = await db.Set<Invitation>().SingleAsync(row => row.Id == invitationId);
        change(invitation, await db.Set<Distribution>().SingleAsync(row => row.Id == invitation.DistributionId));
        await db.SaveChangesAsync();
    }

    public Task ArrangeAsync(IdentityMode identity = IdentityMode.Confidential, AnswersPer per = AnswersPer.Organisation, DateOnly? opensOn = null, string? language = null) =>
        ChangeAsync((_, distribution) => distribution.Arrange(opensOn, language, identity, per, 3));

    /// <summary>The last day was yesterday.</summary>
    public Task CloseAsync() => ChangeAsync((_, distribution) => distribution.CloseOn(Amsterdam.DayOf(DateTimeOffset.UtcNow).AddDays(-1)));

    public async Task WithdrawAsync()
    {
        await using var db = await app.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        (await db.Set<Invitation>().SingleAsync(row => row.Id == invitationId)).Withdraw(DateTimeOffset.UtcNow);
        await db.SaveChangesAsync();
    }
}
