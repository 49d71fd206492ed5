using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>One question with its answer.</summary>
public sealed partial class QuestionField
{
    /// <summary>A browser drops the first line end after the opening tag; with one of our own it never drops the partner's.</summary>
    private const string FirstLine = "\n";

    /// <summary>The question with its answer.</summary>
    [Parameter, EditorRequired] public QuestionView Question { get; set; } = default!;

    /// <summary>What the fields share.</summary>
    [Parameter, EditorRequired] public FormState Form { get; set; } = default!;

    private RespondTexts Say => Form.Say;

    private AnswerProblem? Problem => Form.ProblemOf(Question.Path);

    private string Id => "f-" + Question.Path;

    private string Field => RespondForm.ValuePrefix + Question.Path;

    private string Text => Form.TypedAt(Question.Path) ?? Question.Text;

    private string Class => "q" + (Question.IsFollowUp ? " follow" : "") + (Problem is null ? "" : " wrong");

    private string? OwnHint => Question.IsReadOnly ? null : Question.Kind switch { QuestionKind.Day => Say.DayExample, QuestionKind.Number => Say.NumberExample, QuestionKind.Rank when Question.Choices.Count > 0 => Say.RankHint, _ => null };

    private string? Invalid => Problem is null ? null : "true";

    private string DescribedBy => $"e-{Question.Path}" + (Question.Hint is null && OwnHint is null ? "" : $" h-{Question.Path}");
}
