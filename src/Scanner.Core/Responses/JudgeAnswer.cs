using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Says what is wrong with the answer to a question that is asked.</summary>
internal static class JudgeAnswer
{
    public static AnswerProblem? Of(AnswerSheet sheet, Question question, string path, Spot spot)
    {
        if (!question.TakesAnswer) return null;
        var answer = sheet.Shown(path);
        var value = sheet.ValueAt(path);
        if (!IsAnswered(sheet, question, path, answer))
            return IsRequired(sheet, question, spot) ? new AnswerProblem(path, AnswerFault.Missing, Said(sheet, question.RequiredMessage, spot)) : null;
        AnswerFault? fault = question switch
        {
            IntegerQuestion when answer.Number is null => AnswerFault.NotWhole,
            DecimalQuestion when answer.Number is null => AnswerFault.NotNumber,
            DateQuestion when answer.Day is null => AnswerFault.NotDay,
            RankQuestion when answer.Choices.Count == 0 => AnswerFault.BadRank,
            SelectQuestion select => FaultOf(select, answer.Choices, sheet.ChoicesAt(path, select)),
            _ => null,
        };
        if (fault is not null) return new AnswerProblem(path, fault.Value);
        // A constraint that cannot be worked out is the questionnaire's fault, not the respondent's.
        return question.Constraint is { } constraint && sheet.Evaluate(constraint, spot, value) is var outcome and not Value.Error && !outcome.ToBoolean()
            ? new AnswerProblem(path, AnswerFault.Constraint, Said(sheet, question.ConstraintMessage, spot))
            : null;
    }

    /// <summary>Whether it must be answered. A condition that cannot be worked out asks nothing of the respondent.</summary>
    public static bool IsRequired(AnswerSheet sheet, Question question, Spot spot) =>
        question.TakesAnswer && !question.IsReadOnly && question.Required is { } required && sheet.Evaluate(required, spot) is var outcome and not Value.Error && outcome.ToBoolean();

    /// <summary>Chosen options that the filter no longer offers are no answer; those that do not exist are a wrong one.</summary>
    private static bool IsAnswered(AnswerSheet sheet, Question question, string path, GivenAnswer answer) => !answer.IsEmpty
        && (question is not SelectQuestion select || answer.Choices.Count == 0 || answer.Choices.Any(name => IsUnknown(select, name) || sheet.ChoicesAt(path, select).Any(choice => choice.Name == name)));

    private static string? Said(AnswerSheet sheet, LocalText? message, Spot spot) => message is null ? null : sheet.Text(message, spot);

    private static bool IsUnknown(SelectQuestion select, string name) => select.Choices.All(choice => choice.Name != name);

    private static AnswerFault? FaultOf(SelectQuestion select, IReadOnlyList<string> chosen, IReadOnlyList<Choice> offered)
    {
        if (chosen.Any(name => IsUnknown(select, name))) return AnswerFault.UnknownChoice;
        // An option that the filter no longer offers counts for nothing.
        var known = offered.Where(choice => chosen.Contains(choice.Name)).ToList();
        return select switch
        {
            SelectOneQuestion when known.Count > 1 => AnswerFault.MoreThanOne,
            RankQuestion when known.Count < offered.Count => AnswerFault.NotAllRanked,
            SelectMultipleQuestion when known.Count > 1 && known.Exists(choice => choice.IsExclusive) => AnswerFault.NotAlone,
            _ => null,
        };
    }
}
