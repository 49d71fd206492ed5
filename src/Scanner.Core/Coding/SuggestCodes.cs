namespace Scanner.Core.Coding;

/// <summary>
/// Suggests codes by their keywords: a keyword must stand in the text as whole words, no matter capitals or accents;
/// a simple plural counts as well.
/// </summary>
internal sealed class SuggestCodes
{
    /// <summary>The most suggestions for one text; more would be noise.</summary>
    public const int Most = 3;

    private readonly Dictionary<string, List<(Guid Code, string[] Words)>> byFirstWord = [];

    public SuggestCodes(IEnumerable<Code> codes)
    {
        foreach (var code in codes)
            foreach (var keyword in code.Keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Add(code.Id, FoldedText.Words(keyword).ConvertAll(word => word.Text));
        // The longest keyword that stands there gives the stretch.
        foreach (var keywords in byFirstWord.Values) keywords.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    /// <summary>The first stretch for each code, in the order of the text; codes already on the text are left out.</summary>
    public IReadOnlyList<(Guid Code, int Start, int Length)> In(string text, IReadOnlySet<Guid> already)
    {
        var found = new List<(Guid Code, int Start, int Length)>();
        var words = FoldedText.Words(text);
        for (var at = 0; at < words.Count && found.Count < Most; at++)
        {
            if (!byFirstWord.TryGetValue(words[at].Text, out var keywords)) continue;
            foreach (var (code, sought) in keywords)
            {
                if (found.Count == Most || already.Contains(code) || found.Exists(had => had.Code == code) || !Stands(words, at, sought)) continue;
                var last = words[at + sought.Length - 1];
                found.Add((code, words[at].Start, last.Start + last.Length - words[at].Start));
            }
        }
        return found;
    }

    private static bool Stands(List<FoldedWord> words, int at, string[] sought)
    {
        if (at + sought.Length > words.Count) return false;
        for (var next = 1; next < sought.Length; next++)
            if (words[at + next].Text != sought[next] || !words[at + next].IsNextTo) return false;
        return true;
    }

    private void Add(Guid code, List<string> words)
    {
        if (words.Count == 0) return;
        foreach (var last in WithPlurals(words[^1]))
        {
            string[] sought = [.. words[..^1], last];
            if (!byFirstWord.TryGetValue(sought[0], out var keywords)) byFirstWord[sought[0]] = keywords = [];
            keywords.Add((code, sought));
        }
    }

    private static IEnumerable<string> WithPlurals(string word)
    {
        yield return word;
        if (word.Length < 3 || !char.IsLetter(word[^1])) yield break;
        yield return word + "s";
        yield return word + "'s";
        yield return word + "n";
        yield return word + "en";
        yield return word + word[^1] + "en";
    }
}
