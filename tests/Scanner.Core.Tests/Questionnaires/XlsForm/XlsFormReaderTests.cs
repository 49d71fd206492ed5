using Scanner.Core.Questionnaires;
using Scanner.Core.Tests.Tables;

namespace Scanner.Core.Tests.Questionnaires;

/// <summary>XLSForms as people make them.</summary>
public sealed class XlsFormReaderTests
{
    private static readonly Dictionary<string, ReferenceList> NoLists = [];

    [Theory]
    [InlineData("text", "text")]
    [InlineData("string", "text")]
    [InlineData("int", "integer")]
    [InlineData("select one from lijst", "select_one lijst")]
    [InlineData("select multiple from lijst", "select_multiple lijst")]
    [InlineData("select_one lijst or_other", "select_one lijst or_other")]
    [InlineData("select1 lijst", "select_one lijst")]
    [InlineData("select all that apply from lijst or specify other", "select_multiple lijst or_other")]
    [InlineData("add select multiple prompt using lijst", "select_multiple lijst")]
    [InlineData("select_multiple   lijst ", "select_multiple lijst")]
    [InlineData("rank lijst", "rank lijst")]
    [InlineData("odk:rank lijst", "rank lijst")]
    [InlineData("trigger", "acknowledge")]
    [InlineData("q date", "date")]
    [InlineData("add calculate prompt", "calculate")]
    public void Every_spelling_of_a_type_is_brought_to_one(string written, string type)
    {
        var (document, problems) = Read(OddWorkbook.Form("type|name|label|calculation", $"{written}|q|Vraag|1"));
        Assert.Empty(problems);
        Assert.Equal(type, Assert.Single(document!.Survey).Type);
    }

    [Fact]
    public void Headings_are_known_by_other_names_and_in_odd_case()
    {
        var (document, problems) = Read(OddWorkbook.Form(
            " Type |NAME|Label :: Nederlands (nl)|label::English|hint::français|relevance|Bind::Required|constraining_message::Nederlands (nl)|bind::jr:requiredMsg::English|calculate|readonly|repeat count|Choice Filter",
            "text|q|Vraag|Question|Aide|1 = 1|yes|Fout|Needed|2|no|3|x = 1"));
        Assert.Empty(problems);
        var item = Assert.Single(document!.Survey);
        Assert.Equal(new LocalText(new Dictionary<string, string> { ["nl"] = "Vraag", ["en"] = "Question" }), item.Label);
        Assert.Equal("Aide", item.Hint!.ByLanguage["fr"]);
        Assert.Equal(("1 = 1", "yes", "2", "no", "3", "x = 1"), (item.Relevant, item.Required, item.Calculation, item.ReadOnly, item.RepeatCount, item.ChoiceFilter));
        Assert.Equal("Fout", item.ConstraintMessage!.ByLanguage["nl"]);
        Assert.Equal("Needed", item.RequiredMessage!.ByLanguage["en"]);
    }

    [Theory]
    [InlineData("label:Nederlands", "nl")]
    [InlineData("caption", "nl")]
    [InlineData("label::nl", "nl")]
    [InlineData("label::Dutch (NL)", "nl")]
    [InlineData("label::Portugees", "pt")]
    [InlineData("label::Klingon", "x-klingon")]
    [InlineData("label::default", "nl")]
    [InlineData("label::Português (Brasil) (pt-BR)", "pt-BR")]
    public void A_language_is_known_by_its_code_or_name(string heading, string language)
    {
        var (document, problems) = Read(OddWorkbook.Form($"type|name|{heading}", "text|q|Vraag"));
        Assert.Empty(problems);
        Assert.Equal(language, Assert.Single(Assert.Single(document!.Survey).Label!.ByLanguage).Key);
    }

    [Fact]
    public void Sheets_are_found_in_any_order_and_case_and_hidden_ones_are_read()
    {
        var book = new OddWorkbook()
            .Sheet("Uitleg", "Lees mij")
            .Sheet("SETTINGS", "set form id|set form title|version|default_language", "toets|Toets|1|nl")
            .RawSheet(" Choices ", new OddWorkbook().Row(1, "list-name", "Value", "label", "groep") + new OddWorkbook().Row(2, "l", "a", "A", "1"), "hidden")
            .Sheet("Survey", "type|name|label", "select_one l|q|Vraag");
        var (document, problems) = Read(book);
        Assert.Empty(problems);
        Assert.Equal("toets", document!.Settings.FormId);
        var choice = Assert.Single(Assert.Single(document.Lists).Choices);
        Assert.Equal(("a", "1"), (choice.Name, choice.Columns["groep"]));
    }

    [Fact]
    public void One_sheet_with_any_name_is_the_survey_and_missing_settings_come_from_the_file_name()
    {
        var (document, problems) = Read(new OddWorkbook().Sheet("Blad1", "type|name|label", "text|q|Vraag"), "Mijn Éérste vragenlijst!.xlsx");
        Assert.Equal(("mijn-eerste-vragenlijst", "1", "nl"), (document!.Settings.FormId, document.Settings.Version, document.Settings.DefaultLanguage));
        Assert.Equal("Mijn Éérste vragenlijst!", document.Settings.Title!.In("nl"));
        Assert.Equal([ProblemCodes.Adjusted, ProblemCodes.Adjusted, ProblemCodes.Adjusted], problems.Select(problem => problem.Code));
        Assert.All(problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
    }

    [Fact]
    public void Groups_and_repeats_nest_and_rows_without_type_are_passed_over()
    {
        var (document, problems) = Read(OddWorkbook.Form(
            "type|name|label|disabled|opmerking", "begin group|g|Groep", "|||| let op", "begin_repeat|r|Herhaling", "text|a|A", "end repeat|", "", "text|uit|Uit|yes", "end_group|", "text|b|B"));
        Assert.Equal(["group g", "text b"], document!.Survey.Select(item => $"{item.Type} {item.Name}"));
        Assert.Equal("a", Assert.Single(Assert.Single(document.Survey[0].Items).Items).Name);
        Assert.Equal([("survey!E1", ProblemCodes.Ignored), ("survey!D8", ProblemCodes.Ignored)], problems.Select(problem => (problem.Place, problem.Code)));
    }

    [Theory]
    [InlineData("survey!A3", ProblemCodes.Unbalanced, "type|name|label", "text|q|Q", "end_group|")]
    [InlineData("survey!A2", ProblemCodes.Unbalanced, "type|name|label", "begin_group|g|G", "text|q|Q")]
    [InlineData("survey!A4", ProblemCodes.Unbalanced, "type|name|label", "begin_group|g|G", "text|q|Q", "end_repeat|")]
    [InlineData("survey!A2", ProblemCodes.UnknownType, "type|name|label", "tekst|q|Q")]
    [InlineData("survey!A2", ProblemCodes.UnknownType, "type|name|label", "Text|q|Q")]
    [InlineData("survey!A2", ProblemCodes.UnknownType, "type|name|label", "# opmerking|q|Q")]
    [InlineData("survey!A2", ProblemCodes.Missing, "type|name|label", "|q|Q")]
    [InlineData("survey!A1", ProblemCodes.BadHeader, "soort|name|label", "text|q|Q")]
    [InlineData("survey!C1", ProblemCodes.BadHeader, "type|name|name", "text|q|Q")]
    [InlineData("survey!D1", ProblemCodes.BadHeader, "type|name|relevant|relevance", "text|q|1|1")]
    [InlineData("survey!A1", ProblemCodes.BadHeader, "", "type|name|label")]
    public void What_the_reference_reader_refuses_is_refused_at_its_cell(string place, string code, params string[] survey)
    {
        var (_, problems) = Read(OddWorkbook.Form(survey));
        Assert.Contains(problems, problem => problem.Place == place && problem.Code == code && problem.Severity == Severity.Error);
    }

    [Fact]
    public void What_cannot_be_asked_is_left_out_with_what_leans_on_it()
    {
        var (document, problems) = Read(OddWorkbook.Form(
            "type|name|label|relevant|calculation|media::image",
            "geopoint|plek|Waar?", "start|begin|", "text|q|Zag u iets bij ${plek}?|${plek} != ''", "calculate|som||| ${plek} + 1", "calculate|dubbel||| ${som} * 2", "text|r|R|${dubbel} > 1|| x.png",
            "begin_group|g|Groep", "image|foto|Foto", "end_group|", "begin loop over lijst|lus|Lus", "text|in_lus|In", "end loop|", "text|s|${in_lus}", "select_one landen.csv or_other|land|Land", "note|n|${land_other}"));
        Assert.Equal(["q", "r", "s", "n"], document!.Survey.Select(item => item.Name));
        Assert.Equal(("Zag u iets bij …?", null), (document.Survey[0].Label!.In("nl"), document.Survey[0].Relevant));
        Assert.Null(document.Survey[1].Relevant);
        Assert.Equal("…", document.Survey[2].Label!.In("nl"));
        Assert.All(problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
        Assert.Equal(["survey!A11", "survey!A15", "survey!A2", "survey!A3", "survey!A9"], problems.Where(problem => problem.Code == ProblemCodes.LeftOutType).Select(problem => problem.Place).Order(StringComparer.Ordinal));
        Assert.Contains(problems, problem => problem.Place == "survey!F1" && problem.Code == ProblemCodes.Ignored);
        Assert.Contains(problems, problem => problem.Place == "survey!A8" && problem.Code == ProblemCodes.LeftOutReference);
    }

    [Fact]
    public void Curly_quotes_around_a_text_in_a_condition_become_straight_and_those_within_stay()
    {
        var (document, problems) = Read(OddWorkbook.Form("type|name|label|relevant|constraint", "text|q|“Vraag”|${a} = ‘ja’ and ${b} = “x”|. != 'hij zei ‘ja’'"));
        var item = Assert.Single(document!.Survey);
        Assert.Equal(("${a} = 'ja' and ${b} = \"x\"", ". != 'hij zei ‘ja’'", "“Vraag”"), (item.Relevant, item.Constraint, item.Label!.In("nl")));
        Assert.Equal(("survey!D2", ProblemCodes.Adjusted), Assert.Single(problems.Select(problem => (problem.Place, problem.Code))));
    }

    [Theory]
    [InlineData("list_name|label", "choices!A1")]
    [InlineData("name|label", "choices!A1")]
    public void A_sheet_choices_without_its_columns_is_refused(string headings, string place)
    {
        var (_, problems) = Read(OddWorkbook.Form("type|name|label", "text|q|Q").Sheet("choices", headings, "a|A"));
        Assert.Contains(problems, problem => problem.Place == place && problem.Code == ProblemCodes.BadHeader && problem.Severity == Severity.Error);
    }

    [Fact]
    public void A_double_option_is_passed_over_only_where_the_form_allows_it()
    {
        foreach (var (allows, count) in new[] { ("yes", 1), ("no", 2) })
        {
            var book = new OddWorkbook().Sheet("survey", "type|name|label", "select_one l|q|Q").Sheet("settings", "form_id|form_title|version|allow_choice_duplicates", $"toets|T|1|{allows}")
                .Sheet("choices", "list_name|name|label|kolom twee", "l|a|A", "l|a|B", "|b|B");
            var (document, problems) = Read(book);
            Assert.Equal(count, Assert.Single(document!.Lists).Choices.Count);
            Assert.All(problems, problem => Assert.Equal(Severity.Warning, problem.Severity));
            Assert.Contains(problems, problem => problem.Place == "choices!D1");
            Assert.Contains(problems, problem => problem.Place == "choices!A4");
        }
    }

    [Fact]
    public void Rows_from_a_list_that_is_known_become_a_reference_and_from_another_ordinary_options()
    {
        var book = OddWorkbook.Form("type|name|label", "select_one l|q|Q").Sheet("choices", "list_name|name|label|scan::from", "l|a|A|reference/x.yaml", "l|b|B|");
        var unknown = Assert.Single(Read(book).Document!.Lists);
        Assert.Equal((null, "a b"), (unknown.From, string.Join(' ', unknown.Choices.Select(choice => choice.Name))));
        var list = new ReferenceList("x", LocalText.Of("X", "X"), "", [new ReferenceItem("a", LocalText.Of("A", "A"), null, [])]);
        var known = Assert.Single(XlsFormReader.Read(book.Made(), "toets.xlsx", new Dictionary<string, ReferenceList> { ["x"] = list }).Document!.Lists);
        Assert.Equal(("reference/x.yaml", "b"), (known.From, Assert.Single(known.Choices).Name));
    }

    [Fact]
    public void A_note_without_a_name_gets_the_name_that_other_tools_give_it()
    {
        var (document, problems) = Read(OddWorkbook.Form("type|name|label", "note||Welkom"));
        Assert.Equal("generated_note_name_2", Assert.Single(document!.Survey).Name);
        Assert.Empty(problems);
    }

    private static (FormDocument? Document, IReadOnlyList<Problem> Problems) Read(OddWorkbook book, string file = "toets.xlsx")
    {
        using var stream = book.Made();
        var (document, _, problems) = XlsFormReader.Read(stream, file, NoLists);
        return (document, problems);
    }
}
