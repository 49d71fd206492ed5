using System.Text.Json;

namespace Scanner.Core.Questionnaires;

/// <summary>A document as the text that is stored, and back; nothing is lost, whatever is wrong in it.</summary>
internal static class DraftText
{
    public static string Write(FormDocument document) => JsonSerializer.Serialize(document);

    public static FormDocument Read(string text) => JsonSerializer.Deserialize<FormDocument>(text) ?? throw new InvalidOperationException("A stored draft can no longer be read.");
}
