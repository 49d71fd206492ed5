namespace Scanner.Core.Expressions;

/// <summary>What the name of a question may look like: XLSForm's rule, a letter or underscore and then letters, digits, _, - and points.</summary>
internal static class Names
{
    public static bool CanStart(char character) => char.IsLetter(character) || character == '_';

    public static bool CanContinue(char character) => char.IsLetterOrDigit(character) || character is '_' or '-';

    public static bool IsName(string text) =>
        text.Length > 0 && CanStart(text[0]) && text.All(character => CanContinue(character) || character == '.');

    /// <summary>The first <c>${name}</c> in a text: where it starts, how long it is, and the name.</summary>
    public static (int Start, int Length, string Name)? FindIn(string text)
    {
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", start + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                return null;
            }

            var name = text[(start + 2)..end].Trim();
            if (IsName(name))
            {
                return (start, end - start + 1, name);
            }
        }

        return null;
    }
}
