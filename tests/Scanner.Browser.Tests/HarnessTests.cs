namespace Scanner.Browser.Tests;

public sealed class HarnessTests(PublishedApp published, Chromium chromium)
{
    [Fact]
    public async Task The_published_program_starts_in_an_empty_folder_and_asks_to_sign_in()
    {
        await using var scanner = await published.StartAsync();
        await using var browser = await chromium.NewAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(scanner.Address);
        Assert.Contains("/account/inloggen", page.Url, StringComparison.Ordinal);
    }
}
