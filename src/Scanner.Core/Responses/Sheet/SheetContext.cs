using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>The answers as the expression language sees them, for one item at one spot.</summary>
internal sealed class SheetContext(AnswerSheet sheet, QuestionnairePlan plan, Spot spot, Value self, Choice? choice = null) : IAnswerContext
{
    public Value Self => self;

    public int Position => spot.Number;

    public DateTimeOffset Now => Amsterdam.At(sheet.Setting.Now);

    public Value Get(string name) => plan.Find(name) is { } node
        ? sheet.SpotFor(node, spot) is { } there ? sheet.ValueAt(there.Prefix + name) : Value.Unanswered
        : sheet.Setting.Partner.Of(name) ?? Value.Unanswered;

    public IReadOnlyList<Value> GetAll(string name)
    {
        if (plan.Find(name) is not { } node) return sheet.Setting.Partner.Of(name) is { } fact ? [fact] : [];
        var spots = sheet.SpotsOf(node, spot);
        return node.Item is Repeat repeat
            ? [.. spots.SelectMany(there => sheet.TimesOf(repeat, there)).Select(time => new Value.Number(time.Number))]
            : [.. spots.Select(there => sheet.ValueAt(there.Prefix + name))];
    }

    public Value GetIndexed(string name, string repeat, int index)
    {
        if (plan.Find(name) is not { } node || plan.Find(repeat) is not { Item: Repeat wanted } around || sheet.SpotFor(around, spot) is not { } outer) return Value.Unanswered;
        return sheet.TimesOf(wanted, outer).ElementAtOrDefault(index - 1) is { } time && sheet.SpotFor(node, time) is { } there ? sheet.ValueAt(there.Prefix + name) : Value.Unanswered;
    }

    public string? ChoiceLabel(string question, string choice) =>
        plan.Find(question) is { Item: SelectQuestion select } node && select.Choices.FirstOrDefault(option => option.Name == choice) is { } found
            ? sheet.Text(found.Label, sheet.SpotFor(node, spot) ?? spot)
            : null;

    public Value Column(string name) => choice is null ? Value.Unanswered
        : name == "name" ? new Value.Text(choice.Name)
        : name == "label" ? new Value.Text(choice.Label.In(sheet.Language))
        : choice.Columns.TryGetValue(name, out var text) ? new Value.Text(text) : Value.Unanswered;
}
