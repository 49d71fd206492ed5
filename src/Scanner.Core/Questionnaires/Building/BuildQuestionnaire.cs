using System.Text.RegularExpressions;
using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Makes of a questionnaire as it is written the one that is answered, and finds everything that is wrong with it. Whatever
/// the source was, YAML, XLSForm or the editor: the checks are here.
/// </summary>
public sealed partial class BuildQuestionnaire
{
    private const int MostMinutes = 240;

    private readonly FormCheck check;
    private readonly IReadOnlyDictionary<string, ReferenceList> reference;

    private BuildQuestionnaire(FormCheck check, IReadOnlyDictionary<string, ReferenceList> reference) => (this.check, this.reference) = (check, reference);

    /// <param name="document">The questionnaire as written.</param>
    /// <param name="reference">The reference lists that <c>from</c> and <c>scan::audience</c> look in, by name.</param>
    /// <param name="file">The name of the file for in the problems; empty in the editor.</param>
    /// <param name="places">Where things stand in the file; null in the editor.</param>
    public static BuiltQuestionnaire From(FormDocument document, IReadOnlyDictionary<string, ReferenceList> reference, string file = "", FormPlaces? places = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var check = new FormCheck(file, places ?? new FormPlaces());
        var made = new BuildQuestionnaire(check, reference).Build(document);
        return new BuiltQuestionnaire(check.HasErrors ? null : made, check.Problems);
    }

    private Questionnaire? Build(FormDocument document)
    {
        var settings = document.Settings;
        if (!FormIdPattern().IsMatch(settings.FormId))
            check.Error(settings, "form_id", settings.FormId.Length == 0 ? ProblemCodes.Missing : ProblemCodes.BadName, settings.FormId.Length == 0
                ? "Onder ‘settings’ ontbreekt ‘form_id’: het kenmerk van de vragenlijst. Voeg het toe, bijvoorbeeld partner-kort."
                : $"De naam ‘{settings.FormId}’ kan niet. Gebruik kleine letters, cijfers en streepjes, en begin met een letter.");
        if (settings.Title is null) check.Error(settings, "form_title", ProblemCodes.Missing, "Onder ‘settings’ ontbreekt ‘form_title’: de titel die mensen zien. Voeg die toe.");
        if (settings.Version.Length == 0) check.Error(settings, "version", ProblemCodes.Missing, "Onder ‘settings’ ontbreekt ‘version’: hoe u deze versie noemt. Voeg het toe, bijvoorbeeld \"1\".");
        var minutes = check.Number(settings, "scan::minutes", settings.Minutes, 1, MostMinutes);
        var modes = check.Modes(settings, settings.Modes);
        var choices = new BuildChoices(check, reference);
        choices.Read(document);
        var items = new BuildItems(check, choices, reference);
        var sections = items.Sections(document);
        if (!document.Items.Any(item => item.Type != "hidden" && !item.IsGroup && !item.IsRepeat)) check.Error(null, null, ProblemCodes.Missing, "Er staat nog geen vraag in de vragenlijst. Voeg er minstens één toe.");
        var plan = QuestionnairePlan.Of(ForEachThatCan(sections));
        new CheckReferences(check, document, items, plan).Run();
        CheckLanguages(document);
        return new Questionnaire
        {
            FormId = settings.FormId,
            Title = settings.Title ?? LocalText.None,
            Version = settings.Version,
            DefaultLanguage = settings.DefaultLanguage,
            Introduction = settings.Introduction,
            Minutes = minutes,
            Modes = modes.Count > 0 ? modes : new HashSet<QuestionMode> { QuestionMode.Online, QuestionMode.Conversation },
            Source = settings.Source ?? "",
            Hidden = items.Hidden,
            Sections = [.. plan.Nodes.Select(node => node.Item).OfType<Section>()],
            Document = document with { Lists = choices.WrittenOut },
            Plan = plan,
        };
    }

    /// <summary>A repeat that counts the choices of a question is repeated for each of them, when that question has several choices with names that can be keys; otherwise by number.</summary>
    private static List<Section> ForEachThatCan(List<Section> sections)
    {
        var questions = sections.SelectMany(section => section.Questions).GroupBy(question => question.Name).ToDictionary(group => group.Key, group => group.First());
        return [.. sections.Select(section => section with { Content = Settle(section.Content) })];

        List<SurveyItem> Settle(IReadOnlyList<SurveyItem> items) => [.. items.Select(item => item switch
        {
            Group group => group with { Content = Settle(group.Content) },
            Repeat repeat => repeat with { Content = Settle(repeat.Content), ForEachOf = repeat.ForEachOf is { } name && questions.GetValueOrDefault(name) is SelectMultipleQuestion select && select.Choices.All(choice => KeyPattern().IsMatch(choice.Name)) ? name : null },
            _ => item,
        })];
    }

    /// <summary>Every text should be there in every language of the questionnaire.</summary>
    private void CheckLanguages(FormDocument document)
    {
        var languages = document.Settings.Title?.ByLanguage.Keys.Append(document.Settings.DefaultLanguage).ToHashSet() ?? [];
        foreach (var item in document.Items) Missing(item, item.Label, $"‘{item.Name}’");
        foreach (var (list, choice) in document.Lists.SelectMany(list => list.Choices.Select(choice => (list, choice)))) Missing(choice, choice.Label, $"de optie ‘{choice.Name}’ van ‘{list.Name}’");

        void Missing(object node, LocalText? label, string what)
        {
            if (label is null) return;
            foreach (var language in languages.Where(language => !label.ByLanguage.ContainsKey(language)))
                check.Warn(node, "label", ProblemCodes.MissingLanguage, $"De tekst van {what} ontbreekt in de taal ‘{language}’; dan wordt een andere taal getoond.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,79}$")]
    private static partial Regex FormIdPattern();

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex KeyPattern();
}

/// <summary>What came of building.</summary>
/// <param name="Questionnaire">The questionnaire; null when it has errors.</param>
/// <param name="Problems">All that is wrong, errors and warnings.</param>
public sealed record BuiltQuestionnaire(Questionnaire? Questionnaire, IReadOnlyList<Problem> Problems);
