namespace Scanner.Core.Questionnaires;

/// <summary>A document as the text that is stored, and back. What is wrong in it stays as it is; only what no file can hold is brought to its canonical form.</summary>
internal static class DraftText
{
    public static string Write(FormDocument document) => YamlFormWriter.Write(document);

    /// <exception cref="InvalidOperationException">The text is not one that <see cref="Write"/> made of a document that <see cref="CanHold"/>.</exception>
    public static FormDocument Read(string text)
    {
        var tree = new YamlTree("concept");
        return YamlFormReader.Read(tree, text).Document ?? throw new InvalidOperationException($"A stored questionnaire can no longer be read: {string.Join(" ", tree.Problems)}");
    }

    /// <summary>Whether the document can be stored: not larger, nor with more levels in each other, than can be read back.</summary>
    public static bool CanHold(FormDocument document) => YamlFormReader.Read(new YamlTree("concept"), Write(document)).Document is not null;

    /// <summary>The document as it comes back from the database.</summary>
    public static FormDocument Canonical(FormDocument document) => Read(Write(document));
}
