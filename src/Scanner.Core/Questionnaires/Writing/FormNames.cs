using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>Makes up names, and renames things with every reference following. A name that was published is the identity of answers: it is never renamed and never given to something else.</summary>
public static partial class FormNames
{
    private const int LongestMadeUp = 32;

    /// <summary>A free name for an item, made from words: <c>Wat valt u op?</c> becomes <c>wat_valt_u_op</c>.</summary>
    public static string ForItem(FormDocument document, PublishedNames published, string words) => Free(Written(words, "vraag"), TakenItems(document, published));

    /// <summary>A free name for a choice list; none that a published version has, so that options of the same name stay apart.</summary>
    public static string ForList(FormDocument document, string words, PublishedNames? published = null) =>
        Free(Written(words, "lijst"), document.Lists.Select(list => list.Name).Concat(published?.Lists ?? Enumerable.Empty<string>()).ToHashSet(StringComparer.Ordinal));

    /// <summary>A free name for an option of a list: none that the list has, or that a question with this list ever had.</summary>
    public static string ForChoice(FormDocument document, int list, PublishedNames published, string words) => Free(Written(words, "optie"), TakenChoices(document, list, published));

    /// <summary>Whether an item may be renamed: only while no published version has it.</summary>
    public static bool MayRename(FormItem item, PublishedNames published) => !published.HasItem(item.Name);

    /// <summary>Gives an item another name; every <c>${name}</c> in expressions and texts follows, and so do those to the text behind "Anders, namelijk".</summary>
    /// <returns>Null when the name was published, is no name, or is taken.</returns>
    public static FormDocument? RenameItem(this FormDocument document, ItemPath at, string name, PublishedNames published)
    {
        if (document.Find(at) is not { } item) return null;
        if (item.Name == name) return document;
        if (!MayRename(item, published) || !Expressions.Names.IsName(name) || TakenItems(document, published).Contains(name)) return null;
        var own = document.Edit(at, had => had with { Name = name });
        // Of two items with one name, references mean the first.
        return item.Name.Length == 0 || document.PathOf(item.Name) != at ? own : own with { Survey = [.. own.Survey.Select(one => WithReferences(one, References(item, name)))] };
    }

    /// <summary>Gives a choice list another name; the questions that use it follow.</summary>
    /// <returns>Null when it is no name, or taken.</returns>
    public static FormDocument? RenameList(this FormDocument document, int list, string name)
    {
        var was = document.Lists[list].Name;
        if (was == name) return document;
        if (!Expressions.Names.IsName(name) || document.Lists.Any(one => one.Name == name)) return null;
        return document with
        {
            Lists = [.. document.Lists.Select((one, index) => index == list ? one with { Name = name } : one)],
            Survey = [.. document.Survey.Select(item => Each(item, one => TypeWords.Of(one.Type) is { IsSelect: true } words && words.List == was ? one with { Type = (words with { List = name }).ToString() } : one))],
        };
    }

    /// <summary>Gives an option another name; conditions that compare a question of this list with it follow, and defaults.</summary>
    /// <returns>Null when a published version has it, it is no name, or it is taken.</returns>
    public static FormDocument? RenameChoice(this FormDocument document, int list, int choice, string name, PublishedNames published)
    {
        var was = document.Lists[list].Choices[choice].Name;
        if (was == name) return document;
        if (!IsChoiceName(name) || TakenChoices(document, list, published).Contains(name)) return null;
        var askers = document.Items.Where(item => TypeWords.Of(item.Type) is { IsSelect: true } words && words.List == document.Lists[list].Name).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        if (was.Length > 0 && askers.Any(asker => published.ChoicesOf(asker).Contains(was))) return null;
        var changed = document.EditChoice(list, choice, had => had with { Name = name });
        return was.Length == 0 ? changed : changed with { Survey = [.. changed.Survey.Select(item => Each(item, one => ChoiceReferences.Renamed(one, askers, was, name)))] };
    }

    /// <summary>Whether a text can be the name of an option: letters, digits and <c>_ - .</c>, no spaces.</summary>
    public static bool IsChoiceName(string name) => name.Length is > 0 and <= 100 && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');

    internal static HashSet<string> TakenItems(FormDocument document, PublishedNames published)
    {
        var taken = new HashSet<string>(published.Items, StringComparer.Ordinal);
        foreach (var item in document.Items)
        {
            taken.Add(item.Name);
            if (TypeWords.Of(item.Type).OrOther) taken.Add(item.Name + SelectQuestion.OtherSuffix);
        }
        return taken;
    }

    internal static HashSet<string> TakenChoices(FormDocument document, int list, PublishedNames published)
    {
        var taken = document.Lists[list].Choices.Select(choice => choice.Name).Append(SelectQuestion.OtherName).ToHashSet(StringComparer.Ordinal);
        foreach (var item in document.Items.Where(item => TypeWords.Of(item.Type) is { IsSelect: true } words && words.List == document.Lists[list].Name)) taken.UnionWith(published.ChoicesOf(item.Name));
        return taken;
    }

    /// <summary>The name itself, or else with a number behind it.</summary>
    internal static string Free(string name, IReadOnlySet<string> taken)
    {
        if (!taken.Contains(name)) return name;
        var stem = TrailingNumber().Replace(name, "");
        for (var number = 2; ; number++)
            if ($"{stem}_{number.ToString(CultureInfo.InvariantCulture)}" is var next && !taken.Contains(next)) return next;
    }

    /// <summary>An item and what it holds under other names, references to them included.</summary>
    internal static FormItem Renamed(FormItem item, IReadOnlyDictionary<string, string> names)
    {
        var references = item.WithInner.Where(one => names.ContainsKey(one.Name)).SelectMany(one => References(one, names[one.Name])).DistinctBy(pair => pair.Key).ToDictionary();
        return Each(WithReferences(item, references), one => names.TryGetValue(one.Name, out var name) ? one with { Name = name } : one);
    }

    internal static FormItem Each(FormItem item, Func<FormItem, FormItem> change) => change(item) is var changed ? changed with { Items = [.. changed.Items.Select(one => Each(one, change))] } : item;

    private static Dictionary<string, string> References(FormItem item, string name) => TypeWords.Of(item.Type).OrOther
        ? new() { [item.Name] = name, [item.Name + SelectQuestion.OtherSuffix] = name + SelectQuestion.OtherSuffix }
        : new() { [item.Name] = name };

    private static FormItem WithReferences(FormItem item, Dictionary<string, string> names)
    {
        string? Source(string? source) => source is null ? null : Reference().Replace(source, match => names.TryGetValue(match.Groups[1].Value, out var name) ? "${" + name + "}" : match.Value);
        LocalText? Text(LocalText? text) => text is null ? null : new LocalText(text.ByLanguage.ToDictionary(pair => pair.Key, pair => Source(pair.Value)!));
        return Each(item, one => one with
        {
            Label = Text(one.Label),
            Hint = Text(one.Hint),
            GuidanceHint = Text(one.GuidanceHint),
            RequiredMessage = Text(one.RequiredMessage),
            ConstraintMessage = Text(one.ConstraintMessage),
            Probes = new LocalTexts(one.Probes.ByLanguage.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Select(probe => Source(probe)!)])),
            Required = Source(one.Required),
            Relevant = Source(one.Relevant),
            Constraint = Source(one.Constraint),
            Calculation = Source(one.Calculation),
            Default = Source(one.Default),
            ChoiceFilter = Source(one.ChoiceFilter),
            Parameters = Source(one.Parameters),
            RepeatCount = Source(one.RepeatCount),
        });
    }

    /// <summary>Words as a name: small letters without accents, digits and underscores, cut at a whole word.</summary>
    internal static string Written(string words, string otherwise, int longest = LongestMadeUp)
    {
        var plain = new StringBuilder();
        foreach (var letter in words.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’') && plain.Length > 0 && plain[^1] != '_') plain.Append('_');
        }
        var name = plain.ToString().Trim('_');
        if (name.Length > longest) name = name.LastIndexOf('_', longest) is var cut and > 0 ? name[..cut] : name[..longest];
        return name.Length == 0 ? otherwise : char.IsAsciiDigit(name[0]) ? $"{otherwise}_{name}" : name;
    }

    [GeneratedRegex(@"\$\{\s*([^}]*?)\s*\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"_\d+$")]
    private static partial Regex TrailingNumber();
}
