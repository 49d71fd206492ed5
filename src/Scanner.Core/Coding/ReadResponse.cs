using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Reads what one partner answered, whole: the way back from a quote to who said what. Needs <see cref="Right.ReadAnswers"/>.</summary>
public sealed class ReadResponse
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TextsToCode texts;
    private readonly ReanchorFragments reanchor;

    internal ReadResponse(IDbContextFactory<ScannerDb> databases, TextsToCode texts, ReanchorFragments reanchor) =>
        (this.databases, this.texts, this.reanchor) = (databases, texts, reanchor);

    /// <returns>The response, or null when this scan has no such response that was handed in or is a conversation.</returns>
    public async Task<ResponseView?> OpenAsync(ScanAccess access, Guid responseId, CancellationToken stop)
    {
        access.Demand(Right.ReadAnswers);
        await reanchor.RunAsync(access.MunicipalityId, access.ScanId, responseId, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var sources = await TextsToCode.LoadSourcesAsync(db, access.ScanId, responseId, stop);
        if (!sources.TryGetValue(responseId, out var found)) return null;
        var sheet = (await texts.LoadSheetsAsync(db, access.ScanId, responseId, sources, stop))[responseId];
        var codes = await CodedFragments.CodesAsync(db, access.ScanId, stop);
        var fragments = await CodedFragments.LoadAsync(db, access.ScanId, responseId, codes, stop);

        ReadAnswer? Read(string path, string? label, IEnumerable<string> words)
        {
            IReadOnlyList<FragmentView> coded = [.. fragments[new TextKey(responseId, path)]];
            IReadOnlyList<string> values = [.. words.Where(word => !string.IsNullOrWhiteSpace(word))];
            return values.Count == 0 && coded.Count == 0 ? null : new ReadAnswer(path, label, values, coded);
        }
        // What is no longer asked counts for nothing; but what was coded in it can be looked up.
        var sections = from section in sheet.Questionnaire.Sections
                       let notesPath = Answer.NotesOn(section.Name)
                       let notes = Read(notesPath, null, [sheet.Given(notesPath).Text])
                       let asked = sheet.FieldsOf(section).Where(field => field.Item is Question { TakesAnswer: true })
                           .Select(field => Read(field.Path, sheet.LabelOf(field), sheet.Asks(field.Path) ? sheet.WordsOf(field) : [])).OfType<ReadAnswer>().ToList()
                       // What was coded in a time of a repeat that is gone can still be looked up.
                       let paths = asked.Select(answer => answer.Path).ToHashSet()
                       let gone = fragments.Select(coded => coded.Key.Path).Where(path => !paths.Contains(path) && section.Questions.Any(question => question.Name == AnswerPath.NameOf(path)))
                           .Select(path => Read(path, section.Questions.First(question => question.Name == AnswerPath.NameOf(path)).Label.In("nl"), [])).OfType<ReadAnswer>()
                       let given = asked.Concat(gone).ToList()
                       where notes is not null || given.Count > 0
                       select new ReadSection(section.Label.In("nl"), notes, given);
        return new ResponseView(found.View, access.May(Right.SeePartners) ? found.PartnerName : null, sheet.Questionnaire.Title.In("nl"), [.. sections]);
    }
}

/// <summary>What one partner answered.</summary>
/// <param name="Source">Who, how and when; by pseudonym.</param>
/// <param name="PartnerName">The organisation; null for who may not see partners.</param>
/// <param name="Title">The questionnaire, in Dutch.</param>
/// <param name="Sections">The sections with something in them, in order.</param>
public sealed record ResponseView(SourceView Source, string? PartnerName, string Title, IReadOnlyList<ReadSection> Sections);

/// <summary>A section of a response.</summary>
/// <param name="Label">The heading, in Dutch.</param>
/// <param name="Notes">The notes of the conversation; null: none.</param>
/// <param name="Answers">The questions that were answered, in order.</param>
public sealed record ReadSection(string Label, ReadAnswer? Notes, IReadOnlyList<ReadAnswer> Answers);

/// <summary>What was answered to a question, or noted on a section.</summary>
/// <param name="Path">The path; also its place on the page.</param>
/// <param name="Label">The question, in Dutch; null for notes.</param>
/// <param name="Words">The answer in words: a text, or the chosen options; empty when it was taken back.</param>
/// <param name="Fragments">What is coded in it.</param>
public sealed record ReadAnswer(string Path, string? Label, IReadOnlyList<string> Words, IReadOnlyList<FragmentView> Fragments);
