namespace Scanner.Core.Expressions;

/// <summary>Finds the word that was meant by one with a slip of the finger in it.</summary>
public static class NearestWord
{
    /// <summary>The nearest of the known words, capitals aside: at most two letters apart, and fewer in a short word.</summary>
    /// <param name="written">What is written.</param>
    /// <param name="known">What could be meant.</param>
    /// <returns>The word, or null when none is near.</returns>
    public static string? Of(string written, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(written);
        var word = written.ToLowerInvariant();
        var reach = word.Length <= 3 ? 1 : 2;
        return known
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= reach)
            .Select(candidate => (Word: candidate, Distance: Distance(word, candidate.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= reach)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    // Levenshtein with neighbouring letters swapped counted as one mistake (optimal string alignment).
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var replaced = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[one.Length, other.Length];
    }
}
