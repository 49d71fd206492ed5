namespace Scanner.Core.Coding;

/// <summary>Cuts a text where fragments begin and end, so that each piece can be shown with the colours of all fragments over it.</summary>
public static class TextSegments
{
    /// <summary>The pieces in order; together they are the whole text. Orphaned fragments have no place in it.</summary>
    public static IReadOnlyList<TextSegment> Of(string text, IReadOnlyList<FragmentView> fragments)
    {
        var standing = fragments.Where(fragment => !fragment.IsOrphaned).ToList();
        var whole = CodePoints.Count(text);
        List<int> cuts = [.. standing.SelectMany(fragment => new[] { fragment.Start, fragment.Start + fragment.Length }).Append(0).Append(whole).Where(cut => cut >= 0 && cut <= whole).Distinct().Order()];
        var segments = new List<TextSegment>();
        var from = 0;
        for (var next = 1; next < cuts.Count; next++)
        {
            var (start, end) = (cuts[next - 1], cuts[next]);
            var to = CodePoints.Index(text, from, end - start);
            segments.Add(new TextSegment(text[from..to], [.. standing.Where(fragment => fragment.Start <= start && fragment.Start + fragment.Length >= end)]));
            from = to;
        }
        return segments;
    }
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">The words.</param>
/// <param name="Fragments">The fragments that lie over it; empty: not coded.</param>
public sealed record TextSegment(string Text, IReadOnlyList<FragmentView> Fragments);
