using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>Shows a questionnaire as someone would get it, with answers that are tried. Worked out in memory: nothing is stored, and nobody is asked.</summary>
public sealed class PreviewQuestionnaire
{
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;

    internal PreviewQuestionnaire(QuestionnaireLibrary library, TimeProvider clock) => (this.library, this.clock) = (library, clock);

    /// <summary>Shows a section.</summary>
    /// <param name="questionnaire">The questionnaire: <see cref="EditQuestionnaire.Preview"/>.</param>
    /// <param name="setting">For whom, how, and in which language.</param>
    /// <param name="section">The section; when it is not asked, or null, the first that is.</param>
    /// <param name="answers">What was tried so far.</param>
    /// <returns>Null when this person is asked nothing.</returns>
    public SectionView? Open(Questionnaire questionnaire, PreviewSetting setting, string? section, PreviewAnswers answers)
    {
        var sheet = SheetOf(questionnaire, setting, answers);
        return (sheet.Sections.FirstOrDefault(one => one.Name == section) ?? (sheet.Sections.Count > 0 ? sheet.Sections[0] : null)) is { } found ? sheet.ViewOf(found, null) : null;
    }

    /// <summary>Tries answers.</summary>
    /// <param name="questionnaire">The questionnaire.</param>
    /// <param name="setting">For whom, how, and in which language.</param>
    /// <param name="section">The section that the answers are in.</param>
    /// <param name="answers">What was tried so far.</param>
    /// <param name="posted">The form of the section.</param>
    /// <returns>All that was tried, these included; what could not be stored is left out.</returns>
    public PreviewAnswers Try(Questionnaire questionnaire, PreviewSetting setting, string section, PreviewAnswers answers, PostedAnswers posted)
    {
        var sheet = SheetOf(questionnaire, setting, answers);
        if (questionnaire.Sections.FirstOrDefault(one => one.Name == section) is not { } target) return answers;
        var (changed, _) = SaveAnswers.Compare(sheet, target, posted with { Seen = int.MaxValue });
        var all = answers.Given.ToDictionary(StringComparer.Ordinal);
        foreach (var (path, answer) in changed) all[path] = answer with { Revision = 1 };
        return new PreviewAnswers(all);
    }

    private AnswerSheet SheetOf(Questionnaire questionnaire, PreviewSetting setting, PreviewAnswers answers)
    {
        var partner = new PartnerFacts("Voorbeeld", setting.PartnerType, setting.PartnerDomain, setting.PartnerRoles, setting.Municipality) { Library = library };
        var language = questionnaire.Languages.Contains(setting.Language) ? setting.Language : questionnaire.DefaultLanguage;
        var sheet = new AnswerSheet(questionnaire, [], new SheetSetting(setting.Mode, partner, language, clock.GetUtcNow()));
        if (answers.Given.Count > 0) sheet.Change(answers.Given);
        return sheet;
    }
}

/// <summary>For whom a preview is made.</summary>
/// <param name="PartnerType">The kind of partner, a name of <c>partnertypen</c>; may be empty.</param>
/// <param name="Mode">Online or in a conversation.</param>
/// <param name="Language">The language; one that the questionnaire lacks means its own.</param>
/// <param name="Municipality">The name of the municipality.</param>
public sealed record PreviewSetting(string PartnerType, QuestionMode Mode, string Language, string Municipality)
{
    /// <summary>The domain, a name of <c>domeinen</c>; empty: not known.</summary>
    public string PartnerDomain { get; init; } = "";

    /// <summary>The roles, names of <c>partnerrollen</c>.</summary>
    public IReadOnlyList<string> PartnerRoles { get; init; } = [];
}

/// <summary>Answers that are tried in a preview; kept by who shows it, nowhere else.</summary>
public sealed class PreviewAnswers
{
    internal PreviewAnswers(IReadOnlyDictionary<string, GivenAnswer> given) => Given = given;

    /// <summary>Nothing tried yet.</summary>
    public static PreviewAnswers None { get; } = new(new Dictionary<string, GivenAnswer>());

    /// <summary>Whether something was tried.</summary>
    public bool HasAny => Given.Count > 0;

    internal IReadOnlyDictionary<string, GivenAnswer> Given { get; }
}
