using Microsoft.AspNetCore.Components.Forms;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Staff.Responses;

/// <summary>Reads partners from a file: first what would happen, then all at once.</summary>
public sealed partial class ImportPartnersPage
{
    private const long MostBytes = 20_000_000;
    private const int MostShown = 200;

    private readonly Dictionary<string, DuplicateDecision> decisions = [];
    private PartnerImport? read;
    private string? refusal;
    private bool busy;

    private List<ImportedPartner> New => [.. read!.Partners.Where(partner => partner.Fate == ImportFate.New)];

    private List<ImportedPartner> Changed => [.. read!.Partners.Where(partner => partner.Fate == ImportFate.Changed)];

    private List<ImportedPartner> Doubtful => [.. read!.Partners.Where(partner => partner.Fate == ImportFate.Doubtful)];

    private int ToDo => read!.Partners.Count(partner => partner.Fate != ImportFate.Same);

    private bool IsSheet => !read!.FileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>What was or is in doubt, in the order of the file: a choice that was made can be made otherwise.</summary>
    private List<(string Name, IReadOnlyList<PossibleDuplicate> Doubts)> Asked { get; set; } = [];

    /// <inheritdoc/>
    protected override Task LoadAsync() => Task.CompletedTask;

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (read, refusal, Asked) = (null, null, []);
        decisions.Clear();
        if (chosen.File.Size > MostBytes)
        {
            refusal = "Dit bestand is groter dan 20 MB. Haal weg wat er niet bij hoort, zoals plaatjes of andere bladen.";
            return;
        }
        using var content = new MemoryStream();
        await using (var stream = chosen.File.OpenReadStream(MostBytes, Stop)) await stream.CopyToAsync(content, Stop);
        content.Position = 0;
        Show(await Import.ReadAsync(Access, content, Path.GetFileName(chosen.File.Name), Stop));
    }

    private async Task DecideAsync(string name, DuplicateDecision decision)
    {
        decisions[name] = decision;
        Show(await Import.DecideAsync(Access, read!, new Dictionary<string, DuplicateDecision>(decisions), Stop));
    }

    private void Show(PartnerImport shown)
    {
        read = shown;
        foreach (var partner in Doubtful.Where(partner => Asked.TrueForAll(asked => asked.Name != partner.Name))) Asked.Add((partner.Name, partner.Doubts));
    }

    private async Task ImportAsync()
    {
        busy = true;
        var (access, address) = (Access, $"/scan/{Access.Slug}/partners");
        var done = await Import.ImportAsync(access, read!, Stop);
        busy = false;
        if (done.Outcome != ImportOutcome.Imported)
        {
            refusal = "Intussen is de lijst met partners veranderd. Er is nog niets ingelezen: kijk nog een keer.";
            Show(done.Preview);
            return;
        }
        var before = done.Before!;
        Undo.Say($"Ingelezen: {Dutch.Count(done.Added, "nieuwe partner", "nieuwe partners")}, {Dutch.Count(done.Changed, "gewijzigde", "gewijzigde")}.", async () =>
        {
            var kept = await Import.UndoAsync(access, before, CancellationToken.None);
            if (kept > 0) Undo.Say($"Teruggezet, behalve {Dutch.Count(kept, "partner die intussen is gewijzigd of uitgenodigd", "partners die intussen zijn gewijzigd of uitgenodigd")}.");
            Navigation.NavigateTo(address);
        });
        Navigation.NavigateTo(address);
    }

    private bool IsChosen(string name, PossibleDuplicate doubt) => decisions.GetValueOrDefault(name) is { IsNew: false } decision
        && (doubt.PartnerId is { } id ? decision.PartnerId == id : decision.PartnerId is null && decision.OtherName == doubt.Name);

    private static string Reason(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameName => "er zijn er meer met deze naam",
        DuplicateReason.SimilarName => "de namen lijken op elkaar",
        DuplicateReason.SameEmail => "hetzelfde e-mailadres bij een contactpersoon",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private string Words(PartnerChange change)
    {
        if (change is { Column: PartnerColumn.Contact, Contact: null }) return $"Contactpersoon erbij: {change.To[0]}";
        var of = change.Contact is { } contact ? $" van {contact}" : "";
        return $"{Name(change.Column)}{of}: {Text(change.Column, change.From)} → {Text(change.Column, change.To)}";
    }

    private string Text(PartnerColumn column, IReadOnlyList<string> values) => values.Count == 0 ? "leeg" : string.Join(", ", values.Select(value => column switch
    {
        PartnerColumn.Type => Library.List(ListNames.Types).LabelOf(value),
        PartnerColumn.Domain => Library.List(ListNames.Domains).LabelOf(value),
        PartnerColumn.Roles => Library.List(ListNames.Roles).LabelOf(value),
        PartnerColumn.Settings => Library.List(ListNames.Settings).LabelOf(value),
        _ => value,
    }));

    private static string Name(PartnerColumn column) => column switch
    {
        PartnerColumn.Name => "Naam",
        PartnerColumn.Type => "Soort",
        PartnerColumn.Domain => "Domein",
        PartnerColumn.Roles => "Rollen",
        PartnerColumn.Settings => "Settings",
        PartnerColumn.Contact => "Naam",
        PartnerColumn.Function => "Functie",
        PartnerColumn.Email => "E-mail",
        PartnerColumn.Phone => "Telefoon",
        PartnerColumn.Note => "Notitie",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
