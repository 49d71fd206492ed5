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
        var several = document.Items.Where(item => TypeWords.Of(item.Type) is { Word: "select_multiple" } words && Choices(words).All(choice => KeyPattern().IsMatch(choice.Name))).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        Visit(document.Survey, []);

        void Visit(IReadOnlyList<FormItem> items, IReadOnlyList<string> repeats)
        {
            foreach (var item in items)
            {
                var words = TypeWords.Of(item.Type);
                if (item.Name.Length > 0)
                {
                    var each = item.IsRepeat && OncePerChoice().Match(item.RepeatCount ?? "") is { Success: true } match && several.Contains(match.Groups[1].Value) ? match.Groups[1].Value : null;
                    byName.TryAdd(item.Name, new Named(item.Name, AnswerTypeOf(words, each), item.Label, words.IsSelect ? Choices(words) : [], repeats) { RepeatedFor = each, List = words.List });
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
    private static string AnswerTypeOf(TypeWords words, string? repeatedFor) => words.Word switch
    {
        FormItem.RepeatType => repeatedFor is null ? FormItem.RepeatType : $"{FormItem.RepeatType} {repeatedFor}",
        FormItem.GroupType or "note" => "",
        var word => word,
    };

    [GeneratedRegex(@"^\s*count-selected\(\s*\$\{\s*([^}]*?)\s*\}\s*\)\s*$")]
    private static partial Regex OncePerChoice();

    /// <summary>The names of options that can be the key of a time of a repeat; others make it repeat by number.</summary>
    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex KeyPattern();
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
    /// <summary>For a repeat: the question with several choices that it is repeated for; null: it is repeated by number.</summary>
    public string? RepeatedFor { get; init; }

    /// <summary>The list that is chosen from; empty: none.</summary>
    public string List { get; init; } = "";

    public bool Offers(string choice) => Find(choice) is not null;

    public FormChoice? Find(string choice) => Choices.FirstOrDefault(one => one.Name == choice);

    /// <summary>Whether an option means the same to the same question in another version: it is there, and when the question chooses from another list now, in the same words.</summary>
    public bool OffersSame(Named other, string choice, string language) =>
        Find(choice) is { } own && other.Find(choice) is { } theirs && (List == other.List || SameWords(own.Label, theirs.Label, language));

    /// <summary>Whether two texts are the same, white space aside.</summary>
    public static bool SameWords(LocalText? one, LocalText? other, string language) => Folded(one.Exactly(language)) == Folded(other.Exactly(language));

    private static string Folded(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
