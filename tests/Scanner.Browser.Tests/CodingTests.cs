using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scanner.Browser.Tests;

/// <summary>What only a browser can show of coding: what is selected with mouse and arrow keys, and that keys stay out of fields.</summary>
public sealed partial class CodingTests(PublishedApp published, Chromium chromium)
{
    [Fact]
    public async Task A_selection_is_told_in_code_points_across_emoji_accents_line_ends_and_marks()
    {
        await using var scanner = await published.StartAsync();
        await using var browser = await chromium.NewAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(scanner.Address + "/account/inloggen");
        // An emoji of two code units, a combining accent, a line end, a flag of four code units, and words that are coded already.
        await page.EvaluateAsync(
            """
            async () => {
              document.body.innerHTML = '<article data-answer tabindex="0"><p data-text="t-1" style="white-space:pre-wrap"></p></article><article data-answer><p data-text="t-2">Het volgende antwoord</p></article><input id="field">';
              const text = document.querySelector('[data-text=t-1]'), mark = document.createElement('mark');
              mark.textContent = 'cafe\u0301\n\u{1F1F3}\u{1F1F1} en';
              text.append('\u{1F600} bij het ', mark, ' bij het station');
              window.coding = await import('/coding.js');
              window.calls = [];
              coding.start({ invokeMethodAsync: (...call) => window.calls.push(call) });
            }
            """);

        var whole = (await page.Locator("[data-text=t-1]").TextContentAsync())!;
        foreach (var words in new[] { "😀", "bij", "het cafe\u0301", "\n", "cafe\u0301\n🇳🇱", "🇳🇱", "en bij het", "station" })
        {
            var at = words == "bij" ? whole.LastIndexOf(words, StringComparison.Ordinal) : whole.IndexOf(words, StringComparison.Ordinal);
            var picked = await PickAsync(page, at, at + words.Length);
            if (string.IsNullOrWhiteSpace(words)) Assert.Null(picked);
            else Assert.Equal(("t-1", CodePoints(whole[..at]), CodePoints(words)), (picked!.Answer, picked.Start, picked.Length));
        }

        // A selection that runs on into the next answer ends with its own.
        await page.EvaluateAsync("() => getSelection().setBaseAndExtent(document.querySelector('[data-text=t-1]').lastChild, 9, document.querySelector('[data-text=t-2]').firstChild, 3)");
        var over = await TakeAsync(page);
        Assert.Equal("station", whole[^7..]);
        Assert.Equal((CodePoints(whole) - 7, 7), (over!.Start, over.Length));

        // The arrow keys pick words; with Shift one more.
        await page.EvaluateAsync("() => { coding.clearPicked(); document.querySelector('article').focus(); }");
        Assert.Null(await TakeAsync(page));
        foreach (var key in new[] { "ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight" }) await page.Keyboard.PressAsync(key);
        Assert.Equal("cafe\u0301\n🇳🇱 en", await page.EvaluateAsync<string>("() => getSelection().toString()"));
        await page.Keyboard.PressAsync("3");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => calls.length"));
        Assert.Equal("[\"OnKeyAsync\",\"3\",false,{\"answer\":\"t-1\",\"start\":10,\"length\":11}]", await page.EvaluateAsync<string>("() => JSON.stringify(calls[0])"));

        // In a field keys are letters; the words stay picked meanwhile.
        await page.FocusAsync("#field");
        await page.Keyboard.TypeAsync("3jz?");
        Assert.Equal("3jz?", await page.InputValueAsync("#field"));
        Assert.Equal(1, await page.EvaluateAsync<int>("() => calls.length"));
        Assert.Equal(10, (await TakeAsync(page))!.Start);
    }

    [Fact]
    public async Task A_coder_codes_with_keys_and_mouse_and_the_pages_are_fit_for_everyone()
    {
        await using var scanner = await published.StartAsync("--demo");
        await using var browser = await chromium.NewAsync();
        var page = await browser.NewPageAsync();
        await SignInAsync(page, scanner);
        await page.GotoAsync(scanner.Address + "/scan/gemeente-x/coderen");
        await page.Locator(".coding[data-ready]").WaitForAsync();
        var current = page.Locator("article[aria-current=true]");
        await current.FocusAsync();
        var foot = page.Locator(".undo-bar");

        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        var words = await page.EvaluateAsync<string>("() => getSelection().toString()");
        await page.Keyboard.PressAsync("3");
        await Assertions.Expect(foot).ToContainTextAsync($"‘Station’ toegepast op ‘{words}’. Z maakt dit ongedaan.");
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(foot).ToContainTextAsync("Ongedaan gemaakt");

        // A click on a code does not take the selection away.
        await current.Locator("[data-text]").DblClickAsync(new() { Position = new() { X = 40, Y = 14 } });
        words = (await page.EvaluateAsync<string>("() => getSelection().toString()")).Trim();
        await page.Locator(".tree .code", new() { HasText = "Overlast" }).ClickAsync();
        await Assertions.Expect(foot).ToContainTextAsync($"‘Overlast’ toegepast op ‘{words}’");

        await page.Locator("textarea.memo").FocusAsync();
        await page.Keyboard.TypeAsync("3 keer nabellen");
        await Assertions.Expect(page.Locator(".context")).ToContainTextAsync("Chris Voorbeeld");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#alle-toetsen")).ToHaveAttributeAsync("open", "");
        await Look.AtAsync(page, "coderen");

        await current.Locator(".answer-meta a").ClickAsync();
        await Assertions.Expect(page.Locator(".said-answer:focus mark").First).ToBeVisibleAsync();
        await Look.AtAsync(page, "antwoorden");
    }

    private static async Task<Picked?> PickAsync(IPage page, int from, int to)
    {
        await page.EvaluateAsync(
            """
            ([from, to]) => {
              const text = document.querySelector('[data-text=t-1]'), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), selection = getSelection();
              const at = units => { let before = 0; walker.currentNode = text; for (let node = walker.nextNode(); node; node = walker.nextNode()) { if (units <= before + node.data.length) return [node, units - before]; before += node.data.length; } };
              selection.setBaseAndExtent(...at(from), ...at(to));
            }
            """, new[] { from, to });
        return await TakeAsync(page);
    }

    /// <summary>What the script holds for picked, after the browser told it of the selection.</summary>
    private static async Task<Picked?> TakeAsync(IPage page) => JsonSerializer.Deserialize<Picked?>(
        await page.EvaluateAsync<string>("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(JSON.stringify(coding.takePicked())))))"), JsonSerializerOptions.Web);

    private static int CodePoints(string text) => text.EnumerateRunes().Count();

    private static async Task SignInAsync(IPage page, RunningScanner scanner)
    {
        var password = scanner.Said.Select(line => Password().Match(line)).First(match => match.Success).Groups[1].Value;
        await page.GotoAsync(scanner.Address + "/account/inloggen");
        await page.FillAsync("#email", "codeur@gemeente-x.example");
        await page.FillAsync("#password", password);
        await page.ClickAsync("button[type=submit]");
        await Look.ForAddressWithoutAsync(page, "/inloggen");
    }

    [GeneratedRegex(@"wachtwoord is (\S+) en")]
    private static partial Regex Password();

    private sealed record Picked(string Answer, int Start, int Length);
}
