using Scanner.Core.Scans;

namespace Scanner.Web.Staff.Scans;

/// <summary>The start page: what the visitor can open, and the first step where nothing is yet.</summary>
public sealed partial class MyScansPage
{
    private MyScansView? mine;
    private IReadOnlyList<MunicipalityRow> others = [];
    private Guid? beginning;

    /// <inheritdoc/>
    protected override async Task<bool> OpenAsync()
    {
        mine = await Scans.ListAsync(AccountId, Stop);
        var offersToJoin = mine is { IsAdministrator: true, HasMunicipalities: true, Municipalities.Count: 0 };
        others = offersToJoin && await Administration.AsAccountAsync(AccountId, Stop) is { } access ? await Municipalities.ListAsync(access, Stop) : [];
        return true;
    }

    private async Task JoinAsync(MunicipalityRow municipality)
    {
        if (await Administration.AsAccountAsync(AccountId, Stop) is not { } access) return;
        await Members.AddAccountAsync(access, municipality.Id, AccountId, MemberRole.PolicyOfficer, Stop);
        await OpenAsync();
        Undo.Say($"U bent nu beleidsmedewerker van {municipality.Name}.");
    }

    private static string Period(MyScan scan) => (scan.StartsOn, scan.EndsOn) switch
    {
        ({ } first, { } last) => $"{Dutch.Text(first)} tot en met {Dutch.Text(last)}",
        ({ } first, null) => $"vanaf {Dutch.Text(first)}",
        (null, { } last) => $"tot en met {Dutch.Text(last)}",
        _ => "Periode nog niet gekozen",
    };
}
