using System.Globalization;
using System.Text.RegularExpressions;
using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Fills answers into texts: <c>${name}</c> in a label becomes the answer as people read it.</summary>
internal static partial class SheetTexts
{
    /// <summary>How deep labels of options may name answers whose labels name answers.</summary>
    private const int DeepestNaming = 3;

    /// <summary>The text in the language of the sheet, with the answers as seen from a spot. An option shows as its label, a day in words; what is not answered as nothing.</summary>
    public static string Text(this AnswerSheet sheet, LocalText? text, Spot spot) => sheet.Fill(text, spot, word => word, 0);

    /// <summary>The same for a text in Markdown: an answer is text there, never a mark-up.</summary>
    public static string Markdown(this AnswerSheet sheet, LocalText? text, Spot spot) => sheet.Fill(text, spot, word => MarkPattern().Replace(word, @"\$0").Replace("\n", "  \n", StringComparison.Ordinal), 0);

    /// <summary>The text without the answers of one response: each shows as three points.</summary>
    public static string WithoutAnswers(string text) => NamePattern().Replace(text, "…");

    private static string Fill(this AnswerSheet sheet, LocalText? text, Spot spot, Func<string, string> escape, int depth)
    {
        var words = text?.In(sheet.Language) ?? "";
        return words.Contains("${", StringComparison.Ordinal) ? NamePattern().Replace(words, match => escape(sheet.Words(match.Groups[1].Value, spot, depth))) : words;
    }

    private static string Words(this AnswerSheet sheet, string name, Spot from, int depth)
    {
        if (sheet.Questionnaire.Plan.Find(name) is not { } node) return sheet.Setting.Partner.WordsFor(name, sheet.Language);
        if (depth == DeepestNaming || sheet.SpotFor(node, from) is not { } spot) return "";
        var value = sheet.ValueAt(spot.Prefix + name);
        return value switch
        {
            Value.Number number => number.Amount.ToString("0.##########", Culture(sheet.Language)),
            Value.Date day => day.Day.ToString("d MMMM yyyy", Culture(sheet.Language)),
            Value.Choices choices when node.Item is SelectQuestion select => string.Join(", ", choices.Names.Select(choice => LabelOf(sheet, select, choice, spot, depth))),
            Value.Text choice when node.Item is SelectQuestion select => LabelOf(sheet, select, choice.Content, spot, depth),
            _ => value.ToText(),
        };
    }

    private static string LabelOf(AnswerSheet sheet, SelectQuestion select, string name, Spot spot, int depth) =>
        select.Choices.FirstOrDefault(choice => choice.Name == name) is { } found ? sheet.Fill(found.Label, spot, word => word, depth + 1) : name;

    private static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "nl-NL");

    [GeneratedRegex(@"\$\{([\p{L}_][\p{L}\p{Nd}_.-]*)\}")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+\-.!|~&]")]
    private static partial Regex MarkPattern();
}
