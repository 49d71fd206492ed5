using Scanner.Core.Responses;

namespace Scanner.Web.Respond.Form;

/// <summary>Walks through what is on a page, in order, with the headings that tell where one is.</summary>
internal static class SectionWalk
{
    /// <summary>All questions; each with the matrix or time of a repeat that it stands in (empty: none), for where it is named on its own.</summary>
    public static IEnumerable<(QuestionView Question, string Within)> Questions(SectionView view, RespondTexts say) => Questions(view.Items, "", say);

    /// <summary>What one time of a repeat is called: the option that it is about, or the repeat with its number.</summary>
    public static string HeadingOf(RepeatView repeat, InstanceView time, RespondTexts say) =>
        time.Label ?? (repeat.Label.Length > 0 ? $"{repeat.Label} {time.Number}" : say.Time(time.Number));

    /// <summary>What came up, to be listed with links: questions, or the time of a repeat when all that is asked in it came up.</summary>
    public static IEnumerable<(string Id, string Label)> Appeared(SectionView view, IReadOnlyList<string> appeared, RespondTexts say) =>
        appeared.Count == 0 ? [] : Appeared(view.Items, appeared, say);

    private static IEnumerable<(QuestionView, string)> Questions(IEnumerable<ItemView> items, string within, RespondTexts say) => items.SelectMany(item => item switch
    {
        QuestionView question => [(question, within)],
        GroupView group => Questions(group.Items, within, say),
        TableView table => Questions(table.Rows, Join(within, table.Label), say),
        RepeatView repeat => repeat.Instances.SelectMany(time => Questions(time.Items, Join(within, HeadingOf(repeat, time, say)), say)),
        _ => [],
    });

    private static IEnumerable<(string, string)> Appeared(IEnumerable<ItemView> items, IReadOnlyList<string> appeared, RespondTexts say)
    {
        foreach (var item in items.Where(item => item.IsAsked))
        {
            var inner = item switch
            {
                QuestionView question when IsNew(question) => [("f-" + question.Path, question.Label)],
                GroupView group => Appeared(group.Items, appeared, say),
                TableView table => Appeared(table.Rows, appeared, say),
                RepeatView repeat => repeat.Instances.SelectMany(time => IsWhollyNew(time)
                    ? [(RepeatButton.TimeId(repeat.Path, time.Key), HeadingOf(repeat, time, say))]
                    : Appeared(time.Items, appeared, say)),
                _ => Enumerable.Empty<(string, string)>(),
            };
            foreach (var one in inner) yield return one;
        }

        bool IsNew(QuestionView question) => question.Kind != QuestionKind.Note && !question.IsReadOnly && AppearedPaths.Cover(appeared, question.Path);

        bool IsWhollyNew(InstanceView time)
        {
            var asked = time.Items.SelectMany(inside => inside.Questions).Where(question => question.IsAsked && question.Kind != QuestionKind.Note && !question.IsReadOnly).ToList();
            return asked.Count > 0 && asked.TrueForAll(IsNew);
        }
    }

    private static string Join(string within, string label) => within.Length == 0 ? label : label.Length == 0 ? within : $"{within} · {label}";
}
