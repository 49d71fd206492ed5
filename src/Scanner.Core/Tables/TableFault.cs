namespace Scanner.Core.Tables;

/// <summary>Why a file with a table, or a row of it, cannot be used: where, what, and how to mend it.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Place">Where: a line, from 1 (<c>12</c>), or a cell (<c>Blad1!C5</c>).</param>
/// <param name="Code">The stable code, see <see cref="TableFaultCodes"/>.</param>
/// <param name="Sentence">A Dutch sentence that says what is wrong and what to do.</param>
public sealed record TableFault(string File, string Place, string Code, string Sentence)
{
    /// <summary>The place in words: <c>regel 12</c>, or <c>cel Blad1!C5</c>.</summary>
    public string PlaceInWords => InWords(Place);

    /// <summary><c>file:line: code: sentence</c> or <c>file:sheet!cell: code: sentence</c>, the form that editors and scripts read.</summary>
    public override string ToString() => $"{File}:{Place}: {Code}: {Sentence}";

    internal static string InWords(string place) => place.Contains('!', StringComparison.Ordinal) ? "cel " + place : "regel " + place;
}

/// <summary>The stable codes of what can be wrong with a table, whatever it holds.</summary>
public static class TableFaultCodes
{
    /// <summary>The file cannot be read as a table.</summary>
    public const string NoTable = "T001";

    /// <summary>The name of the file says that it is something else than what is in it.</summary>
    public const string WrongExtension = "T002";

    /// <summary>Nothing stands in it.</summary>
    public const string Empty = "T003";

    /// <summary>The row with the names of the columns is not right.</summary>
    public const string BadHeader = "T004";

    /// <summary>A row with more or fewer cells than there are columns.</summary>
    public const string Ragged = "T005";

    /// <summary>A cell without a value that can be read: an error, or a formula without its outcome.</summary>
    public const string BadCell = "T006";

    /// <summary>A quotation mark that is not closed, or that closes too early.</summary>
    public const string BadQuotes = "T007";
}
