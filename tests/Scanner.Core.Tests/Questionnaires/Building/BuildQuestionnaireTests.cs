using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class BuildQuestionnaireTests
{
    private static readonly QuestionnaireLibrary Shipped = QuestionnaireLibrary.Load(TestDatabase.QuestionnaireFolder);

    private const string Good = """
        settings:
          form_id: toets
          form_title: { nl: Toets, en: Test }
          version: "1"
          default_language: nl
        choices:
          ja_nee:
            - { name: ja, label: { nl: Ja, en: "Yes" } }
            - { name: nee, label: { nl: Nee, en: "No" } }
        survey:
          - type: group
            name: een
            label: { nl: Een, en: One }
            questions:
              - { type: select_one ja_nee or_other, name: gezien, label: { nl: Gezien?, en: Seen? } }
              - { type: text, name: wat, label: { nl: Wat?, en: What? }, appearance: multiline, relevant: "${gezien} = 'ja'", scan::coded: true }
        """;

    [Fact]
    public void A_good_file_has_no_problems()
    {
        var (questionnaire, problems) = Read(Good);
        Assert.Empty(problems);
        Assert.NotNull(questionnaire);
        Assert.Equal(["gezien", "gezien_other", "wat"], questionnaire.Questions.Select(question => question.Name));
        Assert.Equal(["ja", "nee", "other"], ((SelectOneQuestion)questionnaire.Questions.First()).Choices.Select(choice => choice.Name));
        Assert.Equal("Seen?", questionnaire.Questions.First().Label.In("en"));
        Assert.Equal("Gezien?", questionnaire.Questions.First().Label.In("fr"));
    }

    [Theory]
    [InlineData("    questions:", "    items:", "toets.yaml:14:")]
    [InlineData("    questions:", "    question:", "Bedoelt u ‘questions’?")]
    [InlineData("  form_title:", "  formtitle:", "Bedoelt u ‘form_title’?")]
    [InlineData("survey:", "surveys:", "Bedoelt u ‘survey’?")]
    [InlineData("label: { nl: Wat?, en: What? }", "label: [Wat?, What?]", "een tekst per taal")]
    [InlineData("{ type: text, name: wat", "{ tpye: text, name: wat", "Bedoelt u ‘type’?")]
    [InlineData("{ type: text, name: wat", "{ name: wat", "ontbreekt ‘type’")]
    [InlineData("{ type: text, name: wat", "{ type: txt, name: wat", "Bedoelt u ‘text’?")]
    [InlineData("select_one ja_nee or_other", "select_one", "de naam van een keuzelijst")]
    public void A_mistake_is_said_once_and_not_what_follows_from_it(string from, string to, string mentions)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var (questionnaire, problems) = Read(Good.Replace(from, to, StringComparison.Ordinal));
        Assert.Null(questionnaire);
        var problem = Assert.Single(problems, problem => problem.Severity == Severity.Error && problem.Code != ProblemCodes.UnknownReference);
        Assert.Contains(mentions, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  default_language", "\tdefault_language", ProblemCodes.Tab, 5, "spaties")]
    [InlineData("name: wat,", "name: gezien,", ProblemCodes.DuplicateName, 16, "gezien")]
    [InlineData("select_one ja_nee or_other", "select_one weg", ProblemCodes.MissingList, 15, "ja_nee")]
    [InlineData("type: text,", "type: tekst,", ProblemCodes.UnknownType, 16, "tekst")]
    [InlineData("${gezien} = 'ja'", "${gezen} = 'ja'", ProblemCodes.UnknownReference, 16, "gezen")]
    [InlineData("${gezien} = 'ja'", "${wat} = 'ja'", ProblemCodes.Circle, 16, "zichzelf")]
    [InlineData("label: { nl: Wat?, en: What? }, ", "", ProblemCodes.Missing, 16, "label")]
    [InlineData("${gezien} = 'ja'", "${gezien} = 'ja", ProblemCodes.BadExpression, 16, "teken")]
    [InlineData("${gezien} = 'ja'", "selekted(${gezien}, 'ja')", ProblemCodes.BadExpression, 16, "selected")]
    [InlineData("appearance: multiline", "apearance: multiline", ProblemCodes.UnknownKey, 16, "apearance")]
    [InlineData("  version: \"1\"\n", "", ProblemCodes.Missing, 2, "version")]
    [InlineData("name: een", "name: controle", ProblemCodes.BadName, 12, "controle")]
    [InlineData("name: een", "name: Een Twee", ProblemCodes.BadName, 12, "Een Twee")]
    [InlineData("{ name: nee,", "{ name: ja,", ProblemCodes.DuplicateName, 9, "ja")]
    [InlineData("form_id: toets", "form_id: Toets!", ProblemCodes.BadName, 2, "Toets!")]
    [InlineData("scan::coded: true", "scan::coded: misschien", ProblemCodes.WrongForm, 16, "true")]
    [InlineData("scan::coded: true", "scan::kernvraag: [1, elf]", ProblemCodes.UnknownKeyQuestion, 16, "elf")]
    [InlineData("scan::coded: true", "scan::audience: [bakker]", ProblemCodes.UnknownPartnerType, 16, "bakker")]
    [InlineData("form_title: { nl: Toets, en: Test }", "form_title: { nl: Toets", ProblemCodes.NotYaml, null, "inspringen")]
    [InlineData("form_title: { nl: Toets, en: Test }", "form_title: &anker Toets", ProblemCodes.NotYaml, 3, "&")]
    [InlineData("label: { nl: Een, en: One }", "label: { nl: Een, en: One }\n    label: Nog een", ProblemCodes.DuplicateName, null, "label")]
    public void A_mistake_gives_one_located_sentence_that_says_how_to_mend_it(string from, string to, string code, int? line, string mentions)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var (questionnaire, problems) = Read(Good.Replace(from, to, StringComparison.Ordinal));
        Assert.Null(questionnaire);
        var problem = Assert.Single(problems, problem => problem.Code == code);
        if (line is not null) Assert.Equal(line?.ToString(CultureInfo.InvariantCulture), problem.Place);
        Assert.Contains(mentions, problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n")]
    [InlineData("# alleen een opmerking")]
    [InlineData("- een\n- lijst")]
    [InlineData("gewoon tekst")]
    [InlineData("survey: 3")]
    [InlineData("settings: []\nsurvey: {}")]
    [InlineData("? [a, b]\n: c")]
    [InlineData("survey:\n  - 1\n  - [x]")]
    [InlineData("---\na: 1\n---\nb: 2")]
    public void What_is_no_questionnaire_is_refused_with_a_sentence(string text)
    {
        var (questionnaire, problems) = Read(text);
        Assert.Null(questionnaire);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed()
    {
        var (questionnaire, problems) = Read(string.Concat(Enumerable.Repeat("[", 200_000)));
        Assert.Null(questionnaire);
        Assert.Single(problems);
    }

    [Fact]
    public void Any_damage_to_a_file_gives_problems_or_a_questionnaire_and_never_an_exception()
    {
        var source = File.ReadAllText(Path.Combine(TestDatabase.QuestionnaireFolder, "partner-kort.yaml"));
        var damage = from at in Gen.Choose(0, source.Length - 1)
                     from length in Gen.Choose(0, 40)
                     from with in Gen.Elements("", ":", "\t", "\"", "'", "[", "{", "}", "- ", "\n", "&a", "*a", "%", "!!int x", "\0", "\uD800", "${", "👍")
                     select source[..at] + with + source[Math.Min(source.Length, at + length)..];
        Prop.ForAll(damage.ToArbitrary(), text =>
        {
            var (questionnaire, problems) = Read(text);
            return questionnaire is not null || problems.Any(problem => problem.Severity == Severity.Error);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [InlineData("appearance: multiline", "appearance: likert", ProblemCodes.BadAppearance, "likert")]
    [InlineData("${gezien} = 'ja'", "${gezien} = 'jaa'", ProblemCodes.TypeClash, "jaa")]
    [InlineData("${gezien} = 'ja'", "${gezien} > 3", ProblemCodes.TypeClash, "gerekend")]
    [InlineData("${gezien} = 'ja'", ". = 'ja'", ProblemCodes.LaterReference, "punt")]
    [InlineData("${gezien} = 'ja'", "${later} = 'ja'", ProblemCodes.LaterReference, "later")]
    [InlineData("name: wat,", "name: Gezien,", ProblemCodes.DuplicateName, "hoofdletters")]
    [InlineData("label: { nl: Nee, en: \"No\" }", "label: { nl: Nee }", ProblemCodes.MissingLanguage, "en")]
    public void What_is_odd_but_usable_is_a_warning_that_names_the_place(string from, string to, string code, string mentions)
    {
        Assert.Contains(from, Good, StringComparison.Ordinal);
        var (questionnaire, problems) = Read(Good.Replace(from, to, StringComparison.Ordinal) + "\n      - { type: text, name: later, label: { nl: Later, en: Later } }");
        Assert.NotNull(questionnaire);
        var problem = Assert.Single(problems);
        Assert.Equal((code, Severity.Warning), (problem.Code, problem.Severity));
        Assert.Contains(mentions, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Questions_that_wait_for_each_other_are_named()
    {
        var (questionnaire, problems) = Read(Good.Replace("name: gezien,", "name: gezien, relevant: \"${wat} = ''\",", StringComparison.Ordinal));
        Assert.Null(questionnaire);
        var circle = Assert.Single(problems, problem => problem.Code == ProblemCodes.Circle);
        Assert.Contains("gezien", circle.Sentence, StringComparison.Ordinal);
        Assert.Contains("wat", circle.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_points_to_the_part_of_the_document_that_it_concerns()
    {
        var (_, problems) = Read(Good.Replace("${gezien} = 'ja'", "${gezen} = 'ja'", StringComparison.Ordinal));
        var problem = Assert.Single(problems, problem => problem.Code == ProblemCodes.UnknownReference);
        Assert.Equal("wat", Assert.IsType<FormItem>(problem.Node).Name);
        Assert.Equal("relevant", problem.Key);
    }

    [Fact]
    public void A_text_that_names_a_question_that_is_not_there_is_refused()
    {
        var (questionnaire, problems) = Read(Good.Replace("nl: Wat?", "nl: \"Wat, ${gezien} en ${niets}?\"", StringComparison.Ordinal));
        Assert.Null(questionnaire);
        Assert.Contains("niets", Assert.Single(problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_in_groups_end_somewhere()
    {
        var deep = new FormItem { Type = "text", Name = "vraag", Label = LocalText.Of("Vraag", "Question") };
        for (var level = 0; level < 12; level++) deep = new FormItem { Type = FormItem.GroupType, Name = "g" + level, Label = LocalText.Of("Groep", "Group"), Items = [deep] };
        var document = new FormDocument { Settings = new FormSettings { FormId = "diep", Title = LocalText.Of("Diep", "Deep"), Version = "1" }, Survey = [deep] };
        var built = BuildQuestionnaire.From(document, new Dictionary<string, ReferenceList>());
        Assert.Null(built.Questionnaire);
        Assert.Contains(built.Problems, problem => problem.Code == ProblemCodes.TooMuch);
    }

    [Fact]
    public void Questions_outside_any_group_become_a_page_called_after_the_first()
    {
        var (questionnaire, problems) = Read("""
            settings: { form_id: los, form_title: { nl: Los }, version: "1" }
            survey:
              - { type: text, name: een, label: { nl: Een } }
              - { type: text, name: twee, label: { nl: Twee } }
              - { type: group, name: groep, label: { nl: Groep }, questions: [ { type: text, name: drie, label: { nl: Drie } } ] }
              - { type: repeat, name: keer, label: { nl: Keer }, repeat_count: "2", questions: [ { type: text, name: vier, label: { nl: Vier } } ] }
              - { type: text, name: vijf, label: { nl: Vijf } }
            """);
        Assert.Empty(problems);
        Assert.Equal(["een", "groep", "keer", "vijf"], questionnaire!.Sections.Select(section => section.Name));
        Assert.Equal(["Los", "Groep", "Keer", "Los"], questionnaire.Sections.Select(section => section.Label.In("nl")));
    }

    [Theory]
    [InlineData("partner-kort")]
    [InlineData("topiclijst")]
    public void A_published_version_needs_no_other_file_and_is_the_same_questionnaire(string formId)
    {
        var shipped = Shipped.Find(formId)!;
        var tree = new YamlTree(formId);
        var built = BuildQuestionnaire.From(YamlFormReader.Read(tree, YamlFormWriter.Write(shipped.Document)).Document!, new Dictionary<string, ReferenceList>());
        Assert.Empty(tree.Problems.Concat(built.Problems).Select(problem => problem.ToString()));
        Assert.Equal(shipped.Questions.Select(Describe), built.Questionnaire!.Questions.Select(Describe));
    }

    [Fact]
    public void A_folder_without_questionnaires_is_said_and_a_file_that_ends_on_yml_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("scanner_library_");
        try
        {
            Assert.Contains("geen enkele vragenlijst", Assert.Single(QuestionnaireLibrary.Load(folder.FullName).Problems).Sentence, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, "toets.yml"), Good);
            folder.CreateSubdirectory("map.yaml");
            Assert.Equal(["toets"], QuestionnaireLibrary.Load(folder.FullName).Questionnaires.Select(questionnaire => questionnaire.FormId));
            File.WriteAllText(Path.Combine(folder.FullName, "weer.yaml"), Good);
            var twice = Assert.Single(QuestionnaireLibrary.Load(folder.FullName).Problems);
            Assert.Contains("in toets.yml", twice.Sentence, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_broken_file_leaves_the_others_working()
    {
        var folder = Directory.CreateTempSubdirectory("scanner_library_");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "toets.yaml"), Good);
            File.WriteAllText(Path.Combine(folder.FullName, "stuk.yaml"), "settings:\n\tform_id: stuk");
            File.WriteAllBytes(Path.Combine(folder.FullName, "latin.yaml"), [0x6e, 0x61, 0xe9, 0x3a, 0x20, 0x31]);
            var library = QuestionnaireLibrary.Load(folder.FullName);
            Assert.Equal(["toets"], library.Questionnaires.Select(questionnaire => questionnaire.FormId));
            Assert.Equal([ProblemCodes.Unreadable, ProblemCodes.Tab], library.Problems.Select(problem => problem.Code).Order(StringComparer.Ordinal));
            Assert.Contains("stuk.yaml:2: Q002: ", library.Problems.Single(problem => problem.Code == ProblemCodes.Tab).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (Questionnaire? Questionnaire, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var tree = new YamlTree("toets.yaml");
        if (YamlFormReader.Read(tree, text) is not ({ } document, var places)) return (null, tree.Problems);
        var built = BuildQuestionnaire.From(document, Shipped.Lists, "toets.yaml", places);
        return (tree.HasErrors ? null : built.Questionnaire, new QuestionnaireRead(document, places, tree.Problems).Together(built.Problems));
    }

    private static string Describe(Question question) =>
        $"{question.GetType().Name} {question.Name} {question.Label.In("nl")}/{question.Label.In("en")} {question.Required} {question.Relevant} {question.Constraint} {string.Join(',', question.KeyQuestions)} {string.Join(',', question.Audience)} {string.Join(',', question.Probes.In("en"))} {question.IsCoded} {question.ImpliedBy} {(question as SelectQuestion)?.Choices.Count}";
}
