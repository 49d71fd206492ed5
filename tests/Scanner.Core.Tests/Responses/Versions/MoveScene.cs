using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

/// <summary>The trial questionnaire, put out to partners.</summary>
internal sealed class MoveScene : IAsyncDisposable
{
    private readonly DraftScene drafts;
    private readonly Guid draftId;
    private readonly FormDocument document;

    private MoveScene(DraftScene drafts, Guid draftId, FormDocument document) => (this.drafts, this.draftId, this.document) = (drafts, draftId, document);

    public TestDatabase Database => drafts.Database;

    public ScanAccess Access => drafts.Access;

    public required Guid DistributionId { get; init; }

    public required IReadOnlyList<NewLink> Links { get; init; }

    public FillInQuestionnaire FillIn => drafts.Get<FillInQuestionnaire>();

    public MoveDistribution Move => drafts.Get<MoveDistribution>();

    public static async Task<MoveScene> OpenAsync(DatabaseProvider provider, params string[] partners)
    {
        var drafts = await DraftScene.OpenAsync(provider);
        var (id, document) = await drafts.ImportAsync();
        await drafts.PublishAsync(id, document);
        var invitees = new List<Invitee>();
        foreach (var partner in partners) invitees.Add(new Invitee(await Given.PartnerAsync(drafts.Database, drafts.Access, partner), null));
        var created = await drafts.Get<CreateInvitations>().CreateAsync(drafts.Access, new NewDistribution("proef", "Ronde 1", null), invitees, Given.Stop);
        return new MoveScene(drafts, id, document) { DistributionId = created.DistributionId!.Value, Links = created.Links };
    }

    public Task<DraftPublished> PublishAsync(Func<FormDocument, FormDocument> change) => drafts.PublishAsync(draftId, change(document));

    public async Task SaveAsync(int partner, string section, params (string, string[])[] changes)
    {
        if ((await FillIn.OpenSectionAsync(Links[partner].Token, section, null, Given.Stop)).View is { } page)
            await FillIn.SaveAsync(Links[partner].Token, section, Fieldwork.Form(page, changes), Given.Stop);
    }

    /// <summary>Per partner: the kind of the question "zeker" as it is asked now.</summary>
    public async Task<List<QuestionKind?>> KindsAsync()
    {
        var kinds = new List<QuestionKind?>();
        foreach (var link in Links) kinds.Add((await FillIn.OpenSectionAsync(link.Token, "begin", null, Given.Stop)).View?.Questions.Single(question => question.Path == "zeker").Kind);
        return kinds;
    }

    public async Task<List<string>> ChosenAsync(int partner)
    {
        var page = (await FillIn.OpenSectionAsync(Links[partner].Token, "begin", null, Given.Stop)).View!;
        return [.. page.Questions.Single(question => question.Path == "groepen").Choices.Where(choice => choice.IsChosen).Select(choice => choice.Name)];
    }

    public async Task<List<string>> RowsAsync(int partner)
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, Given.Stop);
        var invitation = Links[partner].InvitationId;
        var rows = await (from answer in db.Set<Answer>()
                          join response in db.Set<Response>() on answer.ResponseId equals response.Id
                          where response.InvitationId == invitation
                          select answer).AsNoTracking().ToListAsync(Given.Stop);
        return [.. rows.OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Ordinal).Select(row => $"{row.Path}={row.ValueChoice ?? row.ValueText}")];
    }

    public ValueTask DisposeAsync() => drafts.DisposeAsync();
}
