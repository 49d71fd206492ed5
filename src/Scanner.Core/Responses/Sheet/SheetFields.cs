using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>A place for an answer: a question, or a repeat that who answers adds to, at one spot.</summary>
/// <param name="Path">Where the answer is stored.</param>
/// <param name="Item">The question or repeat.</param>
/// <param name="Section">The section.</param>
/// <param name="Spot">Where in the repeats.</param>
/// <param name="Groups">The groups inside the section that it stands in, outermost first.</param>
internal sealed record SheetField(string Path, SurveyItem Item, Section Section, Spot Spot, IReadOnlyList<SurveyItem> Groups)
{
    /// <summary>The question; null for a repeat.</summary>
    public Question? Question => Item as Question;
}

/// <summary>Walks through an <see cref="AnswerSheet"/> in the order of the questionnaire.</summary>
internal static class SheetFields
{
    /// <summary>The fields of a section for this partner and mode, asked or waiting for their condition; texts between questions included, calculations not.</summary>
    public static IEnumerable<SheetField> FieldsOf(this AnswerSheet sheet, Section section) =>
        sheet.IsFor(section) ? sheet.Walk(section.Content, section, Spot.Outside, []).Where(field => field.Item is not CalculateItem) : [];

    /// <summary>The questions of a section that are asked and that people answer.</summary>
    public static IEnumerable<SheetField> AskedIn(this AnswerSheet sheet, Section section) =>
        sheet.FieldsOf(section).Where(field => field.Item is Question { TakesAnswer: true } && sheet.Asks(field.Path));

    /// <summary>All that has a value: the questions asked and the calculations, in the order of the questionnaire.</summary>
    public static IEnumerable<SheetField> Values(this AnswerSheet sheet) =>
        from section in sheet.Questionnaire.Sections
        where sheet.IsFor(section)
        from field in sheet.Walk(section.Content, section, Spot.Outside, [])
        where field.Item is Question and not NoteItem && sheet.Asks(field.Path)
        select field;

    /// <summary>The headings that a field stands under inside its section: groups, and which time of a repeat. Empty: none.</summary>
    public static string Within(this AnswerSheet sheet, SheetField field) =>
        string.Join(" · ", field.Groups.Select(group => group is Repeat repeat ? sheet.LabelOf(repeat, field.Spot.In(repeat.Name)!) : sheet.Text(group.Label, field.Spot)).Where(label => label.Length > 0));

    /// <summary>The question as it is read on its own: with the headings it stands under.</summary>
    public static string LabelOf(this AnswerSheet sheet, SheetField field) =>
        string.Join(" · ", new[] { sheet.Within(field), sheet.Text(field.Item.Label, field.Spot) }.Where(part => part.Length > 0));

    /// <summary>What one time of a repeat is called: the option it is about, or the repeat with a number.</summary>
    public static string LabelOf(this AnswerSheet sheet, Repeat repeat, Spot time) =>
        sheet.TopicOf(repeat, time) ?? $"{sheet.Text(repeat.Label, time)} {time.Number}".Trim();

    /// <summary>What one time of a repeat is about: its heading when that names an answer, or else the option it is there for; null: it only has a number.</summary>
    public static string? TopicOf(this AnswerSheet sheet, Repeat repeat, Spot time)
    {
        if (repeat.Label.In(sheet.Language).Contains("${", StringComparison.Ordinal)) return sheet.Text(repeat.Label, time);
        return repeat.ForEachOf is { } chosen ? new SheetContext(sheet, sheet.Questionnaire.Plan, time.Outer!, Expressions.Value.Unanswered).ChoiceLabel(chosen, time.Key) ?? time.Key : null;
    }

    private static IEnumerable<SheetField> Walk(this AnswerSheet sheet, IReadOnlyList<SurveyItem> items, Section section, Spot spot, IReadOnlyList<SurveyItem> groups)
    {
        foreach (var item in items.Where(sheet.IsFor))
        {
            if (item is Question or Repeat { Count: null }) yield return new SheetField(spot.Prefix + item.Name, item, section, spot, groups);
            IReadOnlyList<SurveyItem> inside = item is Question ? groups : [.. groups, item];
            var inner = item switch
            {
                Group group => sheet.Walk(group.Content, section, spot, inside),
                Repeat repeat => sheet.TimesOf(repeat, spot).SelectMany(time => sheet.Walk(repeat.Content, section, time, inside)),
                _ => [],
            };
            foreach (var field in inner) yield return field;
        }
    }
}
