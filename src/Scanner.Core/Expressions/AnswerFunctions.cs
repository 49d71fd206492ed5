namespace Scanner.Core.Expressions;

/// <summary>Choices, and answers in repeats.</summary>
internal static class AnswerFunctions
{
    public static IReadOnlyList<Function> Rows { get; } =
    [
        Function.Of(
            "selected", 2, 2, "selected(${hulp}, 'wmo')",
            "Geeft waar als deze keuze is aangekruist.",
            given => new Value.Boolean(NamesIn(given[0]).Contains(given.Text(1).Trim(), StringComparer.Ordinal))),
        Function.Of("count-selected", 1, 1, "count-selected(${hulp})", "Telt hoeveel keuzes zijn aangekruist.", given => new Value.Number(NamesIn(given[0]).Count)),
        Function.Of("selected-at", 2, 2, "selected-at(${hulp}, 0)", "Geeft de naam van een aangekruiste keuze; de eerste heeft nummer 0.", SelectedAt),
        Function.Of(
            "position", 1, 1, "position(..)",
            "Geeft het nummer van de herhaling waarin de vraag staat; de eerste heeft nummer 1.",
            given => given[0]) with { Kinds = [ArgumentKind.Parent] },
        Function.Of(
            "count", 1, 1, "count(${kinderen})",
            "Telt hoe vaak een vraag of herhaling voorkomt.",
            given => new Value.Number(given.Values.Count)) with { Kinds = [ArgumentKind.AllAnswers] },
        Function.Of(
            "count-non-empty", 1, 1, "count-non-empty(${kind_naam})",
            "Telt in hoeveel herhalingen een vraag is ingevuld.",
            given => new Value.Number(given.Values.Count(value => !value.IsEmpty))) with { Kinds = [ArgumentKind.AllAnswers] },
        new(
            "jr:choice-name", 2, 2, "jr:choice-name(${hulp}, '${hulp}')",
            "Geeft het opschrift van een keuze in de taal van de invuller.",
            ChoiceName) { Kinds = [ArgumentKind.Value, ArgumentKind.QuotedName] },
        new(
            "indexed-repeat", 3, 3, "indexed-repeat(${kind_naam}, ${kinderen}, 1)",
            "Geeft het antwoord in een bepaalde herhaling; de eerste heeft nummer 1.",
            IndexedRepeat) { Kinds = [ArgumentKind.IndexedAnswer, ArgumentKind.Repeat] },
    ];

    private static IReadOnlyList<string> NamesIn(Value value) => value is Value.Choices choices
        ? choices.Names
        : value.ToText().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static Value SelectedAt(Arguments given)
    {
        var names = NamesIn(given[0]);
        var index = Math.Truncate(given.Number(1));
        return index >= 0 && index < names.Count ? new Value.Text(names[(int)index]) : Value.Unanswered;
    }

    private static Value ChoiceName(Call call, Evaluator evaluator)
    {
        var choice = evaluator.Evaluate(call.Arguments[0]);
        if (choice is Value.Error)
        {
            return choice;
        }

        var question = (Reference)call.Arguments[1];
        return evaluator.Context.ChoiceLabel(question.Name, choice.ToText()) is { } label ? new Value.Text(label) : Value.Unanswered;
    }

    private static Value IndexedRepeat(Call call, Evaluator evaluator)
    {
        var asked = evaluator.Evaluate(call.Arguments[2]);
        if (asked is Value.Error)
        {
            return asked;
        }

        var index = Math.Truncate(asked.ToNumber());
        return index >= 1 && index <= int.MaxValue
            ? evaluator.Context.GetIndexed(((Reference)call.Arguments[0]).Name, ((Reference)call.Arguments[1]).Name, (int)index)
            : Value.Unanswered;
    }
}
