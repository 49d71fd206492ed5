using Scanner.Core.Data;
using Scanner.Core.Exports;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Questionnaires;
using Scanner.Core.Tests.Responses;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Exports;

public sealed class VersionsInWorkbookTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_workbook_is_the_union_of_versions_each_answer_under_the_words_it_was_given_to(DatabaseProvider provider)
    {
        await using var scene = await MoveScene.OpenAsync(provider, "Eerste", "Tweede", "Derde");
        foreach (var partner in new[] { 0, 1 }) await scene.SaveAsync(partner, "begin", ("zeker", ["nee"]), ("groepen", ["jong", "oud"]), ("jong_toelichting", [$"Van {partner}"]));
        Assert.Equal(LinkState.Submitted, (await scene.FillIn.SubmitAsync(scene.Links[0].Token, null, Given.Stop)).State);
        await scene.PublishAsync(document => document
            .Edit(document.At("zeker"), item => item with { Type = "text", Label = item.Label.With("nl", "Hoe zeker?") })
            .Edit(document.At("jong_toelichting"), item => item with { Label = item.Label.With("nl", "Wat ziet u?") })
            .RemoveChoice(0, 1));
        await scene.Move.MoveAsync(scene.Access, scene.DistributionId, null, [scene.Links[1].InvitationId], Given.Stop);
        foreach (var partner in new[] { 1, 2 })
        {
            await scene.SaveAsync(partner, "begin", ("zeker", ["heel zeker"]));
            Assert.Equal(LinkState.Submitted, (await scene.FillIn.SubmitAsync(scene.Links[partner].Token, null, Given.Stop)).State);
        }

        using var stream = new MemoryStream();
        await scene.Database.Get<MakeWorkbook>().MakeAsync(scene.Access, stream, Given.Stop);
        using var book = new WorkbookReader(stream);
        Assert.Empty(book.Errors);
        Assert.Equal(
            [
                "P01-1 1 groepen Welke groepen? jong Jongeren", "P01-1 1 groepen Welke groepen? oud Ouderen", "P01-1 1 jong_toelichting Wat valt op? Van 0 ", "P01-1 1 zeker Zeker? nee Nee",
                "P02-1 2 groepen Welke groepen? jong Jongeren", "P02-1 2 jong_toelichting Wat ziet u? Van 1 ", "P02-1 2 zeker Hoe zeker? heel zeker ",
                "P02-1 1 @eerder/1/groepen Welke groepen? oud Ouderen", "P02-1 1 @eerder/1/zeker Zeker? nee Nee",
                "P03-1 2 zeker Hoe zeker? heel zeker ",
            ],
            book.Table("Antwoorden").Select(row => string.Join(' ', new[] { "Inzending", "Versie", "Vraagnaam", "Vraag", "Waarde", "Keuze" }.Select(column => row.GetValueOrDefault(column, "")))));
    }
}
