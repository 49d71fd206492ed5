using Bunit;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Questionnaires.Editing;
using Scanner.Web.Tests.Staff.Scans;

namespace Scanner.Web.Tests.Staff.Questionnaires;

public sealed class EditQuestionnairePageTests
{
    [Fact]
    public async Task What_is_typed_is_saved_at_once_and_the_name_follows_the_words()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Choose("Onderdeel 1");
        desk.Add("Lange tekst");
        desk.Type("label-nl", "Wat valt u op?");
        var question = (await desk.StoredAsync()).Survey[0].Items[0];
        Assert.Equal(("text", "multiline", "wat_valt_u_op", "Wat valt u op?"), (question.Type, question.Appearance, question.Name, question.Label!.In("nl")));
        Assert.Contains("✓ Opgeslagen om", desk.Page.Find(".saved").TextContent, StringComparison.Ordinal);
        // Once a name was chosen it stays.
        desk.Type("name", "opvallend");
        desk.Type("label-nl", "Wat viel u op?");
        Assert.Equal("opvallend", (await desk.StoredAsync()).Survey[0].Items[0].Name);
    }

    [Fact]
    public async Task Every_kind_can_be_added_and_has_a_form()
    {
        await using var desk = await EditorDesk.OpenAsync();
        foreach (var kind in new[] { "Korte tekst", "Lange tekst", "Heel getal", "Getal met komma", "Datum", "Eén keuze", "Meer keuzes", "Schaal", "Volgorde", "Bevestigen", "Tekst tussendoor", "Berekening", "Bekend gegeven", "Tabel", "Herhaling", "Groep" })
        {
            if (desk.Page.FindAll("[role=treeitem]").FirstOrDefault(node => node.GetAttribute("aria-level") == "1" && node.TextContent.Contains("Onderdeel", StringComparison.Ordinal)) is { } section) section.Click();
            desk.Add(kind);
            Assert.Contains(kind, desk.Page.Find(".form h2").TextContent, StringComparison.Ordinal);
        }
        var stored = await desk.StoredAsync();
        Assert.Equal(
            ["text", "text", "integer", "decimal", "date", "select_one", "select_multiple", "select_one", "rank", "acknowledge", "note", "calculate", "group", "repeat", "group"],
            stored.Survey.Single(item => item.IsGroup).Items.Select(item => TypeWords.Of(item.Type).Word));
        Assert.Equal("hidden", stored.Survey[0].Type);
        // The two rows of the table share their options.
        var rows = stored.Items.Single(item => item.Kind() == ItemKind.Matrix).Items;
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0].Type, rows[1].Type);
    }

    [Fact]
    public async Task Undo_and_redo_go_through_the_steps_and_are_saved_too()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Eerste");
        desk.Type("label-nl", "Eerste vraag");
        desk.Page.Press("Ongedaan maken");
        Assert.Null((await desk.StoredAsync()).Survey[0].Items[0].Label);
        desk.Page.Press("Opnieuw doen");
        Assert.Equal("Eerste vraag", (await desk.StoredAsync()).Survey[0].Items[0].Label!.In("nl"));
        desk.Page.Press("Weghalen");
        Assert.Contains("is weggehaald", desk.Test.Undo.Sentence, StringComparison.Ordinal);
        Assert.Empty((await desk.StoredAsync()).Survey[0].Items);
        await desk.Page.InvokeAsync(desk.Test.Undo.Undo!);
        Assert.Single((await desk.StoredAsync()).Survey[0].Items);
    }

    [Fact]
    public async Task Items_move_within_out_of_and_into_groups()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Eén");
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Twee");
        desk.Page.Find("[data-move=up]").Click();
        Assert.Equal(["1 Onderdeel 1", "2 Twee", "2 Eén"], desk.Tree);
        Assert.True(desk.Page.Find("[data-move=up]").HasAttribute("disabled"));
        desk.Choose("Twee");
        desk.Add("Groep");
        desk.Type("label-nl", "Samen");
        desk.Choose("Eén");
        desk.Page.Find("[data-move=in]").Click();
        Assert.Equal(["1 Onderdeel 1", "2 Twee", "2 Samen", "3 Eén"], desk.Tree);
        desk.Page.Find("[data-move=out]").Click();
        Assert.Equal(["1 Onderdeel 1", "2 Twee", "2 Samen", "2 Eén"], desk.Tree);
    }

    [Fact]
    public async Task A_condition_is_built_with_rows_and_reads_as_a_sentence()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Eén keuze");
        desk.Type("label-nl", "Ziet u gebruik?");
        desk.Type("choice-0-0-nl", "Ja");
        desk.Type("choice-0-1-nl", "Nee");
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Waar?");
        desk.Page.Press("Voorwaarde toevoegen");
        Assert.Equal("Toon dit als ‘Ziet u gebruik?’ is ‘Ja’.", desk.Page.Find(".reads").TextContent);
        Assert.Equal("${ziet_u_gebruik} = 'ja'", (await desk.StoredAsync()).Survey[0].Items[1].Relevant);
        desk.Page.Find("#relevant-0-operator").Change(nameof(ConditionOperator.IsNot));
        desk.Page.Find("#relevant-0-value").Change("nee");
        Assert.Equal("${ziet_u_gebruik} != 'nee'", (await desk.StoredAsync()).Survey[0].Items[1].Relevant);
        desk.Page.Press("Als formule typen");
        desk.Type("relevant", "${ziet_u_gebruik} == 'ja'");
        Assert.Equal("==", desk.Page.Find(".formula-error mark").TextContent);
        Assert.NotNull(desk.Page.Find("[role=treeitem][aria-selected=true] .sign.bad"));
        Assert.Equal("true", desk.Page.Find("#relevant").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Options_are_added_moved_and_taken_out_and_a_shared_list_says_so()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Eén keuze");
        desk.Type("label-nl", "Kleur?");
        desk.Type("choice-0-0-nl", "Rood");
        desk.Type("choice-0-1-nl", "Geen van deze");
        desk.Page.Press("Optie toevoegen");
        desk.Type("choice-0-2-nl", "Blauw");
        desk.Page.Find("[aria-label='optie 3 omhoog']").Click();
        desk.Page.FindAll(".choices input[type=checkbox]")[2].Change(true);
        Assert.Equal(["rood", "blauw", "geen_van_deze"], (await desk.StoredAsync()).Lists[0].Choices.Select(choice => choice.Name));
        Assert.Equal("true", (await desk.StoredAsync()).Lists[0].Choices[2].Exclusive);
        desk.Page.Press("Dubbel");
        Assert.Contains("‘Kleur?’", desk.Page.Find(".options .notice").TextContent, StringComparison.Ordinal);
        desk.Page.Press("Eigen lijst voor deze vraag");
        Assert.Equal(2, (await desk.StoredAsync()).Lists.Count);
        desk.Page.Find("[aria-label='optie 1 weghalen']").Click();
        Assert.Equal([3, 2], (await desk.StoredAsync()).Lists.Select(list => list.Choices.Count));
        desk.Page.Find("#list").Change("reference/middelen.yaml");
        Assert.Equal("reference/middelen.yaml", (await desk.StoredAsync()).Lists[^1].From);
    }

    [Fact]
    public async Task A_language_is_asked_everywhere_side_by_side()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Waar?");
        desk.Page.FindAll(".place")[0].Click();
        desk.Page.Find("#add-language").Change("en");
        Assert.Contains("teksten ontbreken", desk.Page.Find(".languages-of").TextContent, StringComparison.Ordinal);
        desk.Choose("Waar?");
        desk.Type("label-en", "Where?");
        var label = (await desk.StoredAsync()).Survey[0].Items[0].Label!;
        Assert.Equal(("Waar?", "Where?"), (label.In("nl"), label.In("en")));
    }

    [Fact]
    public async Task Work_of_a_colleague_elsewhere_is_joined_and_on_the_same_kept_apart()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Waar?");
        var colleague = desk.Test.Access with { AccountName = "Toets Collega" };
        var saves = desk.Test.Database.Get<SaveDraft>();
        var theirs = await desk.ViewAsync();
        await saves.SaveAsync(colleague, desk.DraftId, theirs.Revision, theirs.Document.EditSettings(had => had with { Minutes = "10" }), Arrange.Stop);
        desk.Type("label-nl", "Waar precies?");
        Assert.Contains("samengevoegd", desk.Page.Find(".notice").TextContent, StringComparison.Ordinal);
        var joined = await desk.StoredAsync();
        Assert.Equal(("10", "Waar precies?"), (joined.Settings.Minutes, joined.Survey[0].Items[0].Label!.In("nl")));
        desk.Page.Press("Begrepen");

        theirs = await desk.ViewAsync();
        await saves.SaveAsync(colleague, desk.DraftId, theirs.Revision, theirs.Document.Edit(ItemPath.Survey.Inner(0).Inner(0), had => had with { Label = had.Label.With("nl", "Op welke plek?") }), Arrange.Stop);
        desk.Type("label-nl", "In welke straat?");
        Assert.Contains("Uw versie is niet weg", desk.Page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("Op welke plek?", (await desk.StoredAsync()).Survey[0].Items[0].Label!.In("nl"));
        var copy = Guid.Parse(desk.Page.Find(".notice a").GetAttribute("href")!.Split('/')[^1]);
        var kept = await desk.Test.Database.Get<EditQuestionnaire>().OpenAsync(desk.Test.Access, copy, Arrange.Stop);
        Assert.Equal("In welke straat?", kept!.Document.Survey[0].Items[0].Label!.In("nl"));
    }

    [Fact]
    public async Task The_preview_shows_the_respondents_page_and_follows_what_is_tried()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Eén keuze");
        desk.Type("label-nl", "Ziet u gebruik?");
        desk.Type("choice-0-0-nl", "Ja");
        desk.Type("choice-0-1-nl", "Nee");
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Waar?");
        desk.Page.Press("Voorwaarde toevoegen");
        var preview = desk.Page.FindComponent<PreviewPane>().Instance;
        Assert.Contains("Ziet u gebruik?", preview.Html, StringComparison.Ordinal);
        Assert.Matches("data-q=\"waar\"[^>]* hidden", preview.Html);
        await preview.OnAnswerAsync([["q.ziet_u_gebruik", "ja"], ["was.ziet_u_gebruik", "-"]], "");
        Assert.DoesNotMatch("data-q=\"waar\"[^>]* hidden", preview.Html);
        desk.Page.Press("Antwoorden wissen");
        Assert.Matches("data-q=\"waar\"[^>]* hidden", preview.Html);
    }

    [Fact]
    public async Task A_published_name_cannot_be_changed_and_says_why()
    {
        await using var desk = await EditorDesk.OpenAsync();
        desk.Add("Korte tekst");
        desk.Type("label-nl", "Waar?");
        await desk.Test.Database.Get<PublishDraft>().PublishAsync(desk.Test.Access, desk.DraftId, (await desk.ViewAsync()).Revision, Arrange.Stop);
        var again = desk.Test.Render<Web.Staff.Questionnaires.EditQuestionnairePage>(parameters => parameters.Add(page => page.Scan, desk.Test.Access.Slug).Add(page => page.DraftId, desk.DraftId));
        again.FindAll("[role=treeitem]")[1].Click();
        Assert.True(again.Find("#name").HasAttribute("readonly"));
        Assert.Contains("ligt vast", again.Find("#name-hint").TextContent, StringComparison.Ordinal);
        again.Find("#label-nl").Change("Op welke plek?");
        Assert.Equal("waar", (await desk.StoredAsync()).Survey[0].Items[0].Name);
    }

    [Fact]
    public async Task Every_shipped_questionnaire_opens_with_every_item_and_without_errors()
    {
        await using var test = await StaffPageTest.OpenAsync();
        foreach (var questionnaire in test.Database.Library.Questionnaires)
        {
            var made = await test.Database.Get<EditQuestionnaire>().CopyAsync(test.Access, new DraftSource.Shipped(questionnaire.FormId), null, Arrange.Stop);
            var page = test.Render<Web.Staff.Questionnaires.EditQuestionnairePage>(parameters => parameters.Add(page => page.Scan, test.Access.Slug).Add(page => page.DraftId, made.Id));
            var nodes = page.FindAll("[role=treeitem]");
            Assert.Equal(test.Database.Library.AsWritten(questionnaire.FormId)!.Items.Count(), nodes.Count);
            nodes[^1].Click();
            Assert.Empty(page.FindAll(".sign.bad"));
        }
    }
}
