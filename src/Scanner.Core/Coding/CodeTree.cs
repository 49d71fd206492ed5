namespace Scanner.Core.Coding;

/// <summary>A code with the one above it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Parent">The code above it; null for a top code.</param>
internal readonly record struct CodeInTree(Code Code, Code? Parent);

/// <summary>The order of a codebook.</summary>
internal static class CodeTree
{
    /// <summary>Top codes in their order, each followed by the codes below it.</summary>
    public static IEnumerable<CodeInTree> InTree(this IEnumerable<Code> codes)
    {
        var below = codes.OrderBy(code => code.Ordinal).ThenBy(code => code.Name, StringComparer.Ordinal).ToLookup(code => code.ParentId);
        return below[null].SelectMany(top => below[top.Id].Select(code => new CodeInTree(code, top)).Prepend(new CodeInTree(top, null)));
    }
}
