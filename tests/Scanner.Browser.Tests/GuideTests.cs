using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>
/// The guide for users, <c>docs/handleiding.md</c>: its pictures are made here. With <c>SCANNER_WRITE_PICTURES=1</c> they replace those in
/// <c>docs/images</c>; without, they stand in <c>artifacts/screenshots/handleiding</c>.
/// </summary>
public sealed partial class GuideTests(DemoOfficer officer) : IClassFixture<DemoOfficer>
{
    private const string Scan = "/scan/gemeente-x";

    private static readonly string Guide = Path.Combine(PublishedApp.RepositoryRoot, "docs", "handleiding.md");

    private static readonly string Pictures = Environment.GetEnvironmentVariable("SCANNER_WRITE_PICTURES") == "1"
        ? Path.Combine(PublishedApp.RepositoryRoot, "docs", "images")
        : Path.Combine(PublishedApp.RepositoryRoot, "artifacts", "screenshots", "handleiding");

    [Fact]
    public async Task Every_picture_of_the_guide_is_made_from_the_demonstration()
    {
        Directory.CreateDirectory(Pictures);
        var links = new ArrangedLinks(officer.Server);
        var page = await officer.SignInAsync();
        await page.SetViewportSizeAsync(1200, 800);
        var made = new List<string>();
        await ShowAsync("overzicht", Scan, "table.grid", isWhole: true);
        await ShowAsync("partners", Scan + "/partners", "main tbody tr");
        await ShowAsync("uitnodigen", Scan + "/uitnodigingen/nieuw", ".partner");
        await ShowAsync("voortgang", Scan + "/voortgang", "main svg");
        await ShowAsync("coderen", Scan + "/coderen", "article");
        await ShowAsync("prioriteren", Scan + "/prioriteren", "main ol li");
        await ShowAsync("werkboek", Scan + "/vastleggen", "main tbody tr");
        await ShowAsync("partner", links.Personal(), "h1");
        await page.GotoAsync(officer.Server.Address + Scan + "/gesprekken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nieuw gesprek" }).ClickAsync();
        await page.GetByLabel("Met welke partner?").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("Notities bij").WaitForAsync();
        await KeepAsync("gesprek", isWhole: false);

        var shown = Picture().Matches(await File.ReadAllTextAsync(Guide, TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(made.Order(), shown.Order());
        Assert.All(shown, name => Assert.True(File.Exists(Path.Combine(PublishedApp.RepositoryRoot, "docs", "images", name + ".png")), $"docs/images/{name}.png is missing; see this class."));

        async Task ShowAsync(string name, string path, string proof, bool isWhole = false)
        {
            await page.GotoAsync(officer.Server.Address + path);
            await page.Locator(proof).First.WaitForAsync();
            await KeepAsync(name, isWhole);
        }

        async Task KeepAsync(string name, bool isWhole)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = isWhole });
            made.Add(name);
        }
    }

    /// <summary>A button that was given another word would leave the reader searching.</summary>
    [Fact]
    public async Task Every_word_that_the_guide_quotes_stands_on_a_screen()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Path.Combine(PublishedApp.RepositoryRoot, "src", "Scanner.Web"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)) + string.Concat(Directory.EnumerateFiles(Path.Combine(PublishedApp.RepositoryRoot, "src", "Scanner.Core", "Exports"), "*.cs").Select(File.ReadAllText));
        var quoted = Quoted().Matches(await File.ReadAllTextAsync(Guide, TestContext.Current.CancellationToken)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(quoted.Count > 15);
        Assert.DoesNotContain(quoted, words => words != "Gemeente X" && !sources.Contains(words, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(images/([^)]+)\.png\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"(?<!\*)\*([^*\n]+)\*(?!\*)")]
    private static partial Regex Quoted();
}
