using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Gives a scan its codebook: a copy of the shipped file, made when it is first needed.</summary>
internal sealed class SeedCodebook(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library)
{
    private const string FileName = "drugspreventie.yaml";

    /// <summary>Makes the codebook when the scan has none. Two people at once make one.</summary>
    /// <param name="access">The scan.</param>
    /// <param name="evenEmpty">Makes an empty codebook when the file cannot be used, for someone who adds a code of their own.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>What is wrong with the file, when that is why there is no codebook; otherwise empty.</returns>
    public async Task<IReadOnlyList<Problem>> EnsureAsync(ScanAccess access, bool evenEmpty, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(access.MunicipalityId, stop);
        if (await db.Set<Codebook>().AnyAsync(book => book.ScanId == access.ScanId, stop)) return [];
        var (file, problems) = CodebookFile.Read(Path.Combine(library.Folder, "codebooks", FileName));
        if (file is null && !evenEmpty) return [.. problems.Where(problem => problem.Severity == Severity.Error)];
        var codebook = Codebook.Of(access.ScanId, file?.Name ?? "", file?.Version ?? "");
        db.Add(codebook);
        AddCodes(db, codebook.Id, null, file?.Codes ?? []);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // Someone else made it in the meantime: theirs is the one.
        }
        return [];
    }

    private static void AddCodes(ScannerDb db, Guid codebook, Guid? parent, IReadOnlyList<CodeDefinition> codes)
    {
        foreach (var (definition, ordinal) in codes.Select((definition, ordinal) => (definition, ordinal)))
        {
            var code = Code.Of(codebook, parent, definition.Name, definition.Label.In("nl"), definition.Definition.In("nl"), definition.Colour, ordinal)
                .With(definition.Key, definition.Keywords, definition.KeyQuestions);
            db.Add(code);
            AddCodes(db, codebook, code.Id, definition.Codes);
        }
    }
}
