using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Puts the screen for coding together: loads the texts of a scan once, then filters and counts in memory.</summary>
internal sealed class CodingGrid
{
    private readonly List<TextToCode> texts;
    private readonly ILookup<TextKey, FragmentView> fragments;
    private readonly Dictionary<TextKey, MemoView> memos;
    private readonly List<Code> codes;
    private readonly List<KeyQuestion> keyQuestions;

    private CodingGrid(List<TextToCode> texts, ILookup<TextKey, FragmentView> fragments, Dictionary<TextKey, MemoView> memos, List<Code> codes, List<KeyQuestion> keyQuestions) =>
        (this.texts, this.fragments, this.memos, this.codes, this.keyQuestions) = (texts, fragments, memos, codes, keyQuestions);

    public static async Task<CodingGrid> LoadAsync(ScannerDb db, Guid scanId, TextsToCode textsToCode, CancellationToken stop)
    {
        var codes = await CodedFragments.CodesAsync(db, scanId, stop);
        var memos = await (from memo in db.Set<Memo>().AsNoTracking()
                           join response in db.Set<Response>() on memo.ResponseId equals response.Id
                           where response.ScanId == scanId
                           select memo).ToListAsync(stop);
        return new CodingGrid(
            await textsToCode.LoadAsync(db, scanId, null, stop),
            await CodedFragments.LoadAsync(db, scanId, null, codes, stop),
            memos.ToDictionary(memo => new TextKey(memo.ResponseId, memo.Path), memo => new MemoView(memo.Text, memo.AuthorName, memo.WrittenAt)),
            codes,
            await db.Set<KeyQuestion>().AsNoTracking().Where(question => question.ScanId == scanId).OrderBy(question => question.Number).ToListAsync(stop));
    }

    public int Uncoded => texts.Count(IsUncoded);

    public CodingView View(CodingFilter filter, IReadOnlyList<Problem> problems)
    {
        var matching = texts.FindAll(text => filter.Keep.Contains(KeyOf(text)) || Passes(text, filter));
        var suggest = new SuggestCodes(codes);
        var labels = codes.ToDictionary(code => code.Id, code => code.Label);
        return new CodingView(Tree(), [.. matching.Take(filter.Take).Select(text => Show(text, suggest, labels))], matching.Count, texts.Count, Uncoded, Choices(filter), problems)
        {
            All = texts,
        };
    }

    private CodableText Show(TextToCode text, SuggestCodes suggest, Dictionary<Guid, string> labels)
    {
        var key = KeyOf(text);
        IReadOnlyList<FragmentView> coded = [.. fragments[key]];
        var already = coded.Where(fragment => !fragment.IsOrphaned).SelectMany(fragment => fragment.Codes).Select(code => code.CodeId).ToHashSet();
        return new CodableText(
            key, text.Stamp, text.Source, text.IsNote, text.QuestionLabel, text.KeyQuestions, text.Text, coded, memos.GetValueOrDefault(key),
            [.. suggest.In(text.Text, already).Select(found => new Suggestion(found.Code, labels[found.Code], found.Start, found.Length))]);
    }

    private List<CodeView> Tree()
    {
        var shown = texts.Select(KeyOf).ToHashSet();
        var counts = fragments.Where(text => shown.Contains(text.Key)).SelectMany(text => text).SelectMany(fragment => fragment.Codes).CountBy(code => code.CodeId).ToDictionary();
        var below = codes.ToLookup(code => code.ParentId);
        CodeView View(Code code) => new(
            code.Id, code.ParentId, code.Label, code.Definition, code.Colour, code.Key, counts.GetValueOrDefault(code.Id), [.. below[code.Id].Select(View)]);
        return [.. below[null].Select(View)];
    }

    private CodingChoices Choices(CodingFilter filter)
    {
        var questions = Passing(filter with { Question = null }).CountBy(QuestionKey).ToDictionary();
        var types = Passing(filter with { PartnerType = null }).CountBy(text => text.Source.PartnerType).ToDictionary();
        var numbers = Passing(filter with { KeyQuestion = null }).SelectMany(text => text.KeyQuestions).CountBy(number => number).ToDictionary();
        var used = Passing(filter with { Code = null }).SelectMany(text => CodesOf(text).Distinct()).CountBy(code => code).ToDictionary();
        return new CodingChoices(
            [.. texts.DistinctBy(QuestionKey).Select(text => new CodingChoice<string>(QuestionKey(text), text.QuestionLabel, questions.GetValueOrDefault(QuestionKey(text))))],
            [.. texts.Select(text => text.Source.PartnerType).Distinct().Order(StringComparer.Ordinal).Select(type => new CodingChoice<string>(type, type, types.GetValueOrDefault(type)))],
            [.. keyQuestions.Select(question => new CodingChoice<int>(question.Number, question.Text, numbers.GetValueOrDefault(question.Number)))],
            [.. codes.InTree().Select(entry => entry.Code).Where(code => used.ContainsKey(code.Id)).Select(code => new CodingChoice<Guid>(code.Id, code.Label, used[code.Id]))],
            Passing(filter with { OnlyUncoded = false }).Count(IsUncoded));
    }

    private IEnumerable<TextToCode> Passing(CodingFilter filter) => texts.Where(text => Passes(text, filter));

    private bool Passes(TextToCode text, CodingFilter filter) =>
        (filter.Question is null || QuestionKey(text) == filter.Question)
        && (filter.PartnerType is null || text.Source.PartnerType == filter.PartnerType)
        && (filter.KeyQuestion is not { } number || text.KeyQuestions.Contains(number))
        && (!filter.OnlyUncoded || IsUncoded(text))
        && (filter.Code is not { } code || CodesOf(text).Contains(code))
        && (string.IsNullOrWhiteSpace(filter.Search) || Folded(text).Contains(FoldedText.Fold(filter.Search.Trim()), StringComparison.Ordinal));

    private readonly Dictionary<TextToCode, string> folded = new(ReferenceEqualityComparer.Instance);

    private string Folded(TextToCode text) => folded.TryGetValue(text, out var known) ? known : folded[text] = FoldedText.Fold(text.Text);

    private bool IsUncoded(TextToCode text) => !fragments[KeyOf(text)].Any(fragment => !fragment.IsOrphaned);

    private IEnumerable<Guid> CodesOf(TextToCode text) => fragments[KeyOf(text)].SelectMany(fragment => fragment.Codes).Select(code => code.CodeId);

    private static TextKey KeyOf(TextToCode text) => new(text.Source.ResponseId, text.Path);

    /// <summary>The same question in two versions of a questionnaire is one; the same name in two questionnaires is not.</summary>
    private static string QuestionKey(TextToCode text) => text.FormId + "/" + text.Path;
}
