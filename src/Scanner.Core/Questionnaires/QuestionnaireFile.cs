using Scanner.Core.Expressions;

namespace Scanner.Core.Questionnaires;

/// <summary>A form that questionnaires are kept in.</summary>
public enum QuestionnaireFormat
{
    /// <summary>YAML: <c>.yaml</c>, <c>.yml</c>.</summary>
    Yaml,

    /// <summary>An XLSForm workbook: <c>.xlsx</c>.</summary>
    Workbook,
}

/// <summary>What was read from a file.</summary>
/// <param name="Document">The questionnaire as written; null when the file cannot be read at all.</param>
/// <param name="Places">Where its parts stand.</param>
/// <param name="Problems">What is wrong with the file itself. What is wrong with the questionnaire is found by <see cref="BuildQuestionnaire"/>.</param>
public sealed record QuestionnaireRead(FormDocument? Document, FormPlaces Places, IReadOnlyList<Problem> Problems)
{
    /// <summary>Builds the questionnaire, to find everything that is wrong with it.</summary>
    /// <param name="reference">The reference lists by name.</param>
    /// <param name="file">The name of the file for in the problems.</param>
    /// <returns>All problems, of the file and of the questionnaire; with an error among them the file cannot be used.</returns>
    public IReadOnlyList<Problem> AllProblems(IReadOnlyDictionary<string, ReferenceList> reference, string file)
    {
        if (Document is null) return Problems;
        return Together(BuildQuestionnaire.From(Document, reference, file, Places).Problems);
    }

    /// <summary>
    /// The problems of the file with those of what was built from it. What both see, such as a type that does not exist, is said once; and what is missing only because
    /// it is misspelt or has the wrong form is not said beside that.
    /// </summary>
    internal IReadOnlyList<Problem> Together(IReadOnlyList<Problem> built)
    {
        var said = Problems.Select(problem => (problem.Place, problem.Code)).ToHashSet();
        var lost = Problems.Where(problem => problem.Code is ProblemCodes.UnknownKey or ProblemCodes.WrongForm).Select(problem => problem.Key).ToList();
        return [.. Problems, .. built.Where(problem => !said.Contains((problem.Place, problem.Code)) && !(problem.Code == ProblemCodes.Missing && lost.Exists(key => MayBe(key, problem.Key))))];
    }

    private static bool MayBe(string? written, string? missing) => written is null || missing is null || NearestWord.Of(written, [missing]) is not null;
}

/// <summary>Reads and writes questionnaires as files, in each form that they are kept in.</summary>
public static class QuestionnaireFile
{
    /// <summary>The form that a file has by the end of its name; null: none that questionnaires are kept in.</summary>
    public static QuestionnaireFormat? FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".yaml" or ".yml" => QuestionnaireFormat.Yaml,
        ".xlsx" => QuestionnaireFormat.Workbook,
        _ => null,
    };

    /// <summary>Reads a questionnaire.</summary>
    /// <param name="file">The file; the end of its name says which form it has.</param>
    /// <param name="reference">The reference lists by name.</param>
    public static QuestionnaireRead Read(string file, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (FormatOf(file) != QuestionnaireFormat.Workbook)
        {
            var tree = new YamlTree(file);
            return ContentFile.TextOf(tree) is { } text ? OfYaml(tree, text) : new QuestionnaireRead(null, new FormPlaces(), tree.Problems);
        }
        try
        {
            using var stream = File.OpenRead(file);
            return Read(stream, file, reference);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new QuestionnaireRead(null, new FormPlaces(), [Problem.AtLine(file, 1, ProblemCodes.Unreadable, "Dit bestand kan niet worden geopend. Kijk of het bestaat en of het programma het mag lezen.")]);
        }
    }

    /// <summary>Reads a questionnaire that was uploaded.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="file">The name of the file; its end says which form it has.</param>
    /// <param name="reference">The reference lists by name.</param>
    public static QuestionnaireRead Read(Stream stream, string file, IReadOnlyDictionary<string, ReferenceList> reference)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (FormatOf(file) == QuestionnaireFormat.Workbook)
        {
            var (document, places, problems) = XlsFormReader.Read(stream, file, reference);
            return new QuestionnaireRead(document, places, problems);
        }
        var tree = new YamlTree(file);
        return ContentFile.TextOf(tree, stream) is { } text ? OfYaml(tree, text) : new QuestionnaireRead(null, new FormPlaces(), tree.Problems);
    }

    /// <summary>Writes a questionnaire, in YAML always in the same way.</summary>
    /// <param name="document">The questionnaire.</param>
    /// <param name="format">The form.</param>
    /// <param name="reference">The reference lists by name; a workbook holds their options written out.</param>
    /// <param name="stream">Gets the content; stays open.</param>
    public static void Write(FormDocument document, QuestionnaireFormat format, IReadOnlyDictionary<string, ReferenceList> reference, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        if (format == QuestionnaireFormat.Workbook) XlsFormWriter.Write(document, reference, stream);
        else YamlFormWriter.Write(document, stream);
    }

    /// <summary>What keeps a questionnaire from being written in a form: a text that does not fit in a cell.</summary>
    /// <param name="document">The questionnaire.</param>
    /// <param name="format">The form that it would be written in.</param>
    /// <param name="file">The file that it was read from, for in the problems.</param>
    /// <param name="places">Where things stand in that file.</param>
    public static IReadOnlyList<Problem> Unwritable(FormDocument document, QuestionnaireFormat format, string file, FormPlaces places) =>
        format == QuestionnaireFormat.Workbook ? [.. XlsFormWriter.TooLong(document, places, file)] : [];

    private static QuestionnaireRead OfYaml(YamlTree tree, string text)
    {
        var (document, places) = YamlFormReader.Read(tree, text);
        return new QuestionnaireRead(document, places, tree.Problems);
    }
}
