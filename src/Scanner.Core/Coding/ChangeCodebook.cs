using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Changes the codebook of a scan while coding: new themes appear while working, and that is logged. Needs <see cref="Right.Code"/>.</summary>
public sealed class ChangeCodebook
{
    /// <summary>Colours for new top codes: each readable on white, and apart from its neighbours.</summary>
    private static readonly string[] Palette = ["#0b5c6b", "#8a4b00", "#4b3f8f", "#1f6b3a", "#a3202b", "#1763d6", "#6b6400", "#7a1250"];

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly SeedCodebook seed;

    internal ChangeCodebook(IDbContextFactory<ScannerDb> databases, TimeProvider clock, SeedCodebook seed) =>
        (this.databases, this.clock, this.seed) = (databases, clock, seed);

    /// <summary>Adds a code.</summary>
    /// <param name="access">The scan.</param>
    /// <param name="parent">The top code to put it under; null: a new top code.</param>
    /// <param name="label">Its words; when a code has these words already, no matter capitals or accents, that one is given.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<CodeResult> AddAsync(ScanAccess access, Guid? parent, string label, CancellationToken stop)
    {
        access.Demand(Right.Code);
        if (Refusal(ref label) is { } refusal) return refusal;
        await seed.EnsureAsync(access, evenEmpty: true, stop);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var book = await db.Set<Codebook>().SingleAsync(each => each.ScanId == access.ScanId, stop);
            var codes = await db.Set<Code>().Where(code => code.CodebookId == book.Id).ToListAsync(stop);
            if (WithLabel(codes, label) is { } had) return new CodeResult(CodeOutcome.AlreadyThere, had.Id);
            var above = codes.Find(code => code.Id == parent);
            if (parent is not null && above is not { ParentId: null }) return new CodeResult(CodeOutcome.UnknownCode);
            var neighbours = codes.FindAll(code => code.ParentId == parent);
            var added = Code.Of(
                book.Id, parent, FreeName(label, codes), label, "", above?.Colour ?? Palette[neighbours.Count % Palette.Length],
                neighbours.Count == 0 ? 0 : neighbours.Max(code => code.Ordinal) + 1).With(null, [], KeyQuestionsOf(above));
            db.Add(added);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "code.added", added.Id, above is null ? $"Hoofdcode ‘{label}’ toegevoegd aan het codeboek." : $"Code ‘{label}’ toegevoegd aan het codeboek, onder ‘{above.Label}’."));
            await db.SaveChangesAsync(stop);
            return new CodeResult(CodeOutcome.Done, added.Id);
        });
    }

    /// <summary>Gives a code other words and another definition; its name, and what is coded with it, stay.</summary>
    public Task<CodeResult> RenameAsync(ScanAccess access, Guid codeId, string label, string definition, CancellationToken stop)
    {
        access.Demand(Right.Code);
        if (Refusal(ref label) is { } refusal) return Task.FromResult(refusal);
        if (definition.Length > Code.DefinitionLength) return Task.FromResult(new CodeResult(CodeOutcome.TooLong));
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var codes = await OfScanAsync(db, access, stop);
            if (codes.Find(code => code.Id == codeId) is not { } code) return new CodeResult(CodeOutcome.UnknownCode);
            if (WithLabel(codes.FindAll(other => other.Id != codeId), label) is { } same) return new CodeResult(CodeOutcome.AlreadyThere, same.Id);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "code.renamed", code.Id, $"Code ‘{code.Label}’ heet nu ‘{label}’."));
            code.Change(label, definition.Trim());
            await db.SaveChangesAsync(stop);
            return new CodeResult(CodeOutcome.Done, code.Id);
        });
    }

    /// <summary>Gives a code a digit, or none; the code that had the digit loses it.</summary>
    /// <param name="access">The scan.</param>
    /// <param name="codeId">The code.</param>
    /// <param name="key">1 to 9; null: none.</param>
    /// <param name="stop">Stops the work.</param>
    public Task<CodeResult> SetKeyAsync(ScanAccess access, Guid codeId, int? key, CancellationToken stop)
    {
        access.Demand(Right.Code);
        if (key is < 1 or > 9) throw new ArgumentOutOfRangeException(nameof(key));
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var codes = await OfScanAsync(db, access, stop);
            if (codes.Find(code => code.Id == codeId) is not { } code) return new CodeResult(CodeOutcome.UnknownCode);
            foreach (var other in codes.Where(other => key is not null && other.Key == key)) other.SetKey(null);
            code.SetKey(key);
            await db.SaveChangesAsync(stop);
            return new CodeResult(CodeOutcome.Done, code.Id);
        });
    }

    /// <summary>Takes a code away that nothing is coded with and that has no codes below it: the way back from adding one.</summary>
    public Task<CodeResult> RemoveAsync(ScanAccess access, Guid codeId, CancellationToken stop)
    {
        access.Demand(Right.Code);
        return Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
            var codes = await OfScanAsync(db, access, stop);
            if (codes.Find(code => code.Id == codeId) is not { } code) return new CodeResult(CodeOutcome.UnknownCode);
            if (codes.Exists(other => other.ParentId == codeId) || await db.Set<Coding>().AnyAsync(coding => coding.CodeId == codeId, stop)) return new CodeResult(CodeOutcome.InUse, codeId);
            db.Remove(code);
            db.Add(AuditEntry.Of(clock.GetUtcNow(), access.AccountId, "code.removed", code.Id, $"Code ‘{code.Label}’ weggehaald uit het codeboek."));
            await db.SaveChangesAsync(stop);
            return new CodeResult(CodeOutcome.Done);
        });
    }

    private static Task<List<Code>> OfScanAsync(ScannerDb db, ScanAccess access, CancellationToken stop) =>
        (from code in db.Set<Code>()
         join book in db.Set<Codebook>() on code.CodebookId equals book.Id
         where book.ScanId == access.ScanId
         select code).ToListAsync(stop);

    private static CodeResult? Refusal(ref string label)
    {
        label = string.Join(' ', label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return label.Length switch
        {
            0 => new CodeResult(CodeOutcome.EmptyLabel),
            > Code.LabelLength => new CodeResult(CodeOutcome.TooLong),
            _ => null,
        };
    }

    private static Code? WithLabel(List<Code> codes, string label) => codes.Find(code => FoldedText.Fold(code.Label) == FoldedText.Fold(label));

    private static IEnumerable<int> KeyQuestionsOf(Code? code) =>
        code is null ? [] : code.KeyQuestions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture));

    private static string FreeName(string label, List<Code> codes)
    {
        var name = new StringBuilder();
        foreach (var letter in FoldedText.Fold(label))
        {
            if (char.IsAsciiLetterOrDigit(letter)) name.Append(letter);
            else if (name.Length > 0 && name[^1] != '-') name.Append('-');
        }
        var stem = name.ToString().Trim('-');
        if (stem.Length == 0) stem = "code";
        if (stem.Length > Code.NameLength - 4) stem = stem[..(Code.NameLength - 4)].Trim('-');
        var free = stem;
        for (var number = 2; codes.Exists(code => code.Name == free); number++) free = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        return free;
    }
}

/// <summary>What came of changing the codebook.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="CodeId">The code, or the one that stands in the way.</param>
public sealed record CodeResult(CodeOutcome Outcome, Guid? CodeId = null);

/// <summary>How changing the codebook went.</summary>
public enum CodeOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>A code with these words exists.</summary>
    AlreadyThere,

    /// <summary>There are no words.</summary>
    EmptyLabel,

    /// <summary>The words or the definition are too long.</summary>
    TooLong,

    /// <summary>There is no such code in this scan, or no code can stand below it.</summary>
    UnknownCode,

    /// <summary>Something is coded with it, or codes stand below it.</summary>
    InUse,
}
