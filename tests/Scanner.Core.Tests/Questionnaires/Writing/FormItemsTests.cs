using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class FormItemsTests
{
    private const string Outline = "partner_type begin[groepen jong_toelichting zeker] cijfers[aantal dag plek[waar druk]]";
    private readonly FormDocument document = Forms.Document();

    [Fact]
    public void A_new_question_is_named_after_its_words_and_gets_choices_of_its_own()
    {
        var added = document.Add(document.At("begin"), 1, ItemKind.SelectOne, "Wat vindt ú daarvan, 's avonds?", PublishedNames.None);
        Assert.Equal("wat_vindt_u_daarvan_s_avonds", added.Document.Find(added.At)!.Name);
        Assert.Equal("begin[groepen wat_vindt_u_daarvan_s_avonds jong_toelichting zeker]", added.Document.Outline().Split(' ', 2)[1].Split(" cijfers")[0]);
        Assert.Equal(2, added.Document.Lists[added.Document.ListOf(added.Document.Find(added.At)!)].Choices.Count);
        Assert.Equal(Outline, document.Outline());
    }

    [Fact]
    public void A_name_that_was_ever_published_is_not_made_up_again()
    {
        var published = PublishedNames.Of([(1, document)]);
        var without = document.Remove(document.At("dag")).Document;
        var added = without.Add(without.At("cijfers"), 9, ItemKind.Date, "Dag", published);
        Assert.Equal("dag_2", added.Document.Find(added.At)!.Name);
        var other = without.Add(without.At("cijfers"), 9, ItemKind.Text, "Groepen other", published);
        Assert.Equal("groepen_other_2", other.Document.Find(other.At)!.Name);
    }

    [Theory]
    [InlineData("zeker", "cijfers", 0, "partner_type begin[groepen jong_toelichting] cijfers[zeker aantal dag plek[waar druk]]")]
    [InlineData("groepen", "begin", 3, "partner_type begin[jong_toelichting zeker groepen] cijfers[aantal dag plek[waar druk]]")]
    [InlineData("begin", "", 3, "partner_type cijfers[aantal dag plek[waar druk]] begin[groepen jong_toelichting zeker]")]
    [InlineData("begin", "plek", 1, "partner_type cijfers[aantal dag plek[waar begin[groepen jong_toelichting zeker] druk]]")]
    [InlineData("waar", "begin", 0, "partner_type begin[waar groepen jong_toelichting zeker] cijfers[aantal dag plek[druk]]")]
    [InlineData("aantal", "plek", 2, "partner_type begin[groepen jong_toelichting zeker] cijfers[dag plek[waar druk aantal]]")]
    public void An_item_moves_to_where_it_is_put(string moved, string into, int index, string expected)
    {
        var parent = into.Length == 0 ? ItemPath.Survey : document.At(into);
        var after = document.Move(document.At(moved), parent, index)!;
        Assert.Equal(expected, after.Document.Outline());
        Assert.Equal(moved, after.Document.Find(after.At)!.Name);
    }

    [Fact]
    public void An_item_does_not_move_into_itself_or_into_a_question()
    {
        Assert.Null(document.Move(document.At("cijfers"), document.At("plek"), 0));
        Assert.Null(document.Move(document.At("cijfers"), document.At("cijfers"), 0));
        Assert.Null(document.Move(document.At("dag"), document.At("aantal"), 0));
        Assert.DoesNotContain(document.At("plek"), document.Holders(document.At("cijfers")));
    }

    [Fact]
    public void Up_down_in_and_out_go_one_step_and_back()
    {
        var at = document.At("dag");
        Assert.Null(document.MoveUp(document.At("aantal")));
        Assert.Null(document.MoveDown(document.At("plek")));
        Assert.Null(document.MoveOut(document.At("begin")));
        Assert.Null(document.MoveIn(at));
        Assert.Equal(Outline, Back(document.MoveUp(at)!, edit => edit.Document.MoveDown(edit.At)!));
        Assert.Equal(Outline, Back(document.MoveDown(at)!, edit => edit.Document.MoveUp(edit.At)!));
        var last = document.Move(at, document.At("cijfers"), 3)!;
        Assert.Equal("partner_type begin[groepen jong_toelichting zeker] cijfers[aantal plek[waar druk dag]]", last.Document.MoveIn(last.At)!.Document.Outline());
        var inside = last.Document.MoveIn(last.At)!;
        Assert.Equal(last.Document.Outline(), inside.Document.MoveOut(inside.At)!.Document.Outline());

        static string Back(FormEdit edit, Func<FormEdit, FormEdit> back) => back(edit).Document.Outline();
    }

    [Fact]
    public void Any_series_of_moves_keeps_every_item_once()
    {
        var random = new Random(20261121);
        var now = document;
        var names = now.Items.Select(item => item.Name).Order(StringComparer.Ordinal).ToList();
        for (var step = 0; step < 2_000; step++)
        {
            var places = now.Placed().ToList();
            var from = places[random.Next(places.Count)].At;
            var holders = now.Holders(from);
            var parent = holders[random.Next(holders.Count)];
            var moved = now.Move(from, parent, random.Next(now.Inside(parent).Count + 1))!;
            Assert.Equal(now.Find(from)!.Name, moved.Document.Find(moved.At)!.Name);
            now = moved.Document;
            Assert.Equal(names, now.Items.Select(item => item.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_copy_of_a_section_has_names_of_its_own_and_looks_at_its_own_questions()
    {
        var copied = document.Duplicate(document.At("begin"), PublishedNames.None);
        Assert.Equal("begin_2[groepen_2 jong_toelichting_2 zeker_2]", copied.Document.Outline().Split("zeker] ")[1].Split(" cijfers")[0]);
        Assert.Equal("selected(${groepen_2}, 'jong')", copied.Document.Named("jong_toelichting_2").Relevant);
        Assert.Equal("selected(${groepen}, 'jong')", copied.Document.Named("jong_toelichting").Relevant);
        Assert.Equal("select_multiple groepen or_other", copied.Document.Named("groepen_2").Type);
    }

    [Fact]
    public void Another_kind_keeps_what_fits_it()
    {
        var asText = document.ChangeKind(document.At("aantal"), ItemKind.LongText).Named("aantal");
        Assert.Equal(("text", "multiline", null), (asText.Type, asText.Appearance, asText.Constraint));
        Assert.Equal("Hoeveel bij ${zeker}?", asText.Label!.In("nl"));
        Assert.Equal("select_multiple ja_nee", document.ChangeKind(document.At("zeker"), ItemKind.SelectMultiple).Named("zeker").Type);
        Assert.Equal("select_one aantal", document.ChangeKind(document.At("aantal"), ItemKind.SelectOne).Named("aantal").Type);
        Assert.Same(document, document.ChangeKind(document.At("aantal"), ItemKind.Repeat));
        Assert.Equal("repeat", document.ChangeKind(document.At("begin"), ItemKind.Repeat).Named("begin").Type);
    }

    [Fact]
    public void Paths_hold_without_names_and_can_be_written_in_an_address()
    {
        var nameless = document.Edit(document.At("waar"), item => item with { Name = "" }).Edit(document.At("druk"), item => item with { Name = "" });
        Assert.Equal("Druk?", nameless.Find(ItemPath.Read("2.2.1")!.Value)!.Label!.In("nl"));
        Assert.Equal(ItemPath.Read("2.2.1"), nameless.PathOf(nameless.Find(ItemPath.Read("2.2.1")!.Value)!));
        Assert.Null(nameless.Find(ItemPath.Read("2.2.7")!.Value));
        Assert.Null(ItemPath.Read("2.x"));
        Assert.Equal(ItemPath.Survey, ItemPath.Read(""));
    }
}
