using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

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
    private DateOnly? closesOn;
    private string kind = "";
    private bool busy;

    /// <summary>What was put out before; null: something new.</summary>
    [Parameter] public Guid? Distribution { get; set; }

    private IReadOnlyList<FieldProblem> Problems => created?.Problems ?? [];

    private IReadOnlyList<(string, string)> QuestionnaireOptions =>
        [.. options.Questionnaires.Select(option => (option.FormId, option.Minutes is { } minutes ? $"{option.Title} (ongeveer {Dutch.Count(minutes, "minuut", "minuten")})" : option.Title))];

    private IEnumerable<PartnerOption> Shown => options.Partners.Where(partner => kind.Length == 0 || partner.Type == kind);

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
            (title, closesOn) = (existing?.Title ?? "", existing?.ClosesOn);
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
        if (isChosen) chosen.Add(invitee);
        else chosen.Remove(invitee);
    }

    /// <summary>Chooses, of each partner in view, its people, or the organisation where nobody is known.</summary>
    private void ChooseAll(bool isChosen)
    {
        foreach (var partner in Shown)
        {
            var people = People(partner).Select(person => person.Invitee).Where(invitee => !invited.Contains(invitee)).ToList();
            if (!isChosen) chosen.ExceptWith(people);
            else chosen.UnionWith(people.Count > 1 ? people.Where(invitee => invitee.ContactId is not null) : people);
        }
    }

    private static IEnumerable<(Invitee Invitee, string Text)> People(PartnerOption partner)
    {
        foreach (var contact in partner.Contacts)
            yield return (new Invitee(partner.Id, contact.Id), contact.Email.Length > 0 ? $"{contact.Name}, {contact.Email}" : contact.Name);
        yield return (new Invitee(partner.Id, null), partner.Contacts.Count > 0 ? "De organisatie als geheel" : "De organisatie als geheel (nog geen contactpersoon)");
    }

    private async Task CreateAsync()
    {
        busy = true;
        List<Invitee> invitees = [.. chosen.OrderBy(invitee => options.Partners.TakeWhile(partner => partner.Id != invitee.PartnerId).Count())];
        created = existing is { } distribution
            ? await Invitations.AddAsync(Access, distribution.Id, invitees, Stop)
            : await Invitations.CreateAsync(Access, new NewDistribution(formId, name, closesOn), invitees, Stop);
        busy = false;
    }

    private static string SkippedSentence(InvitationsCreated result)
    {
        var (had, gone) = (result.Skipped.Count(skipped => skipped.Reason == SkipReason.AlreadyInvited), result.Skipped.Count(skipped => skipped.Reason == SkipReason.NotThere));
        var sentences = new List<string>();
        if (had > 0) sentences.Add($"{Dutch.Count(had, "partner of persoon was", "partners of personen waren")} al uitgenodigd; een nieuwe link maakt u in de lijst.");
        if (gone > 0) sentences.Add($"{Dutch.Count(gone, "partner of persoon is", "partners of personen zijn")} intussen verwijderd.");
        return string.Join(" ", sentences);
    }
}
