using System.Buffers;

namespace Scanner.Core.Tables;

/// <summary>
/// Keeps a spreadsheet from taking a text in a csv for a formula: it gets an apostrophe in front, as one types in Excel to say
/// "this is text". A workbook needs no sign in the text: there the cell itself says that it is text.
/// </summary>
/// <remarks>
/// Protecting and taking off are each other's mirror. What would begin a formula, and what is that with apostrophes already before it,
/// gets one apostrophe more; reading takes one away from exactly those. A number with a minus is no formula and stays a number.
/// </remarks>
internal static class CellProtection
{
    /// <summary>The text as it can stand in a csv.</summary>
    public static string Protect(string text) => IsFormulaLike(text.AsSpan().TrimStart('\'')) && !IsNumber(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Protect"/>.</summary>
    public static string TakeOff(string text) => text.Length > 1 && text[0] == '\'' && IsFormulaLike(text.AsSpan().TrimStart('\'')) ? text[1..] : text;

    private static bool IsFormulaLike(ReadOnlySpan<char> text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r');

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length > 1 && text[0] == '-' && char.IsAsciiDigit(text[1]) && !text[1..].ContainsAnyExcept(InNumbers);
}
