using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>A scan with one partner and one invitation for a questionnaire that has every kind of question.</summary>
public sealed class Fieldwork
{
    public const string Yaml = """
        settings:
          form_id: proef
          form_title: { nl: Proeflijst, en: Trial list }
          version: "1"
          default_language: nl
          scan::minutes: 10
        choices:
          groepen:
            - { name: jong, label: { nl: Jongeren, en: Youth } }
            - { name: oud, label: { nl: Ouderen, en: Elderly } }
            - { name: geen, label: { nl: Geen, en: None }, scan::exclusive: true }
          ja_nee:
            - { name: ja, label: { nl: Ja, en: "Yes" } }
            - { name: nee, label: { nl: Nee, en: "No" } }
        survey:
          - { type: hidden, name: partner_type }
          - type: group
            name: begin
            label: { nl: Begin, en: Start }
            questions:
              - { type: note, name: vooraf, label: { nl: Let op, en: Mind this } }
              - { type: select_multiple groepen or_other, name: groepen, label: { nl: Welke groepen?, en: Which groups? } }
              - { type: text, name: jong_toelichting, appearance: multiline, relevant: "selected(${groepen}, 'jong')", label: { nl: Wat valt op?, en: What stands out? } }
              - { type: select_one ja_nee, name: zeker, required: true, required_message: { nl: Kies iets., en: Choose. }, label: { nl: Zeker?, en: Sure? } }
          - type: group
            name: cijfers
            label: { nl: Cijfers, en: Figures }
            relevant: "${zeker} = 'ja'"
            questions:
              - { type: integer, name: aantal, constraint: ". >= 0 and . <= 200", constraint_message: { nl: Van 0 tot 200., en: From 0 to 200. }, label: { nl: Hoeveel?, en: How many? } }
              - { type: decimal, name: deel, label: { nl: Welk deel?, en: Which part? } }
              - { type: date, name: dag, constraint: ". <= today()", label: { nl: Welke dag?, en: Which day? } }
              - { type: text, name: veel, relevant: "${aantal} > 100", label: { nl: Waarom zo veel?, en: Why so many? } }
          - type: group
            name: politie
            label: { nl: Politie, en: Police }
            scan::audience: [politie]
            questions:
              - { type: text, name: registratie, label: { nl: Registratie?, en: Records? } }
          - type: group
            name: slot
            label: { nl: Slot, en: End }
            questions:
              - { type: text, name: gesprek, scan::modes: [conversation], label: { nl: In gesprek, en: In conversation } }
              - { type: acknowledge, name: akkoord, label: { nl: Gelezen, en: Read } }
              - { type: text, name: naam, label: { nl: Op een regel, en: On one line } }
        """;

    public required TestDatabase Database { get; init; }

    public required ScanAccess Access { get; init; }

    public required SecretToken Token { get; init; }

    public required Guid InvitationId { get; init; }

    public required Guid DistributionId { get; init; }

    public required Guid PartnerId { get; init; }

    public FillInQuestionnaire FillIn => Database.Get<FillInQuestionnaire>();

    internal static Questionnaire Read(string yaml)
    {
        var tree = new YamlTree("proef.yaml");
        var (document, places) = YamlFormReader.Read(tree, yaml);
        Assert.Empty(tree.Problems);
        var built = BuildQuestionnaire.From(document!, new Dictionary<string, ReferenceList>(), "proef.yaml", places);
        Assert.DoesNotContain(built.Problems, problem => problem.Severity == Severity.Error);
        return built.Questionnaire!;
    }

    internal static async Task<Fieldwork> StartAsync(TestDatabase database, string yaml = Yaml, string partnerType = "horeca", DateOnly? closesOn = null, string scanName = "gemeente-toets")
    {
        var access = await database.NewScanAsync(scanName);
        var token = SecretToken.New();
        var now = database.Clock.GetUtcNow();
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, CancellationToken.None);
        var version = await database.Get<PublishQuestionnaire>().AsVersionAsync(db, Read(yaml), CancellationToken.None);
        var partner = Partner.Of(access.ScanId, (await db.Set<Scan>().SingleAsync(scan => scan.Id == access.ScanId)).NextPartnerNumber(), "Café De Proef", partnerType, "gezondheid", ["signalerend"], "");
        var distribution = Distribution.Of(access.ScanId, version.Id, "Ronde 1", closesOn, now);
        var invitation = Invitation.Of(distribution.Id, partner.Id, null, token, now);
        db.AddRange(partner, distribution, invitation);
        await db.SaveChangesAsync();
        return new Fieldwork { Database = database, Access = access, Token = token, InvitationId = invitation.Id, DistributionId = distribution.Id, PartnerId = partner.Id };
    }

    /// <summary>A form as a browser would send it: everything on the page with its mark, and the given changes.</summary>
    public async Task<PostedAnswers> FormAsync(string section, params (string Question, string[] Values)[] changes)
    {
        var page = (await FillIn.OpenSectionAsync(Token, section, null, CancellationToken.None)).View!;
        return Form(page, changes);
    }

    public static PostedAnswers Form(SectionView page, params (string Question, string[] Values)[] changes)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var marks = new Dictionary<string, string>();
        foreach (var question in page.Questions.Where(question => question.Kind != QuestionKind.Note))
        {
            values[question.Path] = question.Choices.Count > 0 ? [.. question.Choices.Where(choice => choice.IsChosen).Select(choice => choice.Name)] : [question.Text];
            marks[question.Path] = question.Mark;
        }
        if (page.Notes is { } notes) (values[notes.Path], marks[notes.Path]) = ([notes.Text], notes.Mark);
        foreach (var (question, changed) in changes) values[question] = changed;
        return new PostedAnswers(values, marks, page.Revision, page.Language, Version: page.Version);
    }

    public async Task<SaveOutcome> SaveAsync(string section, params (string Question, string[] Values)[] changes) =>
        await FillIn.SaveAsync(Token, section, await FormAsync(section, changes), CancellationToken.None);

    public async Task<List<Answer>> AnswersAsync()
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, CancellationToken.None);
        return await db.Set<Answer>().AsNoTracking().OrderBy(answer => answer.Path).ThenBy(answer => answer.Ordinal).ToListAsync();
    }

    public async Task<Response?> ResponseAsync()
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, CancellationToken.None);
        return await db.Set<Response>().AsNoTracking().SingleOrDefaultAsync();
    }

    public async Task<string?> TextOfAsync(string path) => (await AnswersAsync()).Find(answer => answer.Path == path)?.ValueText;

    /// <summary>Changes the invitation or distribution as another use case would.</summary>
    internal async Task ChangeAsync(Action<Invitation, Distribution> change)
    {
        await using var db = await Database.Databases.OpenAsync(Access.MunicipalityId, CancellationToken.None);
        change(await db.Set<Invitation>().SingleAsync(row => row.Id == InvitationId), await db.Set<Distribution>().SingleAsync(row => row.Id == DistributionId));
        await db.SaveChangesAsync();
    }
}
