using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>
/// The markup of questions as it was rendered before. Most respondents see the same question in one of a few states: not answered, or with one of its
/// options chosen. What was typed is never kept, so no words of anyone stay in memory.
/// </summary>
/// <remarks>What is kept is found by all that it was made of, not by a name: a question that differs in one letter is another one.</remarks>
public sealed class KeptMarkup(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>Most questions kept; then it begins anew.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Shown, MarkupString> kept = new(Shown.Same);

    /// <summary>How many are kept.</summary>
    public int Count => kept.Count;

    /// <returns>The markup; null when this question is not kept.</returns>
    public MarkupString? Of(QuestionView question, FormState form)
    {
        if (question.Text.Length > 0 || form.TypedAt(question.Path) is not null) return null;
        var shown = new Shown(question, form.ProblemOf(question.Path), form.Say.Language, form.OwnLanguage);
        if (kept.TryGetValue(shown, out var markup)) return markup;
        if (Render(question, form) is not { } made) return null;
        if (kept.Count >= Most) kept.Clear();
        kept[shown] = made;
        return made;
    }

    private MarkupString? Render(QuestionView question, FormState form)
    {
        using var scope = scopes.CreateScope();
        using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(QuestionField.Question)] = question, [nameof(QuestionField.Form)] = form });
        // A question waits for nothing, so this is done at once; if that ever changes, the page renders it by itself.
        var rendering = renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<QuestionField>(parameters)).ToHtmlString());
        return rendering.IsCompletedSuccessfully ? new MarkupString(rendering.Result) : null;
    }

    /// <summary>All that the markup of a question is made of.</summary>
    private readonly record struct Shown(QuestionView Question, AnswerProblem? Problem, string Language, string? OwnLanguage)
    {
        public static IEqualityComparer<Shown> Same { get; } = new Comparer();

        private sealed class Comparer : IEqualityComparer<Shown>
        {
            public bool Equals(Shown one, Shown other)
            {
                var (a, b) = (one.Question, other.Question);
                return a.Mark == b.Mark && a.Head == b.Head && a.Kind == b.Kind && a.IsReadOnly == b.IsReadOnly && a.IsRequired == b.IsRequired && a.Text == b.Text
                    && one.Problem == other.Problem && one.Language == other.Language && one.OwnLanguage == other.OwnLanguage
                    && a.Choices.SequenceEqual(b.Choices) && a.Probes.SequenceEqual(b.Probes, StringComparer.Ordinal);
            }

            public int GetHashCode([DisallowNull] Shown shown) => HashCode.Combine(shown.Question.Path, shown.Question.Mark, shown.Question.Label, shown.Question.IsAsked, shown.Language);
        }
    }
}
