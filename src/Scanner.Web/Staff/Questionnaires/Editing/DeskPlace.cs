using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>What of a questionnaire is open in the middle of the editor.</summary>
/// <param name="Part">Which kind of part.</param>
/// <param name="At">The item.</param>
/// <param name="List">The list, by its place.</param>
public readonly record struct DeskPlace(DeskPart Part, ItemPath At = default, int List = -1)
{
    /// <summary>The settings of the whole.</summary>
    public static readonly DeskPlace Settings = new(DeskPart.Settings);

    /// <summary>The overview of the choice lists.</summary>
    public static readonly DeskPlace Lists = new(DeskPart.Lists);

    /// <summary>An item; what holds everything is the settings.</summary>
    public static DeskPlace Item(ItemPath at) => at.IsSurvey ? Settings : new DeskPlace(DeskPart.Item, at);

    /// <summary>A list.</summary>
    public static DeskPlace OfList(int list) => new(DeskPart.List, default, list);
}

/// <summary>The kinds of part that can be open.</summary>
public enum DeskPart
{
    /// <summary>The settings of the whole.</summary>
    Settings,

    /// <summary>A section, group, repeat or question.</summary>
    Item,

    /// <summary>The overview of the choice lists.</summary>
    Lists,

    /// <summary>One choice list.</summary>
    List,
}

/// <summary>What came in between while someone worked.</summary>
/// <param name="Outcome">What came of the save.</param>
/// <param name="Other">Who saved in between; null: nobody.</param>
/// <param name="Parts">What the other changed, or both.</param>
/// <param name="Copy">The draft that holds the work that could not be joined; null: none.</param>
public sealed record DeskNotice(Core.Responses.DraftSaveOutcome Outcome, Core.Responses.OtherSave? Other, IReadOnlyList<MergedPart> Parts, Core.Responses.DraftCopy? Copy);
