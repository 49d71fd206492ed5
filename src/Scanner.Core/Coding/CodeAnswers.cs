using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Responses;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Coderen: puts themes on what partners said. Looking needs <see cref="Right.ReadAnswers"/>, changing <see cref="Right.Code"/>.</summary>
public sealed class CodeAnswers
{
    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly TextsToCode texts;
    private readonly SeedCodebook seed;
    private readonly ReanchorFragments reanchor;

    internal CodeAnswers(IDbContextFactory<ScannerDb> databases, TimeProvider clock, TextsToCode texts, SeedCodebook seed, ReanchorFragments reanchor) =>
        (this.databases, this.clock, this.texts, this.seed, this.reanchor) = (databases, clock, texts, seed, reanchor);

    /// <summary>The screen for coding. Makes the scan's codebook at first use, and lets fragments follow corrected answers.</summary>
    public async Task<CodingView> OpenAsync(ScanAccess access, CodingFilter filter, CancellationToken stop)
    {
        access.Demand(Right.ReadAnswers);
        var problems = await seed.EnsureAsync(access, evenEmpty: false, stop);
        await reanchor.RunAsync(access.MunicipalityId, access.ScanId, null, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var grid = await CodingGrid.LoadAsync(db, access.ScanId, texts, stop);
        return grid.View(filter, problems);
    }

    /// <summary>How many texts have no code yet; a count that whoever may see the overview may see.</summary>
    public async Task<int> CountUncodedAsync(ScanAccess access, CancellationToken stop)
    {
        access.Demand(Right.SeeOverview);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return (await CodingGrid.LoadAsync(db, access.ScanId, texts, stop)).Uncoded;
    }

    /// <summary>
    /// Puts a code on a stretch of a text, or on the whole of it; white space at the ends of the stretch does not count.
    /// The text is frozen when it gets its first code. The same code by the same coder on the same stretch is one coding.
    /// </summary>
    public async Task<ApplyResult> ApplyAsync(ScanAccess access, ApplyRequest request, CancellationToken stop)
    {
        access.Demand(Right.Code);
        await seed.EnsureAsync(access, evenEmpty: false, stop);
        return await RetryAsync(access, async db =>
        {
            if (await CodeOfScanAsync(db, access, request.CodeId, stop) is null) return new ApplyResult(ApplyOutcome.UnknownCode);
            if (await texts.FindAsync(db, access.ScanId, request.Text.ResponseId, request.Text.Path, stop) is not { } text) return new ApplyResult(ApplyOutcome.UnknownText);
            if (text.Stamp != request.Stamp) return new ApplyResult(ApplyOutcome.TextChanged);
            var whole = CodePoints.Count(text.Text);
            var (start, length) = (request.Stretch?.Start ?? 0, request.Stretch?.Length ?? whole);
            if (start < 0 || start > whole || length > whole - start) return new ApplyResult(ApplyOutcome.OutsideText);
            if (length > 0) (start, length) = CodePoints.Trim(text.Text, start, length);
            if (length <= 0) return new ApplyResult(ApplyOutcome.EmptyStretch);
            return await CodeAsync(db, text, start, length, null, request.CodeId, access.AccountId, access.AccountName, clock.GetUtcNow(), stop);
        }, request.Text.ResponseId, stop);
    }

    /// <summary>Takes codings away, of whichever coder.</summary>
    /// <returns>What was taken away, for <see cref="RestoreAsync"/>; empty when nothing of it was there any more.</returns>
    public async Task<IReadOnlyList<RemovedCoding>> RemoveAsync(ScanAccess access, IReadOnlyList<Guid> codings, CancellationToken stop)
    {
        access.Demand(Right.Code);
        var ids = codings.ToList();
        return await RetryAsync(access, async db =>
        {
            var rows = await (from coding in db.Set<Coding>()
                              join fragment in db.Set<Fragment>() on coding.FragmentId equals fragment.Id
                              join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                              join response in db.Set<Response>() on text.ResponseId equals response.Id
                              where ids.Contains(coding.Id) && response.ScanId == access.ScanId
                              select new { coding, fragment, text.ResponseId, text.Path }).ToListAsync(stop);
            db.RemoveRange(rows.Select(row => row.coding));
            // The fragment stays: a priority may lean on it, and its marks are there again when the coding is restored.
            await db.SaveChangesAsync(stop);
            return (IReadOnlyList<RemovedCoding>)[.. rows.Select(row => new RemovedCoding(
                new TextKey(row.ResponseId, row.Path), row.fragment.Id, row.fragment.Start, row.fragment.Quote, row.coding.CodeId, row.coding.CoderId, row.coding.CoderName, row.coding.CodedAt))];
        }, null, stop);
    }

    /// <summary>Puts codings back that were taken away, under the name of who made them.</summary>
    /// <returns>The codings that are there again; empty when the words, the code or the text are gone.</returns>
    public async Task<IReadOnlyList<Guid>> RestoreAsync(ScanAccess access, IReadOnlyList<RemovedCoding> removed, CancellationToken stop)
    {
        access.Demand(Right.Code);
        var restored = new List<Guid>();
        foreach (var coding in removed)
        {
            var result = await RetryAsync(access, async db =>
            {
                if (await CodeOfScanAsync(db, access, coding.CodeId, stop) is null) return new ApplyResult(ApplyOutcome.UnknownCode);
                if (await texts.FindAsync(db, access.ScanId, coding.Text.ResponseId, coding.Text.Path, stop) is not { } text) return new ApplyResult(ApplyOutcome.UnknownText);
                var known = await db.Set<Fragment>().FirstOrDefaultAsync(fragment => fragment.Id == coding.FragmentId, stop);
                var places = CodePoints.Occurrences(text.Text, coding.Quote);
                if (known is null && places.Count == 0) return new ApplyResult(ApplyOutcome.TextChanged);
                var start = known?.Start ?? places.MinBy(place => Math.Abs(place - coding.Start));
                return await CodeAsync(db, text, start, CodePoints.Count(coding.Quote), known, coding.CodeId, coding.CoderId, coding.CoderName, coding.CodedAt, stop);
            }, coding.Text.ResponseId, stop);
            if (result.Coding is { } id) restored.Add(id);
        }
        return restored;
    }

    /// <summary>Says of a fragment whether it is hearsay and whether it is a voice from the group itself.</summary>
    /// <returns>The marks as they were, or null when the fragment is unknown.</returns>
    public async Task<FragmentMarks?> MarkAsync(ScanAccess access, Guid fragmentId, FragmentMarks marks, CancellationToken stop)
    {
        access.Demand(Right.Code);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        var found = await (from fragment in db.Set<Fragment>()
                           join text in db.Set<CodedText>() on fragment.CodedTextId equals text.Id
                           join response in db.Set<Response>() on text.ResponseId equals response.Id
                           where fragment.Id == fragmentId && response.ScanId == access.ScanId
                           select fragment).FirstOrDefaultAsync(stop);
        if (found is null) return null;
        var before = new FragmentMarks(found.IsHearsay, found.IsFromGroup);
        found.Mark(marks.IsHearsay, marks.IsFromGroup);
        await db.SaveChangesAsync(stop);
        return before;
    }

    private async Task<ApplyResult> CodeAsync(
        ScannerDb db, TextToCode text, int start, int length, Fragment? fragment, Guid codeId, Guid coderId, string coderName, DateTimeOffset codedAt, CancellationToken stop)
    {
        if (fragment is null)
        {
            var frozen = await db.Set<CodedText>().Where(version => version.ResponseId == text.Source.ResponseId && version.Path == text.Path)
                .OrderByDescending(version => version.Version).FirstOrDefaultAsync(stop);
            if (frozen is null)
            {
                frozen = CodedText.Of(text.Source.ResponseId, text.Path, 1, text.Text, clock.GetUtcNow());
                db.Add(frozen);
            }
            if (frozen.Text != text.Text) return new ApplyResult(ApplyOutcome.TextChanged);
            fragment = await db.Set<Fragment>().FirstOrDefaultAsync(each => each.CodedTextId == frozen.Id && each.Start == start && each.Length == length, stop);
            if (fragment is null)
            {
                fragment = Fragment.Of(frozen.Id, start, length, CodePoints.Slice(text.Text, start, length));
                db.Add(fragment);
            }
        }
        if (await db.Set<Coding>().FirstOrDefaultAsync(each => each.FragmentId == fragment.Id && each.CodeId == codeId && each.CoderId == coderId, stop) is { } had)
            return new ApplyResult(ApplyOutcome.AlreadyThere, had.Id, fragment.Id);
        var coding = Coding.Of(fragment.Id, codeId, coderId, coderName, codedAt);
        db.Add(coding);
        await db.SaveChangesAsync(stop);
        return new ApplyResult(ApplyOutcome.Applied, coding.Id, fragment.Id);
    }

    private static Task<Code?> CodeOfScanAsync(ScannerDb db, ScanAccess access, Guid codeId, CancellationToken stop) =>
        (from code in db.Set<Code>()
         join book in db.Set<Codebook>() on code.CodebookId equals book.Id
         where code.Id == codeId && book.ScanId == access.ScanId
         select code).FirstOrDefaultAsync(stop);

    /// <summary>Does the work anew when someone else did the same at that moment; before each attempt the fragments of the response follow its text.</summary>
    private Task<T> RetryAsync<T>(ScanAccess access, Func<ScannerDb, Task<T>> work, Guid? responseId, CancellationToken stop) => Conflicts.AgainAsync(async () =>
    {
        if (responseId is not null) await reanchor.RunAsync(access.MunicipalityId, access.ScanId, responseId, stop);
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        return await work(db);
    });
}

/// <summary>A code to put on a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Stamp">The <see cref="CodableText.Stamp"/> of the text that was looked at.</param>
/// <param name="CodeId">The code.</param>
/// <param name="Stretch">The words; null: the whole text.</param>
public sealed record ApplyRequest(TextKey Text, string Stamp, Guid CodeId, Stretch? Stretch = null);

/// <summary>A stretch of a text, in Unicode code points of the text with LF line ends.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="Length">How many.</param>
public sealed record Stretch(int Start, int Length);

/// <summary>What came of putting a code on a text.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Coding">The coding, new or found; null when there is none.</param>
/// <param name="Fragment">The fragment it is on.</param>
public sealed record ApplyResult(ApplyOutcome Outcome, Guid? Coding = null, Guid? Fragment = null);

/// <summary>How putting a code on a text went.</summary>
public enum ApplyOutcome
{
    /// <summary>The code is on the text now.</summary>
    Applied,

    /// <summary>It was there already, by the same coder.</summary>
    AlreadyThere,

    /// <summary>There is no such text to code in this scan.</summary>
    UnknownText,

    /// <summary>There is no such code in this scan.</summary>
    UnknownCode,

    /// <summary>The text was corrected since it was looked at.</summary>
    TextChanged,

    /// <summary>The stretch does not lie within the text.</summary>
    OutsideText,

    /// <summary>The stretch holds no words.</summary>
    EmptyStretch,
}

/// <summary>A coding that was taken away, and can be put back.</summary>
public sealed record RemovedCoding
{
    internal RemovedCoding(TextKey text, Guid fragmentId, int start, string quote, Guid codeId, Guid coderId, string coderName, DateTimeOffset codedAt) =>
        (Text, FragmentId, Start, Quote, CodeId, CoderId, CoderName, CodedAt) = (text, fragmentId, start, quote, codeId, coderId, coderName, codedAt);

    /// <summary>The text it was on.</summary>
    public TextKey Text { get; }

    /// <summary>The code.</summary>
    public Guid CodeId { get; }

    /// <summary>The words it was on.</summary>
    public string Quote { get; }

    internal Guid FragmentId { get; }

    internal int Start { get; }

    internal Guid CoderId { get; }

    internal string CoderName { get; }

    internal DateTimeOffset CodedAt { get; }
}
