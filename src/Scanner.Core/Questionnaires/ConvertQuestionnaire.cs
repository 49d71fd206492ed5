namespace Scanner.Core.Questionnaires;

/// <summary>How a conversion ended.</summary>
/// <param name="IsWritten">Whether the new file is there; if not, nothing was changed.</param>
/// <param name="Problems">Everything found on the way; errors are why nothing was written.</param>
public sealed record Conversion(bool IsWritten, IReadOnlyList<Problem> Problems);

/// <summary>Makes of a questionnaire in one file another file: YAML to an XLSForm workbook, a workbook to YAML, or the same form in its canonical shape.</summary>
public static class ConvertQuestionnaire
{
    /// <summary>Converts; a questionnaire with errors is refused, one with warnings is not.</summary>
    /// <param name="from">The file to read: .yaml, .yml or .xlsx.</param>
    /// <param name="to">The file to write: .yaml, .yml or .xlsx. It is written whole or not at all.</param>
    /// <param name="folders">Folders with questionnaires whose reference lists count when there are none beside the file.</param>
    public static Conversion Run(string from, string to, params string[] folders)
    {
        var format = QuestionnaireFile.FormatOf(to) ?? throw new ArgumentException("This is no file for a questionnaire.", nameof(to));
        var reference = ReferenceFolder.For(from, folders);
        var read = QuestionnaireFile.Read(from, reference);
        var problems = read.AllProblems(reference, from).ToList();
        if (read.Document is { } document) problems.AddRange(QuestionnaireFile.Unwritable(document, format, from, read.Places));
        if (read.Document is null || problems.Exists(problem => problem.Severity == Severity.Error)) return new Conversion(false, problems);
        return Write(read.Document, format, reference, to) is { } failure ? new Conversion(false, [.. problems, failure]) : new Conversion(true, problems);
    }

    /// <returns>Null, or why the file could not be written.</returns>
    private static Problem? Write(FormDocument document, QuestionnaireFormat format, IReadOnlyDictionary<string, ReferenceList> reference, string to)
    {
        // Beside it, so that the last step is a move within one disk: whole or not at all.
        var half = $"{to}.{Guid.NewGuid():N}.half";
        try
        {
            using (var stream = new FileStream(half, FileMode.CreateNew, FileAccess.Write)) QuestionnaireFile.Write(document, format, reference, stream);
            File.Move(half, to, overwrite: true);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Problem.AtLine(to, 1, ProblemCodes.Unreadable, "Dit bestand kan niet worden geschreven. Kijk of de map bestaat, of het bestand ergens open staat, en of het programma hier mag schrijven.");
        }
        finally
        {
            if (File.Exists(half)) File.Delete(half);
        }
    }
}
