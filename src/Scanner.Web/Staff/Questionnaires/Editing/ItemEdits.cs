using System.Text.RegularExpressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>Changes that the fields of an item make.</summary>
internal static partial class ItemEdits
{
    /// <summary>Other words for an item. As long as it was never published and nobody chose a name for it, its name follows its words.</summary>
    public static FormDocument Label(FormDocument document, ItemPath at, LocalWords words, PublishedNames published)
    {
        if (document.Find(at) is not { } item) return document;
        var changed = document.Edit(at, had => had with { Label = had.Label.With(words.Language, words.Words) });
        var language = document.Settings.DefaultLanguage;
        if (words.Language != language || words.Words.Trim().Length == 0 || item.Kind() is ItemKind.Hidden or ItemKind.Calculate || !FormNames.MayRename(item, published) || !FollowsWords(item.Name, item.Label.Exactly(language))) return changed;
        var bare = document.Edit(at, had => had with { Name = "" });
        return changed.RenameItem(at, FormNames.ForItem(bare, published, words.Words), published) ?? changed;
    }

    /// <summary>Other words for an option; its name follows as that of an item does.</summary>
    public static FormDocument ChoiceLabel(FormDocument document, int list, int choice, LocalWords words, PublishedNames published)
    {
        var had = document.Lists[list].Choices[choice];
        var changed = document.EditChoice(list, choice, one => one with { Label = one.Label.With(words.Language, words.Words) });
        if (words.Language != document.Settings.DefaultLanguage || words.Words.Trim().Length == 0 || !FollowsWords(had.Name, had.Label.Exactly(words.Language))) return changed;
        var bare = document.EditChoice(list, choice, one => one with { Name = "" });
        return changed.RenameChoice(list, choice, FormNames.ForChoice(bare, list, published, words.Words), published) ?? changed;
    }

    /// <summary>Whether a name was made up from the words it stands with, or from nothing.</summary>
    private static bool FollowsWords(string name, string words)
    {
        if (MadeUp().IsMatch(name)) return true;
        if (words.Length == 0) return false;
        var made = FormNames.ForItem(new FormDocument { Settings = new FormSettings() }, PublishedNames.None, words);
        return name == made || name.StartsWith(made + "_", StringComparison.Ordinal) && name[(made.Length + 1)..].All(char.IsAsciiDigit);
    }

    [GeneratedRegex(@"^(vraag|onderdeel|herhaling|tekst|optie|)(_\d+)?$")]
    private static partial Regex MadeUp();
}
