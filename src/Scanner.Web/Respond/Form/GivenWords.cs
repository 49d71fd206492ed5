using System.Globalization;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>An answer that is shown and cannot be changed, in words.</summary>
internal static class GivenWords
{
    public static string Of(QuestionView question, RespondTexts say)
    {
        var chosen = question.Choices.Where(choice => choice.IsChosen).OrderBy(choice => choice.Rank).Select(choice => choice.Label).ToList();
        if (chosen.Count > 0) return string.Join(", ", chosen);
        if (question.Kind == QuestionKind.Day && DateOnly.TryParseExact(question.Text, "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return say.Day(day);
        return question.Text.Length > 0 ? question.Text : say.NoAnswer;
    }
}
