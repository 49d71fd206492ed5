[assembly: AssemblyFixture(typeof(Scanner.Browser.Tests.Chromium))]

namespace Scanner.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests. Without it the tests are skipped, visibly.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new browser without history or cookies.</summary>
    public async Task<IBrowserContext> NewAsync(bool javaScript = true, int width = 1440, int height = 1000, string? colourScheme = null, bool forcedColours = false, float scale = 1)
    {
        Assert.SkipWhen(browser is null, $"{Executable} is missing; ./test.sh installs it where it may.");
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = javaScript,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            AcceptDownloads = true,
            ColorScheme = colourScheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = forcedColours ? ForcedColors.Active : ForcedColors.None,
            DeviceScaleFactor = scale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
