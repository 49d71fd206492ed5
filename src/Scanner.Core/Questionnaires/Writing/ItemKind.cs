namespace Scanner.Core.Questionnaires;

/// <summary>What an item is in the eyes of who makes a questionnaire: its type together with the appearance that makes it another thing to fill in.</summary>
public enum ItemKind
{
    /// <summary>Words on one line.</summary>
    Text,

    /// <summary>Words on several lines (<c>appearance: multiline</c>).</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number that may have decimals.</summary>
    Decimal,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of a list.</summary>
    SelectOne,

    /// <summary>One of a scale (<c>appearance: likert</c>).</summary>
    Likert,

    /// <summary>Any number of a list.</summary>
    SelectMultiple,

    /// <summary>A list in an order of preference.</summary>
    Rank,

    /// <summary>To confirm something.</summary>
    Acknowledge,

    /// <summary>A text between the questions.</summary>
    Note,

    /// <summary>A value that is worked out.</summary>
    Calculate,

    /// <summary>A value that the system fills in.</summary>
    Hidden,

    /// <summary>A part of the questionnaire (a group on the highest level) or a group of questions inside one.</summary>
    Group,

    /// <summary>Questions with the same choices as rows of a table (<c>appearance: table-list</c>).</summary>
    Matrix,

    /// <summary>Questions that are asked more than once.</summary>
    Repeat,

    /// <summary>A type that is not known.</summary>
    Unknown,
}

/// <summary>The words of a type as written: <c>select_one trend or_other</c>.</summary>
/// <param name="Word">The type itself: <c>select_one</c>.</param>
/// <param name="List">The choice list; empty when there is none.</param>
/// <param name="OrOther">Whether "Anders, namelijk" is added.</param>
public readonly record struct TypeWords(string Word, string List = "", bool OrOther = false)
{
    private const string OtherWord = "or_other";

    /// <summary>Reads a type as written.</summary>
    public static TypeWords Of(string type)
    {
        var words = type.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TypeWords(words.FirstOrDefault() ?? "", words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2) == OtherWord);
    }

    /// <summary>Whether it asks to choose from a list.</summary>
    public bool IsSelect => Word is "select_one" or "select_multiple" or "rank";

    /// <summary>The type as written.</summary>
    public override string ToString() => Word + (List.Length > 0 ? " " + List : "") + (OrOther ? " " + OtherWord : "");
}

/// <summary>The kinds of item, and how one becomes another.</summary>
public static class ItemKinds
{
    /// <summary>Which kind an item is.</summary>
    public static ItemKind Kind(this FormItem item) => (TypeWords.Of(item.Type).Word, Appears(item)) switch
    {
        ("text", "multiline") => ItemKind.LongText,
        ("text", _) => ItemKind.Text,
        ("integer", _) => ItemKind.Integer,
        ("decimal", _) => ItemKind.Decimal,
        ("date", _) => ItemKind.Date,
        ("select_one", "likert") => ItemKind.Likert,
        ("select_one", _) => ItemKind.SelectOne,
        ("select_multiple", _) => ItemKind.SelectMultiple,
        ("rank", _) => ItemKind.Rank,
        ("acknowledge", _) => ItemKind.Acknowledge,
        ("note", _) => ItemKind.Note,
        ("calculate", _) => ItemKind.Calculate,
        ("hidden", _) => ItemKind.Hidden,
        (FormItem.GroupType, "table-list") => ItemKind.Matrix,
        (FormItem.GroupType, _) => ItemKind.Group,
        (FormItem.RepeatType, _) => ItemKind.Repeat,
        _ => ItemKind.Unknown,
    };

    /// <summary>Whether the kind holds other items.</summary>
    public static bool HoldsItems(this ItemKind kind) => kind is ItemKind.Group or ItemKind.Matrix or ItemKind.Repeat;

    /// <summary>Whether the kind has a choice list.</summary>
    public static bool HasChoices(this ItemKind kind) => kind is ItemKind.SelectOne or ItemKind.Likert or ItemKind.SelectMultiple or ItemKind.Rank;

    /// <summary>Whether someone answers it.</summary>
    public static bool IsAnswered(this ItemKind kind) => !kind.HoldsItems() && kind is not (ItemKind.Note or ItemKind.Calculate or ItemKind.Hidden or ItemKind.Unknown);

    /// <summary>Whether an item of one kind can become the other: what holds items stays so.</summary>
    public static bool CanBecome(this ItemKind kind, ItemKind other) => other != ItemKind.Unknown && kind.HoldsItems() == other.HoldsItems();

    /// <summary>The item as another kind; what does not go with that kind is taken off, the rest stays.</summary>
    /// <param name="item">The item.</param>
    /// <param name="kind">A kind that it can become.</param>
    /// <param name="list">The choice list for a kind that has one; null: the one it has.</param>
    internal static FormItem As(this FormItem item, ItemKind kind, string? list = null)
    {
        var had = TypeWords.Of(item.Type);
        var words = new TypeWords(WordOf(kind), kind.HasChoices() ? list ?? had.List : "", kind is ItemKind.SelectOne or ItemKind.SelectMultiple && had.OrOther);
        var (answered, holds) = (kind.IsAnswered(), kind.HoldsItems());
        return item with
        {
            Type = words.ToString(),
            Appearance = AppearanceOf(kind) ?? (kind == item.Kind() ? item.Appearance : null),
            Required = answered ? item.Required : null,
            RequiredMessage = answered ? item.RequiredMessage : null,
            // A constraint was written for answers of the kind it had.
            Constraint = answered && words.Word == had.Word ? item.Constraint : null,
            ConstraintMessage = answered && words.Word == had.Word ? item.ConstraintMessage : null,
            Default = answered && words.Word == had.Word ? item.Default : null,
            Calculation = kind == ItemKind.Calculate ? item.Calculation : null,
            ChoiceFilter = kind.HasChoices() ? item.ChoiceFilter : null,
            Parameters = kind.HasChoices() ? item.Parameters : null,
            RepeatCount = kind == ItemKind.Repeat ? item.RepeatCount : null,
            ReadOnly = answered ? item.ReadOnly : null,
            Coded = kind is ItemKind.Text or ItemKind.LongText ? item.Coded : null,
            Sensitive = answered ? item.Sensitive : null,
            Items = holds ? item.Items : [],
        };
    }

    private static string WordOf(ItemKind kind) => kind switch
    {
        ItemKind.Text or ItemKind.LongText => "text",
        ItemKind.Integer => "integer",
        ItemKind.Decimal => "decimal",
        ItemKind.Date => "date",
        ItemKind.SelectOne or ItemKind.Likert => "select_one",
        ItemKind.SelectMultiple => "select_multiple",
        ItemKind.Rank => "rank",
        ItemKind.Acknowledge => "acknowledge",
        ItemKind.Note => "note",
        ItemKind.Calculate => "calculate",
        ItemKind.Hidden => "hidden",
        ItemKind.Group or ItemKind.Matrix => FormItem.GroupType,
        ItemKind.Repeat => FormItem.RepeatType,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string? AppearanceOf(ItemKind kind) => kind switch
    {
        ItemKind.LongText => "multiline",
        ItemKind.Likert => "likert",
        ItemKind.Matrix => "table-list",
        _ => null,
    };

    private static string? Appears(FormItem item) =>
        item.Appearance?.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word is "multiline" or "likert" or "table-list");
}
