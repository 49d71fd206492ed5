using System.Text;

namespace Scanner.Core.Questionnaires;

/// <summary>What a file in the folder <c>questionnaires</c> holds.</summary>
public enum ContentKind
{
    /// <summary>None of the below, or not readable.</summary>
    Unknown,

    /// <summary>A questionnaire: it has <c>survey</c>.</summary>
    Questionnaire,

    /// <summary>A reference list: it has <c>choices</c> but no <c>survey</c>.</summary>
    ReferenceList,

    /// <summary>Criteria of a decision aid.</summary>
    Criteria,

    /// <summary>A codebook.</summary>
    Codebook,
}

/// <summary>A YAML file with content of the method.</summary>
public static class ContentFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Tells from its keys what a file holds.</summary>
    public static ContentKind KindOf(string file)
    {
        var tree = new YamlTree(file);
        var keys = TextOf(tree) is { } text && tree.Read(text) is { } root ? root.Keys.ToHashSet() : [];
        return keys.Contains("survey") || keys.Contains("settings") ? ContentKind.Questionnaire
            : keys.Contains("criteria") ? ContentKind.Criteria
            : keys.Contains("codes") ? ContentKind.Codebook
            : keys.Contains("choices") ? ContentKind.ReferenceList
            : ContentKind.Unknown;
    }

    /// <returns>The text of the tree's file, or null when it cannot be read; then the reason is among the problems.</returns>
    internal static string? TextOf(YamlTree tree)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(tree.File)).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            tree.Report(1, ProblemCodes.Unreadable, "Dit bestand is niet in UTF-8 opgeslagen. Kies bij opslaan als de codering UTF-8.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            tree.Report(1, ProblemCodes.Unreadable, "Dit bestand kan niet worden geopend. Kijk of het bestaat en of het programma het mag lezen.");
        }
        return null;
    }
}
