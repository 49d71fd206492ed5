using System.Globalization;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Where an item stands in the survey of a <see cref="FormDocument"/>: its place, from 0, on every level, outermost first. Needs
/// no names, so it also works while names are empty or double. Holds for one document; a change tells where the item is after it.
/// </summary>
public readonly record struct ItemPath
{
    private readonly string? text;

    private ItemPath(string text) => this.text = text;

    /// <summary>The survey itself: what holds the items of the highest level.</summary>
    public static ItemPath Survey => default;

    /// <summary>Whether it is the survey itself and no item.</summary>
    public bool IsSurvey => string.IsNullOrEmpty(text);

    /// <summary>The place on every level; empty for the survey itself.</summary>
    public IReadOnlyList<int> Indexes => IsSurvey ? [] : [.. text!.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];

    /// <summary>How many levels down; 0 for the survey itself, 1 for a section.</summary>
    public int Depth => IsSurvey ? 0 : text!.Count(letter => letter == '.') + 1;

    /// <summary>The place among what stands beside it, from 0; -1 for the survey itself.</summary>
    public int Index => IsSurvey ? -1 : Indexes[^1];

    /// <summary>What holds it; the survey itself for a section, and for the survey.</summary>
    public ItemPath Parent => Depth <= 1 ? Survey : new ItemPath(text![..text!.LastIndexOf('.')]);

    /// <summary>The item at a place inside this one.</summary>
    public ItemPath Inner(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var last = index.ToString(CultureInfo.InvariantCulture);
        return new ItemPath(IsSurvey ? last : $"{text}.{last}");
    }

    /// <summary>The item beside it.</summary>
    public ItemPath Beside(int index) => Parent.Inner(index);

    /// <summary>Whether it is the other or stands inside it.</summary>
    public bool IsIn(ItemPath other) => other.IsSurvey || text == other.text || (text?.StartsWith(other.text + ".", StringComparison.Ordinal) ?? false);

    /// <summary>Reads what <see cref="ToString"/> wrote, as an address or a form carries it.</summary>
    /// <returns>Null when it is no path.</returns>
    public static ItemPath? Read(string? written)
    {
        if (string.IsNullOrEmpty(written)) return Survey;
        var path = Survey;
        foreach (var part in written.Split('.'))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
            path = path.Inner(index);
        }
        return path;
    }

    /// <summary><c>2.0.3</c>; empty for the survey itself.</summary>
    public override string ToString() => text ?? "";
}
