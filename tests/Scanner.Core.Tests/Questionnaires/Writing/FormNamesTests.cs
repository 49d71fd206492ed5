using Scanner.Core.Questionnaires;

namespace Scanner.Core.Tests.Questionnaires;

public sealed class FormNamesTests
{
    private readonly FormDocument document = Forms.Document();

    [Fact]
    public void Every_reference_follows_a_renamed_question()
    {
        var renamed = document.RenameItem(document.At("zeker"), "overtuigd", PublishedNames.None)!.RenameItem(document.At("groepen"), "wie", PublishedNames.None)!;
        Assert.Equal("${overtuigd} = 'ja' and ${wie_other} != ''", renamed.Named("cijfers").Relevant);
        Assert.Equal("Hoeveel bij ${overtuigd}?", renamed.Named("aantal").Label!.In("nl"));
        Assert.Equal("selected(${wie}, 'jong')", renamed.Named("jong_toelichting").Relevant);
        Assert.Empty(BuildQuestionnaire.From(renamed, new Dictionary<string, ReferenceList>()).Problems);
    }

    [Theory]
    [InlineData("groepen")]
    [InlineData("groepen_other")]
    [InlineData("2_de")]
    [InlineData("met spatie")]
    [InlineData("")]
    public void A_name_that_is_taken_or_no_name_is_refused(string name) => Assert.Null(document.RenameItem(document.At("zeker"), name, PublishedNames.None));

    [Fact]
    public void What_was_published_keeps_its_name()
    {
        var published = PublishedNames.Of([(1, document)]);
        Assert.Null(document.RenameItem(document.At("zeker"), "overtuigd", published));
        Assert.Null(document.RenameChoice(0, 1, "senior", published));
        var added = document.AddChoice(0, 9, "Senioren", published);
        Assert.NotNull(added.RenameChoice(0, 3, "senior", published));
        Assert.Null(added.RenameItem(added.At("begin"), "start", published));
    }

    [Fact]
    public void Conditions_follow_a_renamed_option_of_the_questions_that_use_its_list_and_of_no_other()
    {
        var own = document.Edit(document.At("dag"), item => item with { Relevant = "not(selected(${groepen}, 'jong')) or ${zeker} = 'jong' or 'jong' = ${groepen} or ${groepen} != \"jong\"" });
        var renamed = own.RenameChoice(0, 0, "jeugd", PublishedNames.None)!;
        Assert.Equal("not(selected(${groepen}, 'jeugd')) or ${zeker} = 'jong' or 'jeugd' = ${groepen} or ${groepen} != \"jeugd\"", renamed.Named("dag").Relevant);
        Assert.Equal("selected(${groepen}, 'jeugd')", renamed.Named("jong_toelichting").Relevant);
        Assert.Null(document.RenameChoice(0, 0, "oud", PublishedNames.None));
        Assert.Null(document.RenameChoice(0, 0, "twee woorden", PublishedNames.None));
    }

    [Fact]
    public void A_shared_list_made_own_changes_for_one_question_only()
    {
        var own = document.MakeListOwn(document.At("druk"));
        Assert.Equal("select_one druk", own.Named("druk").Type);
        var changed = own.EditChoice(own.ListIndex("druk"), 0, choice => choice with { Label = choice.Label.With("nl", "Zeker") });
        Assert.Equal(["Zeker", "Ja"], new[] { "druk", "ja_nee" }.Select(list => changed.Lists[changed.ListIndex(list)].Choices[0].Label!.In("nl")));
        Assert.Same(document, document.MakeListOwn(document.At("groepen")));
    }

    [Fact]
    public void A_renamed_list_takes_its_questions_along()
    {
        var renamed = document.RenameList(1, "antwoord")!;
        Assert.Equal(["select_one antwoord", "select_one antwoord"], renamed.Items.Where(item => item.Name is "zeker" or "druk").Select(item => item.Type));
        Assert.Null(document.RenameList(1, "groepen"));
    }

    [Fact]
    public void A_language_comes_and_goes_in_every_text()
    {
        Assert.Equal(["nl", "en"], document.Languages());
        var german = document.AddLanguage("de");
        Assert.Equal(["nl", "de", "en"], german.Languages());
        var without = document.RemoveLanguage("en");
        Assert.Equal(["nl"], without.Languages());
        Assert.Same(document, document.RemoveLanguage("nl"));
        Assert.Equal(["en", "nl"], document.DefaultLanguage("en").Languages());
    }
}
