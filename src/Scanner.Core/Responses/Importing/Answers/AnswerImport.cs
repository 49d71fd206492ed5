using Scanner.Core.Tables;

namespace Scanner.Core.Responses;

/// <summary>What an import of answers did, or would do.</summary>
public sealed record AnswerImport
{
    /// <summary>Why the file as a whole cannot be used; null: it can.</summary>
    public TableFault? Fault { get; init; }

    /// <summary>Whether it was done; otherwise this is what would happen.</summary>
    public bool IsDone { get; init; }

    /// <summary>The title of the questionnaire.</summary>
    public string Title { get; init; } = "";

    /// <summary>The columns and what they were taken for.</summary>
    public IReadOnlyList<ImportedColumn> Columns { get; init; } = [];

    /// <summary>What stands between the cells of a csv; null: a workbook.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How the letters of a csv are written; null: a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>The sheet that was read; null: a csv.</summary>
    public string? Sheet { get; init; }

    /// <summary>How days such as 03-04-2027 were read.</summary>
    public DayOrder DayOrder { get; init; }

    /// <summary>Whether decimal commas occur.</summary>
    public bool HasDecimalCommas { get; init; }

    /// <summary>Whether decimal points occur that can be nothing else.</summary>
    public bool HasDecimalPoints { get; init; }

    /// <summary>Days that could be read in two ways.</summary>
    public int AmbiguousDays { get; init; }

    /// <summary>The first of those.</summary>
    public string? ExampleDay { get; init; }

    /// <summary>Numbers as 1.234 that could be read in two ways: with a decimal point, unless decimal commas occur.</summary>
    public int AmbiguousNumbers { get; init; }

    /// <summary>The first of those.</summary>
    public string? ExampleNumber { get; init; }

    /// <summary>Numbers as 1,234 in a file that has numbers as 1,234.5 too.</summary>
    public int AmbiguousCommas { get; init; }

    /// <summary>The first of those.</summary>
    public string? ExampleComma { get; init; }

    /// <summary>Whether those are read as thousands; otherwise the comma is decimal.</summary>
    public bool AreCommasThousands { get; init; }

    /// <summary>Rows that went in, or would.</summary>
    public int New { get; init; }

    /// <summary>Rows that were there already, the same.</summary>
    public int Same { get; init; }

    /// <summary>Rows that were there already with other answers; what was there stays.</summary>
    public IReadOnlyList<TableFault> Different { get; init; } = [];

    /// <summary>Rows that are left out, with why.</summary>
    public IReadOnlyList<TableFault> RefusedRows { get; init; } = [];

    /// <summary>New rows without an external id: importing them again doubles them.</summary>
    public int WithoutKey { get; init; }

    /// <summary>New rows, not answered online, without an answer to a required question.</summary>
    public int LacksRequired { get; init; }

    /// <summary>Answers that are left out because the question was not asked, per column.</summary>
    public IReadOnlyList<LeftOutColumn> LeftOut { get; init; } = [];

    internal static AnswerImport Refused(TableFault fault) => new() { Fault = fault };
}

/// <summary>A column with answers to a question that was not asked.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Rows">In how many new rows.</param>
public sealed record LeftOutColumn(string Column, int Rows);
