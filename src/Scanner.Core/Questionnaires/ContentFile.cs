using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

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
public static partial class ContentFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\r\f\u0085\u2028\u2029");

    /// <summary>Tells from its keys what a file holds.</summary>
    public static ContentKind KindOf(string file)
    {
        var tree = new YamlTree(file);
        if (TextOf(tree) is not { } text) return ContentKind.Unknown;
        // The keys stand at the start of a line; only in a file written otherwise is the whole text read to find them.
        var keys = KeyPattern().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        if (KindBy(keys) is var kind and not ContentKind.Unknown) return kind;
        return tree.Read(text) is { } root ? KindBy(root.Keys.ToHashSet()) : ContentKind.Unknown;
    }

    /// <returns>The text of the tree's file, or null when it cannot be read; then the reason is among the problems.</returns>
    internal static string? TextOf(YamlTree tree)
    {
        try
        {
            return TextOf(tree, File.ReadAllBytes(tree.File));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            tree.Report(1, ProblemCodes.Unreadable, "Dit bestand kan niet worden geopend. Kijk of het bestaat en of het programma het mag lezen.");
            return null;
        }
    }

    /// <returns>The text that was uploaded under the name of the tree's file, or null when it is no text; then the reason is among the problems.</returns>
    internal static string? TextOf(YamlTree tree, Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return TextOf(tree, copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    private static string? TextOf(YamlTree tree, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            return text.AsSpan().ContainsAny(OtherLineEnds) ? text.ReplaceLineEndings("\n") : text;
        }
        catch (DecoderFallbackException failure)
        {
            var line = bytes[..Math.Clamp(failure.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            tree.Report(line, ProblemCodes.Unreadable, "Dit bestand is niet in UTF-8 opgeslagen: op deze regel staat het eerste teken dat niet te lezen is. Kies bij opslaan als de codering UTF-8.");
            return null;
        }
    }

    private static ContentKind KindBy(HashSet<string> keys) =>
        keys.Contains("survey") || keys.Contains("settings") ? ContentKind.Questionnaire
        : keys.Contains("criteria") ? ContentKind.Criteria
        : keys.Contains("codes") ? ContentKind.Codebook
        : keys.Contains("choices") ? ContentKind.ReferenceList
        : ContentKind.Unknown;

    [GeneratedRegex("^\"?(survey|settings|criteria|codes|choices)\"?:", RegexOptions.Multiline)]
    private static partial Regex KeyPattern();
}
