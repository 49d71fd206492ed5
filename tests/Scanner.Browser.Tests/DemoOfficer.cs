using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>One started demonstration for all tests of a class, and its policy officer, signed in.</summary>
public sealed partial class DemoOfficer(PublishedApp program, Chromium chromium) : IAsyncLifetime
{
    private RunningScanner? server;

    /// <summary>The started program.</summary>
    public RunningScanner Server => server!;

    public async ValueTask InitializeAsync() => server = await program.StartAsync("--demo");

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A browser of 1280 pixels wide in which the officer is signed in, at their scans.</summary>
    public async Task<IPage> SignInAsync()
    {
        var page = await (await chromium.NewAsync(width: 1280, height: 900)).NewPageAsync();
        await page.GotoAsync(Server.Address + "/account/inloggen");
        await page.GetByLabel("E-mailadres").FillAsync("beleidsmedewerker@gemeente-x.example");
        await page.GetByLabel("Wachtwoord").FillAsync(Server.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuwe scan", Exact = true }).WaitForAsync();
        return page;
    }

    /// <summary>Goes to a page within the same circuit, and waits until it is there.</summary>
    /// <param name="page">The officer's browser.</param>
    /// <param name="path">The address.</param>
    /// <param name="heading">What its heading says: a proof alone could still be met by the page before.</param>
    /// <param name="proof">What it shows only in the state that is meant.</param>
    public static async Task GoAsync(IPage page, string path, string heading, string proof)
    {
        await page.EvaluateAsync("path => Blazor.navigateTo(path)", path);
        await Look.ForAddressAsync(page, path);
        await page.Locator($"main:has(h1:has-text('{heading}')) {proof}").First.WaitForAsync();
    }

    [GeneratedRegex(@"het wachtwoord is (\S+) en")]
    private static partial Regex Password();
}
