using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>Draws begun and handed in over time.</summary>
public sealed partial class ProgressChart
{
    private const int Width = 460, Height = 200, Left = 34, Right = 450, Top = 10, Bottom = 172;

    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The days, one after the other; at least one.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<FieldworkDay> Days { get; set; } = [];

    /// <summary>What is followed.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>A name that is unique on the page.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    private FieldworkDay Last => Days[^1];

    private int Most => Ticks[^1];

    private string Words => $"Van {Dutch.Text(Days[0].Day)} tot en met {Dutch.Text(Last.Day)}: {Last.Started} begonnen, {Last.Submitted} ingestuurd.";

    /// <summary>Whole numbers from 0 to above the highest, at most five.</summary>
    private List<int> Ticks
    {
        get
        {
            var highest = Math.Max(1, Days.Max(day => Math.Max(day.Started, day.Submitted)));
            var step = 1;
            for (var turn = 0; step * 4 < highest; turn++) step = turn % 3 == 1 ? step / 2 * 5 : step * 2;
            return [.. Enumerable.Range(0, (highest + step - 1) / step + 1).Select(number => number * step)];
        }
    }

    /// <summary>The first, the middle and the last day, for the axis.</summary>
    private IEnumerable<(int Day, string Anchor)> Marks => Days.Count switch
    {
        1 => [(0, "start")],
        < 5 => [(0, "start"), (Days.Count - 1, "end")],
        _ => [(0, "start"), (Days.Count / 2, "middle"), (Days.Count - 1, "end")],
    };

    /// <summary>The days on which something was added, and the last one.</summary>
    private IEnumerable<FieldworkDay> Changes => Days.Where((day, index) => index == Days.Count - 1 || (index == 0 ? day.Started + day.Submitted > 0 : (day.Started, day.Submitted) != (Days[index - 1].Started, Days[index - 1].Submitted)));

    private static string Short(DateOnly day) => day.ToString("d MMM", Culture);

    private string X(int day) => Number(Days.Count == 1 ? Left : Left + (double)(Right - Left) * day / (Days.Count - 1));

    private string Y(int value) => Number(Bottom - (double)(Bottom - Top) * value / Most);

    private string Line(Func<FieldworkDay, int> value) => Days.Count == 1
        ? $"{Number(Left)},{Y(value(Days[0]))} {Number(Right)},{Y(value(Days[0]))}"
        : string.Join(' ', Days.Select((day, index) => $"{X(index)},{Y(value(day))}"));

    /// <summary>Words beside an axis; written out because a page takes the element for words of its own. Only numbers and days come here.</summary>
    private static MarkupString Axis(string x, string y, int lower, string anchor, string words) =>
        new(FormattableString.Invariant($"<text class=\"axis\" x=\"{x}\" y=\"{y}\" dy=\"{lower}\" text-anchor=\"{anchor}\">{words}</text>"));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
