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
        && (question is not SelectQuestion select || answer.Choices.Count == 0 || answer.Choices.Any(name => IsUnknown(select, name) || GivenAnswer.Has(sheet.ChoicesAt(path, select), name)));

    private static string? Said(AnswerSheet sheet, LocalText? message, Spot spot) => message is null ? null : sheet.Text(message, spot);

    private static bool IsUnknown(SelectQuestion select, string name) => !GivenAnswer.Has(select.Choices, name);

    private static AnswerFault? FaultOf(SelectQuestion select, IReadOnlyList<string> chosen, IReadOnlyList<Choice> offered)
    {
        if (chosen.Any(name => IsUnknown(select, name))) return AnswerFault.UnknownChoice;
        // An option that the filter no longer offers counts for nothing.
        var (known, isExclusive) = (0, false);
        for (var place = 0; place < offered.Count; place++)
        {
            if (!chosen.Contains(offered[place].Name)) continue;
            known++;
            isExclusive |= offered[place].IsExclusive;
        }
        return select switch
        {
            SelectOneQuestion when known > 1 => AnswerFault.MoreThanOne,
            RankQuestion when known < offered.Count => AnswerFault.NotAllRanked,
            SelectMultipleQuestion when known > 1 && isExclusive => AnswerFault.NotAlone,
            _ => null,
        };
    }
}
