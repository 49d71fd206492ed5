namespace Scanner.Core.Questionnaires;

/// <summary>What kind of answer a condition looks at; it decides which operators there are.</summary>
public enum ConditionKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>One option.</summary>
    One,

    /// <summary>Any number of options.</summary>
    Several,

    /// <summary>A confirmation: only whether it was given.</summary>
    Confirmed,
}

/// <summary>Something that a condition can look at.</summary>
/// <param name="Name">The name; <c>.</c> for the answer itself.</param>
/// <param name="Label">Its words; for what the system fills in the name itself, the page has words for it.</param>
/// <param name="Kind">What kind of answer it has.</param>
/// <param name="Options">What can be compared with, when it is chosen from a list.</param>
/// <param name="IsFilledIn">Whether the system fills it in: <c>partner_type</c> and the like.</param>
public sealed record ConditionQuestion(string Name, LocalText? Label, ConditionKind Kind, IReadOnlyList<FormChoice> Options, bool IsFilledIn)
{
    /// <summary>What a row can say of it, the most usual first.</summary>
    public IReadOnlyList<ConditionOperator> Operators => ConditionQuestions.OperatorsOf(Kind);
}

/// <summary>Finds what conditions can look at.</summary>
public static class ConditionQuestions
{
    /// <summary>What the system knows of who answers, with the reference list that it is from.</summary>
    private static readonly Dictionary<string, (ConditionKind Kind, string List)> FilledIn = new(StringComparer.Ordinal)
    {
        ["partner_type"] = (ConditionKind.One, "reference/partnertypen.yaml"),
        ["partner_domain"] = (ConditionKind.One, "reference/domeinen.yaml"),
        ["partner_roles"] = (ConditionKind.Several, "reference/partnerrollen.yaml"),
        ["municipality"] = (ConditionKind.Words, ""),
    };

    /// <summary>What the condition of an item can look at: all that is asked or filled in before it. What stands later is not offered.</summary>
    /// <param name="document">The questionnaire.</param>
    /// <param name="at">The item whose condition it is.</param>
    /// <param name="optionsOf">The options of a reference list: <c>EditQuestionnaire.OptionsOf</c>.</param>
    public static IReadOnlyList<ConditionQuestion> Before(FormDocument document, ItemPath at, Func<string, IReadOnlyList<FormChoice>> optionsOf)
    {
        var found = new List<ConditionQuestion>();
        foreach (var (path, item) in document.Placed())
        {
            if (path.IsIn(at)) break;
            if (item.Name.Length > 0 && KindOf(item) is { } kind) found.Add(new ConditionQuestion(item.Name, item.Label, kind, Options(document, item, optionsOf), item.Type == "hidden"));
            if (TypeWords.Of(item.Type).OrOther) found.Add(new ConditionQuestion(item.Name + SelectQuestion.OtherSuffix, item.Label, ConditionKind.Words, [], false));
        }
        return found;
    }

    /// <summary>The answer itself, for the rule that an answer must satisfy; null when the item has no answer.</summary>
    /// <inheritdoc cref="Before"/>
    public static ConditionQuestion? Own(FormDocument document, ItemPath at, Func<string, IReadOnlyList<FormChoice>> optionsOf) =>
        document.Find(at) is { } item && item.Kind().IsAnswered() && KindOf(item) is { } kind ? new ConditionQuestion(ConditionRow.Self, item.Label, kind, Options(document, item, optionsOf), false) : null;

    /// <summary>What a row can say of this kind of answer, the most usual first.</summary>
    public static IReadOnlyList<ConditionOperator> OperatorsOf(ConditionKind kind) => kind switch
    {
        ConditionKind.Words => [ConditionOperator.IsAnswered, ConditionOperator.IsNotAnswered, ConditionOperator.Contains, ConditionOperator.Is, ConditionOperator.IsNot],
        ConditionKind.Number or ConditionKind.Day =>
            [ConditionOperator.Is, ConditionOperator.IsNot, ConditionOperator.More, ConditionOperator.AtLeast, ConditionOperator.Less, ConditionOperator.AtMost, ConditionOperator.IsAnswered, ConditionOperator.IsNotAnswered],
        ConditionKind.One => [ConditionOperator.Is, ConditionOperator.IsNot, ConditionOperator.IsAnswered, ConditionOperator.IsNotAnswered],
        ConditionKind.Several =>
            [ConditionOperator.Includes, ConditionOperator.IncludesNot, ConditionOperator.IsAnswered, ConditionOperator.IsNotAnswered, ConditionOperator.ChosenAtLeast, ConditionOperator.ChosenAtMost],
        ConditionKind.Confirmed => [ConditionOperator.IsAnswered, ConditionOperator.IsNotAnswered],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether a row with this operator has a value.</summary>
    public static bool HasValue(this ConditionOperator what) => what is not (ConditionOperator.IsAnswered or ConditionOperator.IsNotAnswered);

    /// <summary>The kind of answer that stands under a name; words when nothing does.</summary>
    internal static ConditionKind KindOf(FormDocument document, ItemPath at, string name) =>
        name == ConditionRow.Self ? document.Find(at) is { } own ? KindOf(own) ?? ConditionKind.Words : ConditionKind.Words
        : name.EndsWith(SelectQuestion.OtherSuffix, StringComparison.Ordinal) && document.PathOf(name) is null ? ConditionKind.Words
        : document.Items.FirstOrDefault(item => item.Name == name) is { } found ? KindOf(found) ?? ConditionKind.Words
        : ConditionKind.Words;

    private static ConditionKind? KindOf(FormItem item) => item.Kind() switch
    {
        ItemKind.Text or ItemKind.LongText or ItemKind.Calculate => ConditionKind.Words,
        ItemKind.Integer or ItemKind.Decimal => ConditionKind.Number,
        ItemKind.Date => ConditionKind.Day,
        ItemKind.SelectOne or ItemKind.Likert => ConditionKind.One,
        ItemKind.SelectMultiple or ItemKind.Rank => ConditionKind.Several,
        ItemKind.Acknowledge => ConditionKind.Confirmed,
        ItemKind.Hidden => FilledIn.TryGetValue(item.Name, out var known) ? known.Kind : ConditionKind.Words,
        _ => null,
    };

    private static IReadOnlyList<FormChoice> Options(FormDocument document, FormItem item, Func<string, IReadOnlyList<FormChoice>> optionsOf)
    {
        if (item.Type == "hidden") return FilledIn.TryGetValue(item.Name, out var known) && known.List.Length > 0 ? optionsOf(known.List) : [];
        if (document.ListOf(item) is var index && index < 0) return [];
        var list = document.Lists[index];
        return [.. list.From is { } from ? optionsOf(from) : [], .. list.Choices, .. TypeWords.Of(item.Type).OrOther ? [new FormChoice { Name = SelectQuestion.OtherName }] : Array.Empty<FormChoice>()];
    }
}
