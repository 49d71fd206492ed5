using Scanner.Core.Questionnaires;

namespace Scanner.Web.Staff.Questionnaires.Editing;

/// <summary>What choice lists are called on the screen.</summary>
internal static class ListWords
{
    /// <summary>A list by its first options, which say more than its name.</summary>
    public static string Name(FormDesk desk, FormList list)
    {
        var options = (list.From is { } from ? desk.OptionsOf(from) : []).Concat(list.Choices).Select(choice => ConditionWords.Option(choice, desk.Language)).ToList();
        return options.Count == 0 ? $"{list.Name} (leeg)" : $"{string.Join(", ", options.Take(3))}{(options.Count > 3 ? $" … ({options.Count})" : "")}";
    }
}
