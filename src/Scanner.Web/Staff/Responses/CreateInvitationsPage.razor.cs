using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Web.Staff.Parts;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Staff.Responses;

/// <summary>Puts a questionnaire out to partners, and shows the links at the only moment that they are known.</summary>
public sealed partial class CreateInvitationsPage
{
    private readonly HashSet<Invitee> chosen = [];
    private InvitationOptions options = new([], []);
    private DistributionView? existing;
    private HashSet<Invitee> invited = [];
    private InvitationsCreated? created;
    private string formId = "";
    private string name = "";
    private string title = "";
    private ArrangementDraft draft = new();
    private string kind = "";
    private string role = "";
    private string setting = "";
    private string search = "";
    private bool busy;

    /// <summary>What was put out before; null: something new.</summary>
    [Parameter] public Guid? Distribution { get; set; }

    /// <summary>What is wrong, in the order of the form.</summary>
    private IReadOnlyList<string> Errors =>
    [
        .. new[]
        {
            ("Vragenlijst", Problems.Sentence(nameof(NewDistribution.FormId), "Kies een vragenlijst.")),
            ("Naam van deze uitzetting", Problems.Sentence(nameof(NewDistribution.Name), "Geef deze uitzetting een naam.")),
            ("Laatste dag om te antwoorden", Problems.Sentence(nameof(Arrangement.ClosesOn), "")),
            ("Soort partner bewaren", Problems.Any(problem => problem.Field == nameof(Arrangement.MinimumGroup)) ? $"Kies een getal van {Recognition.SmallestGroup} tot en met {Recognition.LargestGroup}." : null),
            ("Wie nodigt u uit?", Problems.Sentence(nameof(Invitee), "Kies minstens één partner of persoon.")),
        }.Where(error => error.Item2 is not null).Select(error => $"{error.Item1.TrimEnd('?')}: {error.Item2}"),
    ];

    private IReadOnlyList<FieldProblem> Problems => created?.Problems ?? [];

    private IReadOnlyList<(string, string)> QuestionnaireOptions =>
        [.. options.Questionnaires.Select(option => (option.FormId, option.Minutes is { } minutes ? $"{option.Title} (ongeveer {Dutch.Count(minutes, "minuut", "minuten")})" : option.Title))];

    private IEnumerable<PartnerOption> Shown => options.Partners
        .Where(partner => kind.Length == 0 || partner.Type == kind)
        .Where(partner => role.Length == 0 || partner.Roles.Contains(role))
        .Where(partner => setting.Length == 0 || partner.Settings.Contains(setting))
        .Where(partner => SearchField.Finds(search, [partner.Pseudonym, partner.Name, .. partner.Contacts.Select(contact => contact.Name)]));

    private IReadOnlyList<string> Languages => options.Questionnaires.FirstOrDefault(option => option.FormId == formId)?.Languages ?? [];

    private bool PerOrganisation => (existing?.AnswersPer ?? draft.AnswersPer) == AnswersPer.Organisation;

    private IReadOnlyList<InvitedPartner> Invited =>
        [.. options.Partners.Where(partner => chosen.Any(invitee => invitee.PartnerId == partner.Id)).Select(partner => new InvitedPartner(partner.Id, partner.Name, partner.Type))];

    private sealed record Filter(string Id, string Label, string All, string List, IReadOnlyList<string> Names, Action<string> Set);

    /// <summary>The filters, each with what occurs; settings are left out where no partner has one.</summary>
    private IEnumerable<Filter> Filters
    {
        get
        {
            yield return new Filter("kind", "Soort partner", "Alle soorten", ListNames.Types, [.. options.Partners.Select(partner => partner.Type).Distinct()], value => kind = value);
            yield return new Filter("role", "Rol", "Alle rollen", ListNames.Roles, [.. options.Partners.SelectMany(partner => partner.Roles).Distinct().Order(StringComparer.Ordinal)], value => role = value);
            if (options.Partners.SelectMany(partner => partner.Settings).Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } settings)
                yield return new Filter("setting", "Plek", "Alle plekken", "settings", settings, value => setting = value);
        }
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        options = await Invitations.OptionsAsync(Access, Stop);
        (existing, created) = (null, null);
        chosen.Clear();
        if (Distribution is { } id)
        {
            existing = (await Distributions.ListAsync(Access, Stop)).FirstOrDefault(distribution => distribution.Id == id);
            invited = [.. existing?.Invitations.Select(row => new Invitee(row.PartnerId, row.ContactId)) ?? []];
            (title, draft) = (existing?.Title ?? "", new ArrangementDraft { ClosesOn = existing?.ClosesOn });
        }
        // Most partners get the short one.
        else if (options.Questionnaires.OrderBy(option => option.FormId != "partner-kort").FirstOrDefault() is { } first) Choose(first.FormId);
    }

    private void Choose(string form)
    {
        var option = options.Questionnaires.First(option => option.FormId == form);
        if (name.Length == 0 || name == title) name = option.Title;
        (formId, title) = (form, option.Title);
    }

    private void Choose(Invitee invitee, bool isChosen)
    {
        if (isChosen && PerOrganisation) chosen.RemoveWhere(other => other.PartnerId == invitee.PartnerId);
        if (isChosen) chosen.Add(invitee);
        else chosen.Remove(invitee);
    }

    private bool IsTaken(Invitee invitee) => invited.Contains(invitee) || (PerOrganisation && invited.Any(other => other.PartnerId == invitee.PartnerId));

    /// <summary>Who answers has changed: of each organisation one stays chosen, or all its people can be.</summary>
    private void ArrangementChanged()
    {
        if (PerOrganisation) foreach (var several in chosen.GroupBy(invitee => invitee.PartnerId).Where(group => group.Count() > 1).ToList()) chosen.ExceptWith(several.Skip(1));
    }

    /// <summary>Chooses, of each partner in view, its people (of each organisation one, when it answers once), or the organisation where nobody is known.</summary>
    private void ChooseAll(bool isChosen)
    {
        foreach (var partner in Shown)
        {
            var people = People(partner).Select(person => person.Invitee).Where(invitee => !IsTaken(invitee)).ToList();
            if (!isChosen) chosen.ExceptWith(people);
            else if (PerOrganisation)
            {
                if (people.Count > 0 && !people.Exists(chosen.Contains)) chosen.Add(WithAddress(partner) is { } person && people.Contains(person) ? person : people[0]);
            }
            else chosen.UnionWith(people.Count > 1 ? people.Where(invitee => invitee.ContactId is not null) : people);
        }
    }

    /// <summary>The first person there who can be mailed.</summary>
    private static Invitee? WithAddress(PartnerOption partner) =>
        partner.Contacts.FirstOrDefault(contact => contact.Email.Length > 0 && !contact.IsMailStopped) is { } contact ? new Invitee(partner.Id, contact.Id) : null;

    private static IEnumerable<(Invitee Invitee, string Text)> People(PartnerOption partner)
    {
        foreach (var contact in partner.Contacts)
            yield return (new Invitee(partner.Id, contact.Id), (contact.Email.Length > 0 ? $"{contact.Name}, {contact.Email}" : $"{contact.Name} (geen e-mailadres)") + (contact.IsMailStopped ? " (wil geen mail)" : ""));
        yield return (new Invitee(partner.Id, null), partner.Contacts.Count > 0 ? "De organisatie als geheel" : "De organisatie als geheel (nog geen contactpersoon)");
    }

    private async Task CreateAsync()
    {
        busy = true;
        List<Invitee> invitees = [.. chosen.OrderBy(invitee => options.Partners.TakeWhile(partner => partner.Id != invitee.PartnerId).Count())];
        created = existing is { } distribution
            ? await Invitations.AddAsync(Access, distribution.Id, invitees, Stop)
            : await Invitations.CreateAsync(Access, new NewDistribution(formId, name, draft.ClosesOn)
            {
                OpensOn = draft.OpensOn, Language = draft.Language.Length > 0 ? draft.Language : null, Identity = draft.Identity, AnswersPer = draft.AnswersPer, MinimumGroup = draft.MinimumGroup,
            }, invitees, Stop);
        busy = false;
    }

    private static string SkippedSentence(InvitationsCreated result)
    {
        var taken = result.Skipped.Count(skipped => skipped.Reason == SkipReason.OrganisationInvited);
        var (had, gone) = (result.Skipped.Count(skipped => skipped.Reason == SkipReason.AlreadyInvited), result.Skipped.Count(skipped => skipped.Reason == SkipReason.NotThere));
        var sentences = new List<string>();
        if (had > 0) sentences.Add($"{Dutch.Count(had, "partner of persoon was", "partners of personen waren")} al uitgenodigd; een nieuwe link maakt u in de lijst.");
        if (taken > 0) sentences.Add($"Van {Dutch.Count(taken, "persoon was de organisatie", "personen was de organisatie")} al uitgenodigd: in deze uitzetting antwoordt elke organisatie één keer.");
        if (gone > 0) sentences.Add($"{Dutch.Count(gone, "partner of persoon is", "partners of personen zijn")} intussen verwijderd.");
        return string.Join(" ", sentences);
    }
}
