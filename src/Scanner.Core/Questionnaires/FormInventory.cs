using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>What of a questionnaire answers hang on: the names, what kind of answer stands under each, and in which repeats.</summary>
internal sealed partial class FormInventory
{
    private readonly Dictionary<string, Named> byName = new(StringComparer.Ordinal);

    /// <param name="document">A document of which the lists are written out (no <see cref="FormList.From"/>).</param>
    public FormInventory(FormDocument document)
    {
        Language = document.Settings.DefaultLanguage;
        var lists = document.Lists.DistinctBy(list => list.Name).ToDictionary(list => list.Name, list => list.Choices, StringComparer.Ordinal);
        Visit(document.Survey, []);

        void Visit(IReadOnlyList<FormItem> items, IReadOnlyList<string> repeats)
        {
            foreach (var item in items)
            {
                var words = TypeWords.Of(item.Type);
                if (item.Name.Length > 0)
                {
                    byName.TryAdd(item.Name, new Named(item.Name, AnswerTypeOf(item, words), item.Label, words.IsSelect ? Choices(words) : [], repeats));
                    if (words.OrOther) byName.TryAdd(item.Name + SelectQuestion.OtherSuffix, new Named(item.Name + SelectQuestion.OtherSuffix, "text", item.Label, [], repeats, item.Name));
                }
                Visit(item.Items, item.IsRepeat ? [.. repeats, item.Name] : repeats);
            }
        }

        IReadOnlyList<FormChoice> Choices(TypeWords words) =>
            [.. lists.GetValueOrDefault(words.List) ?? [], .. words.OrOther ? [new FormChoice { Name = SelectQuestion.OtherName }] : Array.Empty<FormChoice>()];
    }

    public string Language { get; }

    public IEnumerable<Named> All => byName.Values;

    public Named? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What kind of answer stands under the item's name; empty when none does. For a repeat: what its answers are counted by.</summary>
    private static string AnswerTypeOf(FormItem item, TypeWords words) => words.Word switch
    {
        FormItem.RepeatType => OncePerChoice().Match(item.RepeatCount ?? "") is { Success: true } match ? "repeat " + match.Groups[1].Value : FormItem.RepeatType,
        FormItem.GroupType or "note" => "",
        var word => word,
    };

    [GeneratedRegex(@"^\s*count-selected\(\s*\$\{\s*([^}]*?)\s*\}\s*\)\s*$")]
    private static partial Regex OncePerChoice();
}

/// <summary>A name of a questionnaire.</summary>
/// <param name="Name">The name.</param>
/// <param name="AnswerType">What answers under it are: <c>text</c>, <c>select_one</c>, …; empty: nothing is answered there.</param>
/// <param name="Label">Its words.</param>
/// <param name="Choices">What can be chosen.</param>
/// <param name="Repeats">The repeats around it, outermost first.</param>
/// <param name="ImpliedBy">The question whose option "Anders, namelijk" brings it; null: written itself.</param>
internal sealed record Named(string Name, string AnswerType, LocalText? Label, IReadOnlyList<FormChoice> Choices, IReadOnlyList<string> Repeats, string? ImpliedBy = null)
{
    public bool Offers(string choice) => Choices.Any(one => one.Name == choice);
}
