using System.Text.Json.Nodes;
using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Questionnaires;

/// <summary>The schema that editors complete and underline with says the same as the reader.</summary>
public sealed class QuestionnaireSchemaTests
{
    private static readonly JsonSchemaCheck Schema = new(JsonNode.Parse(File.ReadAllText(Path.Combine(TestDatabase.QuestionnaireFolder, "questionnaire.schema.json")))!);

    private const string Good = """
        settings: { form_id: toets, form_title: { nl: Toets, en: Test }, version: "1", scan::minutes: 10, scan::modes: [online] }
        choices:
          ja_nee:
            - { name: ja, label: { nl: Ja, en: "Yes" }, groep: 1 }
            - { name: 0, label: Nee, scan::exclusive: true }
          middelen: { from: reference/middelen.yaml }
          omvang: { from: "reference/criteria-settings.yaml#omvang", add: [{ name: anders, label: Anders }] }
        survey:
          - { type: hidden, name: partner_type }
          - type: group
            name: een
            label: Een
            questions:
              - { type: select_one ja_nee or_other, name: gezien, label: Gezien?, required: true, scan::kernvraag: [1, 3] }
              - { type: repeat, name: per, repeat_count: 3, questions: [{ type: text, name: wat, default: 5, scan::probes: { nl: [Hoezo?] } }] }
        """;

    public static IEnumerable<TheoryDataRow<string>> Shipped => YamlFormTests.Shipped;

    [Theory, MemberData(nameof(Shipped))]
    public void Every_shipped_questionnaire_fits_the_schema_also_as_we_write_it(string file)
    {
        var text = File.ReadAllText(Path.Combine(TestDatabase.QuestionnaireFolder, file));
        Assert.True(Schema.Accepts(JsonSchemaCheck.OfYaml(text)));
        Assert.True(Schema.Accepts(JsonSchemaCheck.OfYaml(YamlFormWriter.Write(YamlFormReader.Read(new YamlTree(file), text).Document!))));
    }

    [Fact]
    public void A_good_questionnaire_fits() => Assert.True(Schema.Accepts(JsonSchemaCheck.OfYaml(Good)));

    [Theory]
    [InlineData("form_id: toets", "form_id: Toets!")]
    [InlineData("version: \"1\"", "versie: \"1\"")]
    [InlineData("scan::minutes: 10", "scan::minutes: lang")]
    [InlineData("[online]", "[telefoon]")]
    [InlineData("en: Test", "Engels: Test")]
    [InlineData("scan::exclusive: true", "scan::exclusive: misschien")]
    [InlineData("groep: 1", "scan::groep: 1")]
    [InlineData("from: reference/middelen.yaml", "form: reference/middelen.yaml")]
    [InlineData("from: reference/middelen.yaml", "from: middelen")]
    [InlineData("select_one ja_nee", "select_een ja_nee")]
    [InlineData("type: hidden,", "")]
    [InlineData("name: gezien", "name: 2 gezien")]
    [InlineData("required: true", "verplicht: true")]
    [InlineData("scan::kernvraag: [1, 3]", "scan::kernvraag: [nul]")]
    [InlineData("type: repeat", "type: note")]
    [InlineData("[Hoezo?]", "Hoezo?")]
    [InlineData("survey:", "vragen:")]
    public void What_is_wrong_in_a_file_is_underlined(string right, string wrong)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        Assert.False(Schema.Accepts(JsonSchemaCheck.OfYaml(Good.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_key_that_the_writer_knows_is_in_the_schema()
    {
        var item = new FormItem
        {
            Type = "group",
            Name = "a",
            Label = LocalText.Of("a", "b"),
            Hint = LocalText.Of("a", "b"),
            GuidanceHint = LocalText.Of("a", "b"),
            Required = "true",
            RequiredMessage = LocalText.Of("a", "b"),
            Relevant = "1",
            RepeatCount = "1",
            Constraint = "1",
            ConstraintMessage = LocalText.Of("a", "b"),
            Calculation = "1",
            Default = "1",
            Appearance = "likert",
            ChoiceFilter = "1",
            Parameters = "a=b",
            ReadOnly = "true",
            KeyQuestions = ["1"],
            Audience = ["ggd"],
            Modes = ["online"],
            Coded = "true",
            Sensitive = "true",
            Source = "x",
            Probes = new LocalTexts(new Dictionary<string, IReadOnlyList<string>> { ["nl"] = ["a"] }),
            Items = [new FormItem { Type = "text", Name = "b" }],
        };
        var settings = new FormSettings { FormId = "a", Title = LocalText.Of("a", "b"), Version = "1", Introduction = LocalText.Of("a", "b"), Minutes = "1", Modes = ["online"], Source = "x" };
        Assert.True(Schema.Accepts(JsonSchemaCheck.OfYaml(YamlFormWriter.Write(new FormDocument { Settings = settings, Survey = [item] }))));
    }
}
