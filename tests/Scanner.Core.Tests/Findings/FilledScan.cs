using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Interviews;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Responses;

namespace Scanner.Core.Tests.Findings;

/// <summary>Puts partners, answers, conversations and codings straight into a test's scan.</summary>
internal sealed class FilledScan(TestDatabase database, ScanAccess access)
{
    private readonly Dictionary<string, QuestionnaireVersion> versions = [];
    private int partners;
    private Codebook? codebook;

    public ScanAccess Access => access;

    /// <summary>A questionnaire with one open question per key question 1 to 3 and a choice, all in two sections.</summary>
    public const string Yaml = """
        settings:
          form_id: toets
          form_title: { nl: Toets }
          version: "1"
          default_language: nl
          scan::modes: [online, conversation]
        choices:
          kleur:
            - { name: rood, label: { nl: Rood } }
            - { name: blauw, label: { nl: Blauw } }
        survey:
          - type: group
            name: eerst
            label: { nl: Eerste onderdeel }
            questions:
              - { type: text, name: gebruik, label: { nl: Wat ziet u? }, appearance: multiline, scan::kernvraag: [1], scan::coded: true }
              - { type: text, name: problemen, label: { nl: Welke problemen? }, appearance: multiline, scan::kernvraag: [2], scan::coded: true }
          - type: group
            name: daarna
            label: { nl: Tweede onderdeel }
            questions:
              - { type: select_multiple kleur, name: kleuren, label: { nl: Welke kleuren? }, scan::kernvraag: [3] }
              - { type: integer, name: aantal, label: { nl: Hoeveel? } }
        """;

    public async Task<Partner> PartnerAsync(string type = "politie")
    {
        var number = ++partners;
        var partner = Partner.Of(access.ScanId, number, $"Geheime Naam {number}", type, "gezondheid", ["signalerend", "adviserend"], "");
        await SaveAsync(partner);
        return partner;
    }

    public async Task<Invitation> InviteAsync(Partner partner)
    {
        var version = await VersionAsync();
        var distribution = Distribution.Of(access.ScanId, version.Id, "Toets", null, database.Clock.GetUtcNow());
        var invitation = Invitation.Of(distribution.Id, partner.Id, null, SecretToken.New(), database.Clock.GetUtcNow());
        await SaveAsync(distribution, invitation);
        return invitation;
    }

    /// <summary>An online response; answers are texts per path.</summary>
    public async Task<Response> OnlineAsync(Partner partner, bool submitted = true, params (string Path, string Text)[] answers)
    {
        var invitation = await InviteAsync(partner);
        var response = Response.Online(access.ScanId, partner.Id, (await VersionAsync()).Id, invitation.Id, database.Clock.GetUtcNow());
        if (submitted) response.Submit(database.Clock.GetUtcNow());
        await SaveAsync([response, .. Texts(response, answers)]);
        return response;
    }

    public async Task<Response> ConversationAsync(Partner partner, DateOnly heldOn, params (string Path, string Text)[] answers)
    {
        var response = Response.InConversation(access.ScanId, partner.Id, (await VersionAsync()).Id, database.Clock.GetUtcNow());
        await SaveAsync([response, Interview.Of(response.Id, heldOn, access.AccountId, access.AccountName, "wijkagent"), .. Texts(response, answers)]);
        return response;
    }

    public async Task<Code> CodeAsync(string label, Code? parent = null, params int[] keyQuestions)
    {
        if (codebook is null) await SaveAsync(codebook = Codebook.Of(access.ScanId, "toets", "1"));
        var code = Code.Of(codebook.Id, parent?.Id, label.ToLowerInvariant().Replace(' ', '-'), label, "Wat eronder valt: " + label, "#0b5c6b", 0).With(null, [], keyQuestions);
        await SaveAsync(code);
        return code;
    }

    /// <summary>Codes the whole text at a path.</summary>
    public async Task<Fragment> QuoteAsync(Response response, string path, string text, Code code, Action<Fragment>? mark = null)
    {
        var coded = CodedText.Of(response.Id, path, 1, text, database.Clock.GetUtcNow());
        var fragment = Fragment.Of(coded.Id, 0, text.EnumerateRunes().Count(), text);
        mark?.Invoke(fragment);
        await SaveAsync(coded, fragment, Scanner.Core.Coding.Coding.Of(fragment.Id, code.Id, access.AccountId, access.AccountName, database.Clock.GetUtcNow()));
        return fragment;
    }

    public async Task SaveAsync(params object[] rows)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, TestContext.Current.CancellationToken);
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<QuestionnaireVersion> VersionAsync(string formId = "toets", string yaml = Yaml)
    {
        if (versions.TryGetValue(formId, out var had)) return had;
        var version = QuestionnaireVersion.Of(formId, 1, YamlFormWriter.Write(Fieldwork.Read(yaml).Document), database.Clock.GetUtcNow());
        await SaveAsync(version);
        return versions[formId] = version;
    }

    private IEnumerable<object> Texts(Response response, (string Path, string Text)[] answers) =>
        answers.Select(answer => Answer.OfText(response.Id, answer.Path, answer.Text, null, null, 1, database.Clock.GetUtcNow()));
}
