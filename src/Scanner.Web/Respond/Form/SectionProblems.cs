using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>Which problems a page with a section names.</summary>
internal static class SectionProblems
{
    /// <summary>
    /// What was typed wrong is always named. What is missing only when the partner wanted to go on, and not
    /// where the question came up just now.
    /// </summary>
    public static IReadOnlyList<AnswerProblem> Of(SectionView view, bool showMissing, IReadOnlyList<string> appeared, IReadOnlyList<RefusedAnswer> refused)
    {
        var problems = new List<AnswerProblem>();
        foreach (var question in view.Questions)
        {
            if (refused.FirstOrDefault(one => one.Question == question.Path) is { } one) problems.Add(new AnswerProblem(question.Path, one.Fault));
            else if (question.Problem is { } problem && (problem.Fault != AnswerFault.Missing || showMissing && !AppearedPaths.Cover(appeared, question.Path))) problems.Add(problem);
        }
        if (view.Notes is { } notes && refused.FirstOrDefault(one => one.Question == notes.Path) is { } tooLong) problems.Add(new AnswerProblem(notes.Path, tooLong.Fault));
        return problems;
    }
}
