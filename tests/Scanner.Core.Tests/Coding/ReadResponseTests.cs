using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;

namespace Scanner.Core.Tests.Coding;

public sealed class ReadResponseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Everything_a_partner_said_is_read_in_the_words_of_the_questionnaire(DatabaseProvider provider)
    {
        await using var scene = await CodingScene.OpenAsync(provider);
        var questionnaire = scene.Database.Library.Find("partner-kort")!;
        var choice = questionnaire.Questions.OfType<Scanner.Core.Questionnaires.SelectOneQuestion>().First();
        var notes = Answer.NotesOn(questionnaire.Sections[0].Name);
        var key = await scene.AnswerAsync([(scene.CodedQuestions[0], "Bij het station."), (notes, "Rustig gesprek")], mode: ResponseMode.Conversation, submitted: false);
        await using (var db = await scene.Database.Databases.OpenAsync(scene.Access.MunicipalityId, Stop))
        {
            db.Add(Answer.OfChoice(key.ResponseId, choice.Name, 0, choice.Choices[0].Name, 1, scene.Database.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Stop);
        }
        await scene.ApplyAsync(key, "Station", "station");

        var response = await scene.Database.Get<ReadResponse>().OpenAsync(scene.Access, key.ResponseId, Stop);

        Assert.Equal(("P01", "Organisatie 1", questionnaire.Title.In("nl")), (response!.Source.Pseudonym, response.PartnerName, response.Title));
        Assert.Equal(["Rustig gesprek"], response.Sections[0].Notes!.Words);
        var answers = response.Sections.SelectMany(section => section.Answers).ToDictionary(answer => answer.Path);
        Assert.Equal([choice.Choices[0].Label.In("nl")], answers[choice.Name].Words);
        Assert.Equal("station", answers[key.Path].Fragments.Single().Quote);
        Assert.Equal(2, answers.Count);
    }

    [Fact]
    public async Task A_coder_sees_the_pseudonym_and_not_the_name()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync("Bij het station.");
        Assert.Null((await scene.Database.Get<ReadResponse>().OpenAsync(scene.Colleague(), key.ResponseId, Stop))!.PartnerName);
    }

    [Fact]
    public async Task What_was_not_handed_in_cannot_be_read()
    {
        await using var scene = await CodingScene.OpenAsync();
        var key = await scene.AnswerAsync([(scene.CodedQuestions[0], "Concept")], submitted: false);
        Assert.Null(await scene.Database.Get<ReadResponse>().OpenAsync(scene.Access, key.ResponseId, Stop));
    }
}
