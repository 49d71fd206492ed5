using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;

namespace Scanner.Browser.Tests;

/// <summary>Looks at a page: no accessibility problem (WCAG 2.2 A and AA), nothing sticking out, and a picture for people.</summary>
public static class Look
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Where the pictures go: <c>artifacts/screenshots</c>, git-ignored.</summary>
    private static readonly string Pictures = Path.Combine(PublishedApp.RepositoryRoot, "artifacts", "screenshots");

    /// <summary>Waits until the address ends so. Asks the page again and again: waiting for the page's "load" event misses one that fired just before.</summary>
    public static Task ForAddressAsync(IPage page, string end) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"), new PageAssertionsToHaveURLOptions { Timeout = 20_000 });

    /// <summary>Waits until this is no longer part of the address.</summary>
    public static Task ForAddressWithoutAsync(IPage page, string part) =>
        Assertions.Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(part)), new PageAssertionsToHaveURLOptions { Timeout = 20_000 });

    /// <summary>Checks the page as it stands, at desktop and at phone width, and pictures it under this name.</summary>
    public static async Task AtAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Pictures);
        var desktop = page.ViewportSize!;
        await CheckAsync(page, name);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        await page.SetViewportSizeAsync(360, 740);
        await CheckAsync(page, name + " (phone)");
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + "-phone.png"), FullPage = true });
        Assert.True(over <= 0, $"{name}: {over} pixels stick out at the side on a phone.");
        await page.SetViewportSizeAsync(desktop.Width, desktop.Height);
    }

    /// <summary>Runs axe in the page itself: the usual way opens a page beside it for each, which takes ten times as long for many.</summary>
    /// <returns>What it found, one line each; none: the page is in order.</returns>
    public static async Task<string[]> ExamineAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>("""
            async () => {
              const run = await axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] } });
              if (run.passes.length === 0) return ['axe examined nothing'];
              return run.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.html} ${[...node.any, ...node.all].map((check) => check.message).join(' ')}`));
            }
            """);
    }

    private static async Task CheckAsync(IPage page, string name) => Assert.Empty((await ExamineAsync(page)).Select(fault => $"{name}: {fault}"));
}
