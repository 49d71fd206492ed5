using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Findings;

/// <summary>What was asked where an answer or note stands.</summary>
/// <param name="Section">The name of the section; empty when the path is not in the questionnaire.</param>
/// <param name="SectionLabel">The heading of the section, in Dutch.</param>
/// <param name="Label">The question in Dutch; for notes, that they are notes on the section.</param>
/// <param name="KeyQuestions">The key questions it serves; notes serve all those of their section.</param>
/// <param name="IsNotes">Notes of a conversation.</param>
/// <param name="IsCoded">The text goes to the coding grid.</param>
/// <param name="Question">The question; null for notes.</param>
internal sealed record AskedPath(string Section, string SectionLabel, string Label, IReadOnlyList<int> KeyQuestions, bool IsNotes, bool IsCoded, Question? Question);

/// <summary>The paths of one published questionnaire, in the order in which they are asked; notes stand after their section.</summary>
internal sealed class AskedPaths
{
    private readonly Dictionary<string, (int Order, AskedPath Asked)> names = [];
    private readonly QuestionnairePlan plan;

    public AskedPaths(Questionnaire questionnaire)
    {
        plan = questionnaire.Plan;
        foreach (var section in questionnaire.Sections)
        {
            var heading = SheetTexts.WithoutAnswers(section.Label.In("nl"));
            foreach (var question in section.Questions)
                Add(question.Name, new AskedPath(section.Name, heading, SheetTexts.WithoutAnswers(question.Label.In("nl")), question.KeyQuestions, IsNotes: false, question.IsCoded, question));
            var served = section.Questions.SelectMany(question => question.KeyQuestions).Distinct().Order().ToList();
            Add(Answer.NotesOn(section.Name), new AskedPath(section.Name, heading, $"Notities bij ‘{heading}’", served, IsNotes: true, IsCoded: true, null));
        }
    }

    /// <summary>The key questions that the questionnaire serves anywhere.</summary>
    public IReadOnlySet<int> KeyQuestions => names.Values.SelectMany(path => path.Asked.KeyQuestions).ToHashSet();

    /// <summary>What was asked at a path; a path that the questionnaire does not have keeps its own name as label.</summary>
    public AskedPath At(string path)
    {
        if (!names.TryGetValue(AnswerPath.NameOf(path), out var found)) return new AskedPath("", "", path, [], false, false, null);
        var topics = TopicsOf(path);
        return topics.Count == 0 ? found.Asked : found.Asked with { Label = string.Join(" · ", [.. topics, found.Asked.Label]) };
    }

    /// <summary>The place of a path in the questionnaire, for ordering; unknown paths come last.</summary>
    public int OrderOf(string path) => names.TryGetValue(AnswerPath.NameOf(path), out var found) ? found.Order : int.MaxValue;

    /// <summary>Which times of which repeats a path stands in, in words.</summary>
    private List<string> TopicsOf(string path)
    {
        var topics = new List<string>();
        foreach (var (repeat, key) in AnswerPath.TimesIn(path))
            if (plan.Find(repeat)?.Item is Repeat found)
                topics.Add(found.ForEachOf is { } chosen && plan.Find(chosen)?.Item is SelectQuestion select && select.Choices.FirstOrDefault(choice => choice.Name == key) is { } option
                    ? SheetTexts.WithoutAnswers(option.Label.In("nl"))
                    : $"{SheetTexts.WithoutAnswers(found.Label.In("nl"))} {key}".Trim());
        return topics;
    }

    private void Add(string path, AskedPath asked) => names.TryAdd(path, (names.Count, asked));
}
