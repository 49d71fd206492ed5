using Scanner.Core.Data;
using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Responses;

/// <summary>Groups, matrices, repeats, calculations, defaults, filters and texts with answers in them.</summary>
public sealed class RepeatTests
{
    internal const string Yaml = """
        settings: { form_id: herhaling, form_title: { nl: Herhaling, en: Repeats }, version: "1" }
        choices:
          groepen:
            - { name: jong, label: { nl: Jongeren, en: Youth } }
            - { name: oud, label: { nl: Ouderen, en: Elderly } }
            - { name: eigen, label: { nl: "${eigen_naam}", en: "${eigen_naam}" } }
          niveaus:
            - { name: "0", label: { nl: Niets, en: None } }
            - { name: "4", label: { nl: Veel, en: Much } }
          plaatsen:
            - { name: school, label: { nl: School, en: School }, soort: binnen }
            - { name: straat, label: { nl: Straat, en: Street }, soort: buiten }
            - { name: park, label: { nl: Park, en: Park }, soort: buiten }
          soorten:
            - { name: binnen, label: { nl: Binnen, en: Inside } }
            - { name: buiten, label: { nl: Buiten, en: Outside } }
        survey:
          - { type: hidden, name: partner_type }
          - { type: hidden, name: municipality }
          - type: group
            name: kiezen
            label: { nl: Kiezen, en: Choose }
            questions:
              - { type: text, name: eigen_naam, label: { nl: Eigen groep, en: Own group } }
              - { type: select_multiple groepen, name: groepen, label: { nl: Welke?, en: Which? } }
              - { type: integer, name: aantal, label: { nl: Hoeveel shops?, en: How many shops? } }
              - { type: select_one soorten, name: soort, label: { nl: Soort, en: Kind } }
              - { type: select_one plaatsen, name: plaats, choice_filter: "soort = ${soort}", label: { nl: Plaats, en: Place } }
              - { type: rank soorten, name: volgorde, label: { nl: Volgorde, en: Order } }
              - { type: text, name: toelichting, default: standaard, label: { nl: Toelichting, en: Remark } }
              - { type: calculate, name: dubbel, calculation: "${aantal} * 2" }
          - type: group
            name: scoren
            label: { nl: "Scoren in ${municipality}", en: Scores }
            questions:
              - type: repeat
                name: score
                label: { nl: Groep, en: Group }
                repeat_count: "count-selected(${groepen})"
                questions:
                  - { type: calculate, name: groep, calculation: "selected-at(${groepen}, position(..) - 1)" }
                  - { type: calculate, name: groep_naam, calculation: "jr:choice-name(${groep}, '${groepen}')" }
                  - { type: select_one niveaus, name: omvang, required: true, label: { nl: "Hoe groot is ${groep_naam}?", en: "How big is ${groep_naam}?" } }
                  - { type: text, name: reden, relevant: "${omvang} = '4'", label: { nl: Waarom?, en: Why? }, scan::coded: true }
              - { type: calculate, name: som, calculation: "sum(${omvang})" }
              - { type: note, name: tel, label: { nl: "Samen **${som}**", en: Total } }
          - type: group
            name: shops
            label: { nl: Shops, en: Shops }
            questions:
              - type: repeat
                name: shop
                label: { nl: Shop, en: Shop }
                repeat_count: "${aantal}"
                questions:
                  - { type: text, name: plek, label: { nl: Plek, en: Location } }
                  - type: repeat
                    name: controle_keer
                    label: { nl: Controle, en: Check }
                    questions:
                      - { type: text, name: bevinding, label: { nl: Bevinding, en: Finding } }
          - type: group
            name: tabel
            label: { nl: Tabel, en: Table }
            questions:
              - type: group
                name: eens
                appearance: table-list
                label: { nl: Eens?, en: Agree? }
                questions:
                  - { type: select_one niveaus, name: rij_een, label: { nl: Rij een, en: Row one } }
                  - { type: select_one niveaus, name: rij_twee, relevant: "${rij_een} = '4'", label: { nl: Rij twee, en: Row two } }
        """;

    private static readonly Questionnaire Form = Fieldwork.Read(Yaml);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_repeat_for_each_chosen_option_keeps_answers_with_their_option()
    {
        var sheet = Sheet(("groepen", ["jong", "oud"]), ("score[jong]/omvang", ["0"]), ("score[oud]/omvang", ["4"]), ("score[oud]/reden", ["omdat"]));
        Assert.Equal(["score[jong]/omvang", "score[oud]/omvang", "score[oud]/reden"], Asked(sheet, "scoren"));
        Change(sheet, "groepen", "oud");
        Assert.Equal(["score[oud]/omvang", "score[oud]/reden"], Asked(sheet, "scoren"));
        Assert.Equal("omdat", sheet.Given("score[oud]/reden").Text);
        Assert.Equal(["score[jong]/omvang"], sheet.LeftOut);
        Change(sheet, "groepen", "jong", "oud");
        Assert.Equal("0", sheet.Given("score[jong]/omvang").Choices.Single());
        Assert.Equal(new Value.Number(4), sheet.ValueAt("som"));
    }

    [Fact]
    public void Texts_name_the_option_that_the_repeat_is_about()
    {
        var sheet = Sheet(("eigen_naam", ["De *hang*groep"]), ("groepen", ["jong", "eigen"]));
        var section = sheet.ViewOf(Section("scoren"), null);
        Assert.Equal("Scoren in Gemeente X", section.Label);
        var repeat = Assert.IsType<RepeatView>(section.Items[0]);
        Assert.Equal([("jong", "Jongeren"), ("eigen", "De *hang*groep")], repeat.Instances.Select(time => (time.Key, time.Label)));
        Assert.Equal(["Hoe groot is Jongeren?", "Hoe groot is De *hang*groep?"], repeat.Questions.Where(question => question.Kind == QuestionKind.One).Select(question => question.Label));
    }

    [Fact]
    public void A_repeat_whose_heading_names_an_answer_is_called_by_it()
    {
        var form = Fieldwork.Read(Yaml.Replace("label: { nl: Groep, en: Group }", "label: { nl: \"Groep ${groep_naam}\", en: Group }", StringComparison.Ordinal));
        var sheet = new AnswerSheet(form, Given("groepen", ["jong"]).Rows(Guid.Empty, "groepen", 1, Now), new SheetSetting(QuestionMode.Online, new PartnerFacts("Proef", "horeca", "gezondheid", [], "Gemeente X"), "nl", Now));
        var repeat = (RepeatView)sheet.ViewOf(form.Sections.Single(section => section.Name == "scoren"), null).Items[0];
        Assert.Equal("Groep Jongeren", repeat.Instances.Single().Label);
    }

    [Fact]
    public void A_repeat_grows_and_shrinks_with_the_number_it_counts_and_keeps_what_was_typed()
    {
        var sheet = Sheet(("aantal", ["2"]), ("shop[2]/plek", ["centrum"]));
        Assert.Equal(["shop[1]/plek", "shop[1]/controle_keer[1]/bevinding", "shop[2]/plek", "shop[2]/controle_keer[1]/bevinding"], Asked(sheet, "shops"));
        Change(sheet, "aantal", "1");
        Assert.Equal(["shop[1]/plek", "shop[1]/controle_keer[1]/bevinding"], Asked(sheet, "shops"));
        Change(sheet, "aantal", "2");
        Assert.Equal("centrum", sheet.Given("shop[2]/plek").Text);
        Change(sheet, "aantal", "veel");
        Assert.Empty(Asked(sheet, "shops"));
        Change(sheet, "aantal", "1000000");
        Assert.Equal(Repeat.MostInstances, Asked(sheet, "shops").Count(path => path.EndsWith("plek", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_repeat_that_is_added_to_never_gives_a_number_out_twice()
    {
        var keys = RepeatKeys.Of("").Add().Add().Remove("2").Add();
        Assert.Equal("1 -2 3 4", keys.ToString());
        Assert.Equal(["1", "3", "4"], keys.Shown);
        Assert.Equal("1 2 3 4", keys.PutBack("2").ToString());
        Assert.Equal("1 -2 3 4", RepeatKeys.Of("1 -2 3 x 4 3 --9 -").ToString());
    }

    [Fact]
    public void Only_what_depends_on_a_change_is_worked_out_again()
    {
        var sheet = Sheet(("groepen", ["jong", "oud"]), ("aantal", ["50"]));
        var before = sheet.Worked;
        Change(sheet, "rij_een", "4");
        Assert.Equal(2, sheet.Worked - before);
        before = sheet.Worked;
        Change(sheet, "score[jong]/omvang", "4");
        // The level and the reason of both groups, and the sum with the note that needs no working out.
        Assert.InRange(sheet.Worked - before, 3, 6);
        before = sheet.Worked;
        Change(sheet, "aantal", "50");
        Assert.Equal(1, sheet.Worked - before);
    }

    [Fact]
    public void What_was_worked_out_step_by_step_equals_what_is_worked_out_at_once()
    {
        var random = new Random(20261121);
        var sheet = Sheet();
        var given = new Dictionary<string, string[]>();
        (string Path, string[][] Values)[] moves =
        [
            ("groepen", [[], ["jong"], ["oud", "eigen"], ["jong", "oud", "eigen"]]), ("aantal", [[""], ["0"], ["2"], ["3"]]), ("soort", [["binnen"], ["buiten"]]), ("plaats", [["school"], ["park"]]),
            ("score[jong]/omvang", [["0"], ["4"]]), ("score[oud]/omvang", [["4"]]), ("shop[2]/plek", [["daar"]]), ("rij_een", [["4"], ["0"]]), ("rij_twee", [["4"]]), ("eigen_naam", [["x"], [""]]),
        ];
        for (var step = 0; step < 300; step++)
        {
            var (path, values) = moves[random.Next(moves.Length)];
            given[path] = values[random.Next(values.Length)];
            Change(sheet, path, given[path]);
            var atOnce = Sheet([.. given.Select(pair => (pair.Key, pair.Value))]);
            Assert.Equal(Describe(atOnce), Describe(sheet));
        }
    }

    [Fact]
    public void An_answer_set_aside_from_an_earlier_version_is_nobodys_answer_and_is_not_thrown_away()
    {
        var sheet = new AnswerSheet(Form, [Answer.OfText(Guid.Empty, "@eerder/1/toelichting", "toen", null, null, 1, Now)], new SheetSetting(QuestionMode.Online, new PartnerFacts("Proef", "horeca", "gezondheid", [], "Gemeente X"), "nl", Now));
        Assert.Equal("standaard", sheet.Shown("toelichting").Text);
        Assert.Empty(sheet.LeftOut);
        Assert.Equal("toen", sheet.FromEarlierVersions.Single().Value.Text);
    }

    [Fact]
    public void A_choice_filter_offers_what_fits_and_a_choice_that_no_longer_fits_counts_for_nothing()
    {
        var sheet = Sheet(("soort", ["buiten"]), ("plaats", ["park"]));
        Assert.Equal(["straat", "park"], Offered(sheet, "plaats"));
        Assert.Equal(new Value.Text("park"), sheet.ValueAt("plaats"));
        Change(sheet, "soort", "binnen");
        Assert.Equal(["school"], Offered(sheet, "plaats"));
        Assert.Equal(Value.Unanswered, sheet.ValueAt("plaats"));
        Assert.DoesNotContain(sheet.Problems, problem => problem.Question == "plaats");
        Change(sheet, "soort", "buiten");
        Assert.Equal(new Value.Text("park"), sheet.ValueAt("plaats"));
    }

    [Fact]
    public void A_calculation_follows_its_answers()
    {
        var sheet = Sheet(("aantal", ["4"]));
        Assert.Equal(new Value.Number(8), sheet.ValueAt("dubbel"));
        Change(sheet, "aantal", "5");
        Assert.Equal(new Value.Number(10), sheet.ValueAt("dubbel"));
        Assert.DoesNotContain(sheet.FieldsOf(Section("kiezen")), field => field.Path == "dubbel");
    }

    [Fact]
    public void An_order_is_kept_as_given_and_one_that_cannot_be_is_kept_as_typed()
    {
        var (good, _) = GivenAnswer.Read(Question("volgorde"), ["2:binnen", "1:buiten", ""]);
        Assert.Equal(["buiten", "binnen"], good.Choices);
        var (twice, refused) = GivenAnswer.Read(Question("volgorde"), ["1:binnen", "1:buiten"]);
        Assert.Null(refused);
        Assert.Equal(("1:binnen 1:buiten", 1), (twice.Text, twice.RankOf("buiten")));
        Assert.Equal(AnswerFault.BadRank, Sheet(("volgorde", ["1:binnen", "1:buiten"])).Problems.Single(problem => problem.Question == "volgorde").Fault);
        Assert.Equal(AnswerFault.NotAllRanked, Sheet(("volgorde", ["1:binnen"])).Problems.Single(problem => problem.Question == "volgorde").Fault);
        Assert.DoesNotContain(Sheet(("volgorde", ["1:binnen", "2:buiten"])).Problems, problem => problem.Question == "volgorde");
    }

    [Fact]
    public void A_matrix_shows_its_rows_under_shared_columns()
    {
        var table = Assert.IsType<TableView>(Sheet(("rij_een", ["0"])).ViewOf(Section("tabel"), null).Items.Single());
        Assert.Equal(["Niets", "Veel"], table.Columns.Select(column => column.Label));
        Assert.Equal([("rij_een", true), ("rij_twee", false)], table.Rows.Select(row => (row.Path, row.IsAsked)));
        Assert.False(table.IsMultiple);
    }

    [Fact]
    public void The_shape_of_a_page_changes_with_its_texts_options_and_repeats_and_with_nothing_else()
    {
        var sheet = Sheet(("groepen", ["jong"]));
        var shape = sheet.ShapeOf(Section("scoren"));
        Change(sheet, "score[jong]/omvang", "4");
        Assert.NotEqual(shape, sheet.ShapeOf(Section("scoren")));
        shape = sheet.ShapeOf(Section("scoren"));
        Change(sheet, "score[jong]/reden", "omdat");
        Assert.Equal(shape, sheet.ShapeOf(Section("scoren")));
        Change(sheet, "groepen", "jong", "oud");
        Assert.NotEqual(shape, sheet.ShapeOf(Section("scoren")));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Answers_in_repeats_are_saved_and_what_is_no_longer_asked_is_not_handed_in(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.OpenAsync(provider);
        var work = await Fieldwork.StartAsync(database, Yaml);
        await work.SaveAsync("kiezen", ("groepen", ["jong", "oud"]), ("aantal", ["0"]), ("volgorde", ["2:binnen", "1:buiten"]));
        await work.SaveAsync("scoren", ("score[jong]/omvang", ["0"]), ("score[oud]/omvang", ["4"]), ("score[oud]/reden", ["omdat"]));
        await work.SaveAsync("kiezen", ("groepen", ["jong"]));
        Assert.Contains(await work.AnswersAsync(), answer => answer is { Path: "score[oud]/reden", ValueText: "omdat" });
        Assert.Equal(LinkState.Submitted, (await work.FillIn.SubmitAsync(work.Token, null, CancellationToken.None)).State);
        Assert.Equal(["score[jong]/omvang"], (await work.AnswersAsync()).Select(answer => answer.Path).Where(path => path.StartsWith("score", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_emptied_default_stays_empty()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, Yaml);
        var page = (await work.FillIn.OpenSectionAsync(work.Token, "kiezen", null, CancellationToken.None)).View!;
        Assert.Equal("standaard", page.Questions.Single(question => question.Path == "toelichting").Text);
        await work.SaveAsync("kiezen", ("toelichting", [""]));
        page = (await work.FillIn.OpenSectionAsync(work.Token, "kiezen", null, CancellationToken.None)).View!;
        Assert.Equal("", page.Questions.Single(question => question.Path == "toelichting").Text);
    }

    [Fact]
    public async Task What_was_typed_in_a_time_that_another_tab_took_away_is_kept()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, Yaml);
        await work.SaveAsync("kiezen", ("groepen", ["jong", "oud"]));
        var slow = await work.FormAsync("scoren", ("score[oud]/omvang", ["4"]));
        await work.SaveAsync("kiezen", ("groepen", ["jong"]));
        await work.FillIn.SaveAsync(work.Token, "scoren", slow, CancellationToken.None);
        Assert.Contains(await work.AnswersAsync(), answer => answer is { Path: "score[oud]/omvang", ValueChoice: "4" });
    }

    [Fact]
    public async Task A_time_is_added_taken_away_and_put_back()
    {
        await using var database = await TestDatabase.OpenAsync();
        var work = await Fieldwork.StartAsync(database, Yaml);
        await work.SaveAsync("kiezen", ("aantal", ["1"]));
        await ChangeAsync(null);
        await work.SaveAsync("shops", ("shop[1]/controle_keer[2]/bevinding", ["te jong"]));
        await ChangeAsync("2");
        Assert.Single(await TimesAsync());
        await ChangeAsync("2", putsBack: true);
        Assert.Equal("te jong", (await TimesAsync())[1].Items.OfType<QuestionView>().Single().Text);

        async Task ChangeAsync(string? key, bool putsBack = false) => await work.FillIn.SaveAsync(
            work.Token, "shops", await work.FormAsync("shops") with { Repeat = new RepeatChange("shop[1]/controle_keer", key, putsBack) }, CancellationToken.None);

        async Task<IReadOnlyList<InstanceView>> TimesAsync()
        {
            var page = (await work.FillIn.OpenSectionAsync(work.Token, "shops", null, CancellationToken.None)).View!;
            return page.Items.OfType<RepeatView>().Single().Instances.Single().Items.OfType<RepeatView>().Single().Instances;
        }
    }

    private static Section Section(string name) => Form.Sections.Single(section => section.Name == name);

    private static Question Question(string name) => Form.Questions.Single(question => question.Name == name);

    private static IReadOnlyList<string> Asked(AnswerSheet sheet, string section) => [.. sheet.AskedIn(Section(section)).Select(field => field.Path)];

    private static IReadOnlyList<string> Offered(AnswerSheet sheet, string name) => [.. sheet.ChoicesAt(name, (SelectQuestion)Question(name)).Select(choice => choice.Name)];

    private static string Describe(AnswerSheet sheet) => string.Join('\n', sheet.Questionnaire.Sections.Select(section =>
        $"{section.Name} {sheet.Asks(section)} {sheet.ShapeOf(section)} {string.Join(' ', sheet.FieldsOf(section).Select(field => $"{field.Path}:{sheet.Asks(field.Path)}:{sheet.ValueAt(field.Path)}"))}"));

    private static AnswerSheet Sheet(params (string Path, string[] Values)[] answers) => new(
        Form, answers.SelectMany(answer => Given(answer.Path, answer.Values).Rows(Guid.Empty, answer.Path, 1, Now)),
        new SheetSetting(QuestionMode.Online, new PartnerFacts("Proef", "horeca", "gezondheid", [], "Gemeente X"), "nl", Now));

    private static void Change(AnswerSheet sheet, string path, params string[] values) =>
        sheet.Change(new Dictionary<string, GivenAnswer> { [path] = Given(path, values) is { IsEmpty: false } answer ? answer with { Revision = 2 } : GivenAnswer.None });

    private static GivenAnswer Given(string path, string[] values) => GivenAnswer.Read(Question(AnswerPath.NameOf(path)), values).Answer;
}
