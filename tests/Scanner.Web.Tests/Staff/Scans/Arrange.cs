using Bunit;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests.Staff.Scans;

/// <summary>What tests of the officer's and administrator's pages begin with.</summary>
internal static class Arrange
{
    public static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public static async Task<Guid> PartnerAsync(this StaffPageTest page, string name = "Jongerenwerk De Brug", string type = "jeugd-en-jongerenwerk", string? contact = null)
    {
        var id = (await page.Database.Get<ManagePartners>().AddAsync(page.Access, new PartnerDetails(name, type, "jeugd", ["signalerend"], ""), Stop)).PartnerId!.Value;
        if (contact is not null) await page.Database.Get<ManageContacts>().AddAsync(page.Access, id, new ContactDetails(contact, "contact@voorbeeld.example", "", ""), Stop);
        return id;
    }

    /// <summary>Makes the visitor an administrator too.</summary>
    public static async Task<AdministratorAccess> AsAdministratorAsync(this StaffPageTest page)
    {
        await using (var db = await page.Database.Databases.CreateDbContextAsync(Stop))
            await db.Set<Account>().Where(account => account.Id == page.Access.AccountId)
                .ExecuteUpdateAsync(account => account.SetProperty(row => row.IsAdministrator, true).SetProperty(row => row.Email, row => row.UserName), Stop);
        return (await page.Database.Get<OpenAdministration>().AsAccountAsync(page.Access.AccountId, Stop))!;
    }

    /// <summary>Types in the field with this label, as shown.</summary>
    public static void Type<T>(this IRenderedComponent<T> page, string selector, string text) where T : Microsoft.AspNetCore.Components.IComponent => page.Find(selector).Change(text);

    /// <summary>Presses the button with these words.</summary>
    public static void Press<T>(this IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(button => button.TextContent.Trim() == words).Click();
}
