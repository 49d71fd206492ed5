using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>Reads conditions aloud.</summary>
internal static class ConditionWords
{
    /// <summary>The row to begin with for a question.</summary>
    public static ConditionRow RowFor(ConditionQuestion question)
    {
        var what = question.Operators[0];
        var value = !what.HasValue() ? "" : question.Options.Count > 0 ? question.Options[0].Name : question.Kind switch { ConditionKind.Number => "1", ConditionKind.Day => ConditionRow.Today, _ => "…" };
        return new ConditionRow(question.Name, what, value);
    }

    /// <summary>A condition as a sentence: <c>Toon dit als ‘Type partner’ is ‘Coffeeshop’.</c></summary>
    /// <param name="begin">How it begins: <c>Toon dit</c>.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="questions">What its rows look at.</param>
    /// <param name="language">The language of labels.</param>
    public static string Sentence(string begin, Condition condition, IReadOnlyList<ConditionQuestion> questions, string language) =>
        $"{begin} als {string.Join(condition.Join == ConditionJoin.All ? " en " : " of ", condition.Rows.Select(row => Row(row, questions, language)))}.";

    /// <summary>A formula as a sentence; one that is no rows is given as it is.</summary>
    /// <inheritdoc cref="Sentence(string, Condition, IReadOnlyList{ConditionQuestion}, string)"/>
    public static string Sentence(string begin, string source, IReadOnlyList<ConditionQuestion> questions, string language) =>
        Condition.Read(source) is { Rows.Count: > 0 } rows ? Sentence(begin, rows, questions, language) : $"{begin} als deze formule klopt: {source}";

    /// <summary>What a row looks at.</summary>
    public static string Name(ConditionQuestion question, string language) => question switch
    {
        { Name: ConditionRow.Self } => "Het antwoord",
        { IsFilledIn: true } => EditorWords.FilledIn(question.Name),
        _ when question.Name.EndsWith(SelectQuestion.OtherSuffix, StringComparison.Ordinal) && question.Kind == ConditionKind.Words && question.Options.Count == 0 && question.Label is not null
            => $"{Short(question.Label.In(language))} (anders, namelijk)",
        _ => question.Label?.In(language) is { Length: > 0 } words ? Short(words) : question.Name,
    };

    /// <summary>An option.</summary>
    public static string Option(FormChoice option, string language) =>
        option.Label?.In(language) is { Length: > 0 } words ? words : option.Name == SelectQuestion.OtherName ? "Anders, namelijk" : option.Name;

    /// <summary>What is said of the question.</summary>
    public static string Operator(ConditionOperator what, ConditionKind kind) => (what, kind) switch
    {
        (ConditionOperator.Is, _) => "is",
        (ConditionOperator.IsNot, _) => "is niet",
        (ConditionOperator.Includes, _) => "bevat",
        (ConditionOperator.IncludesNot, _) => "bevat niet",
        (ConditionOperator.IsAnswered, ConditionKind.Confirmed) => "is bevestigd",
        (ConditionOperator.IsNotAnswered, ConditionKind.Confirmed) => "is niet bevestigd",
        (ConditionOperator.IsAnswered, _) => "is ingevuld",
        (ConditionOperator.IsNotAnswered, _) => "is niet ingevuld",
        (ConditionOperator.More, ConditionKind.Day) => "is later dan",
        (ConditionOperator.More, _) => "is meer dan",
        (ConditionOperator.AtLeast, ConditionKind.Day) => "is op of na",
        (ConditionOperator.AtLeast, _) => "is ten minste",
        (ConditionOperator.Less, ConditionKind.Day) => "is eerder dan",
        (ConditionOperator.Less, _) => "is minder dan",
        (ConditionOperator.AtMost, ConditionKind.Day) => "is op of voor",
        (ConditionOperator.AtMost, _) => "is hoogstens",
        (ConditionOperator.ChosenAtLeast, _) => "heeft ten minste zoveel keuzes:",
        (ConditionOperator.ChosenAtMost, _) => "heeft hoogstens zoveel keuzes:",
        (ConditionOperator.Contains, _) => "bevat de woorden",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static string Row(ConditionRow row, IReadOnlyList<ConditionQuestion> questions, string language)
    {
        var question = questions.FirstOrDefault(one => one.Name == row.Question);
        var kind = question?.Kind ?? ConditionKind.Words;
        var name = question is null ? row.Question : Name(question, language);
        var value = !row.Operator.HasValue() ? "" : row.Value == ConditionRow.Today ? " vandaag" : $" ‘{(question?.Options.FirstOrDefault(option => option.Name == row.Value) is { } option ? Option(option, language) : row.Value)}’";
        return $"{(row.Question == ConditionRow.Self ? "het antwoord" : $"‘{name}’")} {Operator(row.Operator, kind)}{value}";
    }

    private static string Short(string words)
    {
        const int longest = 70;
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : line[..longest].TrimEnd() + "…";
    }
}
