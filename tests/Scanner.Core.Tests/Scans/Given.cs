using Scanner.Core.Data;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Scans;

/// <summary>What tests of partners and accounts begin with.</summary>
internal static class Given
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The first administrator, through the set-up link as in real life.</summary>
    public static async Task<AdministratorAccess> AdministratorAsync(TestDatabase database, string email = "beheer@voorbeeld.example")
    {
        var setUp = database.Get<SetUpInstallation>();
        var token = await setUp.MakeLinkAsync(Stop);
        var made = await setUp.UseLinkAsync(token!.Value, new FirstAdministrator("Toets Beheer", email), "hash", Stop);
        return (await database.Get<OpenAdministration>().AsAccountAsync(made.AccountId!.Value, Stop))!;
    }

    public static PartnerDetails Details(string name = "Jongerenwerk De Brug", string type = "jeugd-en-jongerenwerk", params string[] roles) => new(name, type, "jeugd", roles, "");

    public static async Task<Guid> PartnerAsync(TestDatabase database, ScanAccess access, string name = "Jongerenwerk De Brug", string type = "jeugd-en-jongerenwerk") =>
        (await database.Get<ManagePartners>().AddAsync(access, Details(name, type), Stop)).PartnerId!.Value;

    public static async Task<Guid> ContactAsync(TestDatabase database, ScanAccess access, Guid partner, string name = "Toets Contact") =>
        (await database.Get<ManageContacts>().AddAsync(access, partner, new ContactDetails(name, "contact@voorbeeld.example", "", ""), Stop)).ContactId!.Value;

    public static async Task AddAsync(TestDatabase database, ScanAccess access, params object[] rows)
    {
        await using var db = await database.Databases.OpenAsync(access.MunicipalityId, Stop);
        db.AddRange(rows);
        await db.SaveChangesAsync(Stop);
    }
}
