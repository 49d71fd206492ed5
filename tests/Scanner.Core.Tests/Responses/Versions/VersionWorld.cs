using System.Globalization;
using System.Text.RegularExpressions;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Responses;

/// <summary>
/// A questionnaire that lives through versions while one response is answered and moved. Every question and option carries a token in its label
/// that says what it really is, whatever name it gets; every stored value remembers the token of what it was given to.
/// </summary>
internal sealed partial class VersionWorld(IEnumerable<int> decisions)
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly string[] Options = ["x", "y", "z", "w"];
    private static readonly ItemKind[] Kinds = [ItemKind.Text, ItemKind.Integer, ItemKind.Date, ItemKind.SelectOne, ItemKind.SelectMultiple, ItemKind.Rank, ItemKind.Acknowledge, ItemKind.LongText];
    private readonly Queue<int> left = new(decisions);
    private readonly List<(int Number, Questionnaire Built)> versions = [];
    private readonly Dictionary<int, (string Question, string Type, IReadOnlyDictionary<string, string> Options)> givenTo = [];
    private List<Answer> rows = [];
    private FormDocument draft = new()
    {
        Settings = new FormSettings { FormId = "proef", Title = LocalText.Of("Proef", "Trial"), Version = "1" },
        Survey = [Section("een"), Section("twee") with { Items = [new FormItem { Type = "repeat", Name = "keer", Label = LocalText.Of("Keer", "Time") }] }],
    };
    private int tokens;
    private int on;
    private int saves;

    /// <summary>How many values were given, and how many of them were set aside by moves.</summary>
    public (int Given, int SetAside, int Versions) Seen { get; private set; }

    /// <summary>Edits, publishes, answers and moves until ten versions are there; after each step all that is shown belongs where it is shown.</summary>
    public void Live()
    {
        for (var round = 0; round < 40 && versions.Count < 10; round++)
        {
            var before = draft;
            for (var edits = Next(4) + 1; edits > 0; edits--) Edit();
            if (!Publish()) draft = before;
            if (versions.Count == 0) continue;
            Answer();
            Check();
            if (Next(3) > 0) Move(Next(3) == 0 ? Next(versions.Count) : versions.Count - 1);
            Check();
            Answer();
            Check();
        }
        Seen = (givenTo.Count, rows.Count(row => row.Path.StartsWith('@')), versions.Count);
    }

    private int Next(int below) => left.TryDequeue(out var decision) ? decision % below : 0;

    private T Pick<T>(IReadOnlyList<T> some) => some[Next(some.Count)];

    private void Edit()
    {
        var questions = draft.Placed().Where(placed => placed.Item.Kind().IsAnswered()).ToList();
        var holders = draft.Placed().Where(placed => placed.Item.Kind().HoldsItems()).Select(placed => placed.At).ToList();
        switch (questions.Count == 0 ? 0 : Next(11))
        {
            case 0 or 1: AddUnder(Pick(Names), Pick(holders)); break;
            case 2: draft = draft.Remove(Pick(questions).At).Document; break;
            case 3: draft = draft.Move(Pick(questions).At, Pick(holders), Next(4))?.Document ?? draft; break;
            case 4: draft = draft.ChangeKind(Pick(questions).At, Pick(Kinds)); Tokenise(); break;
            case 5: draft = draft.Edit(Pick(questions).At, item => item with { Label = LocalText.Of(item.Label!.In("nl") + " !", "!") }); break;
            case 6 when draft.Lists.Count > 0: AddOption(Next(draft.Lists.Count), Pick(Options)); break;
            case 7 when draft.Lists.Count > 0: draft = Next(draft.Lists.Count) is var list && draft.Lists[list].Choices.Count > 1 ? draft.RemoveChoice(list, Next(draft.Lists[list].Choices.Count)) : draft; break;
            case 8 when draft.Lists.Count > 0: draft = draft.UseList(Pick(questions).At, Pick(draft.Lists).Name); break;
            case 9: BringBack(Pick(holders)); break;
            case 10: Repeat(questions); break;
        }
    }

    /// <summary>A new thing under a name that may have been used before; not under one that is in use, because that is the same thing in other words.</summary>
    private void AddUnder(string name, ItemPath holder)
    {
        if (Latest?.PathOf(name) is not null) return;
        var added = draft.Add(holder, Next(4), Pick(Kinds), "nieuw", PublishedNames.None);
        draft = added.Document.Edit(added.At, item => item with { Name = name, Label = LocalText.Of($"[q{++tokens}]", "?"), Type = Next(4) == 0 && TypeWords.Of(item.Type) is { Word: "select_one" or "select_multiple" } words ? (words with { OrOther = true }).ToString() : item.Type });
        Tokenise();
    }

    private void AddOption(int list, string name)
    {
        if (Latest?.Lists.Any(had => had.Name == draft.Lists[list].Name && had.Choices.Any(choice => choice.Name == name)) == true) return;
        draft = draft.EditList(list, had => had with { Choices = [.. had.Choices, new FormChoice { Name = name, Label = LocalText.Of($"[o{++tokens}]", "?") }] });
    }

    private FormDocument? Latest => versions.Count == 0 ? null : versions[^1].Built.Document;

    /// <summary>The very question of an earlier version again.</summary>
    private void BringBack(ItemPath holder)
    {
        if (versions.Count == 0) return;
        var earlier = Pick(versions).Built.Document;
        var questions = earlier.Items.Where(item => item.Kind().IsAnswered() && !item.Kind().HasChoices()).ToList();
        if (questions.Count > 0) draft = draft.Insert(holder, Next(4), Pick(questions)).Document;
    }

    /// <summary>Repeats by number, or once for each chosen option.</summary>
    private void Repeat(List<(ItemPath At, FormItem Item)> questions)
    {
        if (draft.PathOf("keer") is not { } at) return;
        var several = questions.Where(one => one.Item.Type.StartsWith("select_multiple", StringComparison.Ordinal)).Select(one => one.Item.Name).ToList();
        draft = draft.Edit(at, item => item with { RepeatCount = several.Count > 0 && Next(2) == 0 ? $"count-selected(${{{Pick(several)}}})" : Next(2) == 0 ? "2" : null });
    }

    private void Tokenise() => draft = draft with
    {
        Lists = [.. draft.Lists.Select(list => list with { Choices = [.. list.Choices.Select(choice => choice.Label is null ? choice with { Name = Pick(Options), Label = LocalText.Of($"[o{++tokens}]", "?") } : choice)] })],
    };

    private bool Publish()
    {
        var names = PublishedNames.Of(versions.Select(version => (version.Number, version.Built.Document)));
        var built = BuildQuestionnaire.From(draft, new Dictionary<string, ReferenceList>()).Questionnaire;
        if (built is null || names.Check(draft, draft, "").Any()) return false;
        versions.Add((versions.Count + 1, built));
        return true;
    }

    private AnswerSheet Sheet() => new(versions[on].Built, rows, new SheetSetting(QuestionMode.Online, new PartnerFacts("Proef", "horeca", "gezondheid", [], "Gemeente"), "nl", new DateTimeOffset(2026, 11, 21, 13, 0, 0, TimeSpan.Zero)));

    private void Answer()
    {
        var sheet = Sheet();
        var fields = sheet.Questionnaire.Sections.SelectMany(sheet.FieldsOf).Where(field => field.Question is { TakesAnswer: true }).ToList();
        for (var more = Next(5); more > 0 && fields.Count > 0; more--)
        {
            var field = Pick(fields);
            IReadOnlyList<string> posted = field.Question switch
            {
                RankQuestion rank => [.. rank.Choices.Select((choice, place) => string.Create(CultureInfo.InvariantCulture, $"{place + 1}:{choice.Name}"))],
                SelectMultipleQuestion select => [.. select.Choices.Where(_ => Next(2) == 0).Select(choice => choice.Name)],
                SelectQuestion select => [Pick(select.Choices).Name],
                AcknowledgeQuestion => [GivenAnswer.Acknowledged],
                DateQuestion => ["2027-03-14"],
                // A number is also a text, and 14 is what every type but a date can hold.
                _ => ["14"],
            };
            var (answer, refused) = GivenAnswer.Read(field.Question, posted);
            if (refused is not null || answer.IsEmpty) continue;
            saves++;
            givenTo[saves] = (TokenOf(field.Question!), field.Question!.GetType().Name, OptionsOf(field.Question!));
            rows = [.. rows.Where(row => row.Path != field.Path), .. answer.Rows(Guid.Empty, field.Path, saves, default)];
        }
    }

    private void Move(int to)
    {
        var inventories = versions.ToDictionary(version => version.Number, version => new FormInventory(version.Built.Document));
        var (changes, dropped) = new CarryAnswers(versions[on].Number, inventories, inventories[versions[to].Number]).Of(rows);
        var count = rows.Count - dropped.Count;
        Assert.All(dropped, row => Assert.Contains(changes, change => change.Path == row.Path && change.Row.Revision > row.Revision));
        rows = [.. rows.Except(dropped).Except(changes.Select(change => change.Row)), .. changes.Select(change => change.Row.At(change.Path))];
        Assert.Equal(count, rows.Count);
        Assert.Equal(count, rows.DistinctBy(row => (row.Path, row.Ordinal)).Count());
        on = to;
    }

    /// <summary>Whatever is shown as an answer was given to this very question, of this very type, by choosing this very option.</summary>
    private void Check()
    {
        var sheet = Sheet();
        foreach (var field in sheet.Questionnaire.Sections.SelectMany(sheet.FieldsOf).Where(field => field.Question is { TakesAnswer: true }))
        {
            if (sheet.Given(field.Path).IsEmpty) continue;
            foreach (var row in rows.Where(row => row.Path == field.Path))
            {
                var (question, type, options) = givenTo[row.Revision];
                Assert.Equal((question, type), (TokenOf(field.Question!), field.Question!.GetType().Name));
                if (row.ValueChoice is { } name && field.Question is SelectQuestion) Assert.Equal(options[name], OptionsOf(field.Question).GetValueOrDefault(name));
            }
        }
    }

    private string TokenOf(Question question) => question.ImpliedBy is { } asker
        ? TokenOf(versions[on].Built.Questions.Single(one => one.Name == asker)) + " other"
        : Token().Match(question.Label.In("nl")).Value;

    private static Dictionary<string, string> OptionsOf(Question question) =>
        (question as SelectQuestion)?.Choices.ToDictionary(choice => choice.Name, choice => Token().Match(choice.Label.In("nl")).Value) ?? [];

    private static FormItem Section(string name) => new() { Type = "group", Name = name, Label = LocalText.Of(name, name) };

    [GeneratedRegex(@"\[[qo]\d+\]")]
    private static partial Regex Token();
}
