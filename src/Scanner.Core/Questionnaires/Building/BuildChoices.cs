using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Makes the choice lists of a document, reference lists written out, and checks them.</summary>
internal sealed class BuildChoices(FormCheck check, IReadOnlyDictionary<string, ReferenceList> reference)
{
    private readonly Dictionary<string, List<Choice>> lists = new(StringComparer.Ordinal);
    private readonly List<FormList> writtenOut = [];

    /// <summary>The lists with the options of reference lists among their own.</summary>
    public IReadOnlyList<FormList> WrittenOut => writtenOut;

    public IReadOnlyDictionary<string, List<Choice>> Lists => lists;

    public void Read(FormDocument document)
    {
        foreach (var list in document.Lists)
        {
            if (string.IsNullOrWhiteSpace(list.Name) || list.Name.Any(char.IsWhiteSpace))
                check.Error(list, "list_name", ProblemCodes.BadName, $"De naam ‘{list.Name}’ van deze keuzelijst kan niet. Gebruik letters, cijfers, streepjes en _, zonder spaties.");
            var written = WriteOut(list, reference);
            var isFound = written is not null;
            if (!isFound) check.Error(list, "from", ProblemCodes.MissingList, $"De lijst ‘{list.From}’ bestaat niet of heeft fouten. {NearestList(list.From!)}");
            written ??= list with { From = null };
            var choices = new List<Choice>();
            var had = new HashSet<string>(StringComparer.Ordinal);
            foreach (var choice in written.Choices) Add(list, choice, choices, had, document.Settings.DefaultLanguage);
            if (choices.Count == 0 && isFound) check.Error(list, null, ProblemCodes.Missing, $"De keuzelijst ‘{list.Name}’ heeft geen opties. Voeg er minstens één toe.");
            if (!lists.TryAdd(list.Name, choices))
                check.Error(list, null, ProblemCodes.DuplicateName, $"De keuzelijst ‘{list.Name}’ staat er twee keer. Geef één van beide een andere naam.");
            writtenOut.Add(written);
        }
    }

    /// <summary>The options of a question; null, and reported, when the list does not exist.</summary>
    public IReadOnlyList<Choice>? Of(FormItem item, string listName, bool orOther, bool isMultiple)
    {
        if (!lists.TryGetValue(listName, out var list))
        {
            var known = lists.Count == 0 ? "er staan nog geen lijsten onder ‘choices’" : $"bekend zijn: {string.Join(", ", lists.Keys.Order(StringComparer.Ordinal).Take(20))}";
            check.Error(item, "type", ProblemCodes.MissingList, $"De keuzelijst ‘{listName}’ bestaat niet; {known}. Voeg de lijst toe onder ‘choices’ of verander de naam.");
            return null;
        }
        if (isMultiple && list.Find(choice => choice.Name.Any(char.IsWhiteSpace)) is { } spaced)
            check.Error(item, "type", ProblemCodes.BadName, $"De optie ‘{spaced.Name}’ van de lijst ‘{listName}’ heeft een spatie in haar naam. Bij een vraag met meer keuzes kan dat niet; zet er een _ voor in de plaats.");
        var hasOther = list.Exists(choice => choice.Name == SelectQuestion.OtherName);
        return orOther && !hasOther ? [.. list, new Choice(SelectQuestion.OtherName, LocalText.Of("Anders, namelijk", "Other, namely"))] : list;
    }

    private void Add(FormList list, FormChoice written, List<Choice> choices, HashSet<string> had, string language)
    {
        if (string.IsNullOrWhiteSpace(written.Name))
        {
            check.Error(written, "name", ProblemCodes.Missing, $"In de keuzelijst ‘{list.Name}’ heeft een optie geen naam (‘name’). Voeg die toe: kort, zonder spaties.");
            return;
        }
        if (written.Name.Length > MostNameLength)
            check.Error(written, "name", ProblemCodes.BadName, $"De naam ‘{written.Name[..40]}…’ is langer dan {MostNameLength} tekens. Maak hem korter; de tekst zelf hoort bij ‘label’.");
        if (!had.Add(written.Name))
            check.Error(written, "name", ProblemCodes.DuplicateName, $"De optie ‘{written.Name}’ staat twee keer in de lijst ‘{list.Name}’. Geef één van beide een andere naam.");
        if (written.Label is null)
            check.Warn(written, "label", ProblemCodes.Missing, $"De optie ‘{written.Name}’ van de lijst ‘{list.Name}’ heeft geen tekst (‘label’); nu wordt de naam getoond.");
        choices.Add(new Choice(written.Name, written.Label ?? new LocalText(new Dictionary<string, string> { [language] = written.Name }), check.Flag(written, "scan::exclusive", written.Exclusive)) { Columns = written.Columns });
    }

    /// <summary>The list with the options of the reference list that it names before its own.</summary>
    /// <returns>Null when that reference list does not exist.</returns>
    public static FormList? WriteOut(FormList list, IReadOnlyDictionary<string, ReferenceList> reference) =>
        list.From is not { } from ? list
        : ReferenceList.Find(reference, from) is { } found ? list with { From = null, Choices = [.. OptionsOf(found), .. list.Choices] }
        : null;

    /// <summary>The items of a reference list as options.</summary>
    public static IEnumerable<FormChoice> OptionsOf(ReferenceList list) => list.Items.Select(item => new FormChoice { Name = item.Name, Label = item.Label });

    private string NearestList(string from) =>
        NearestWord.Of(Path.GetFileNameWithoutExtension(from), reference.Keys) is { } near ? $"Bedoelt u reference/{near}.yaml?" : "Kijk in de map reference naar de naam van het bestand.";

    /// <summary>Longest name of an option: what fits in the database.</summary>
    private const int MostNameLength = 100;
}
