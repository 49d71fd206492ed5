using System.Globalization;

namespace Scanner.Core.Questionnaires;

/// <summary>How bad a problem in a file is.</summary>
public enum Severity
{
    /// <summary>The file cannot be used until it is mended.</summary>
    Error,

    /// <summary>The file can be used; someone should look.</summary>
    Warning,
}

/// <summary>Something wrong in a file: where, what, and how to mend it.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Place">Where: a line, from 1 (<c>12</c>), or a cell (<c>survey!C5</c>).</param>
/// <param name="Code">The stable code, see <see cref="ProblemCodes"/>.</param>
/// <param name="Severity">Whether the file can still be used.</param>
/// <param name="Sentence">A Dutch sentence that says what is wrong and what to do.</param>
/// <param name="Node">The part of a <see cref="FormDocument"/> that it concerns: settings, list, choice or item; null: the file as a whole, or no questionnaire.</param>
/// <param name="Key">The key or column, such as <c>relevant</c>; null: the part as a whole.</param>
public sealed record Problem(string File, string Place, string Code, Severity Severity, string Sentence, object? Node = null, string? Key = null)
{
    /// <summary><c>file:line: code: sentence</c> or <c>file:sheet!cell: code: sentence</c>, the form that editors and scripts read.</summary>
    public override string ToString() => $"{File}:{Place}: {Code}: {Sentence}";

    /// <summary>The place in words: <c>regel 12</c>, or the cell.</summary>
    public string PlaceInWords => Place.Contains('!', StringComparison.Ordinal) ? "cel " + Place : "regel " + Place;

    internal static Problem AtLine(string file, int line, string code, string sentence, Severity severity = Severity.Error) =>
        new(file, line.ToString(CultureInfo.InvariantCulture), code, severity, sentence);
}

/// <summary>The stable codes of what can be wrong in a questionnaire, list, codebook or set of criteria.</summary>
public static class ProblemCodes
{
    /// <summary>The file cannot be read.</summary>
    public const string Unreadable = "Q001";

    /// <summary>A tab where YAML wants spaces.</summary>
    public const string Tab = "Q002";

    /// <summary>The text is not YAML.</summary>
    public const string NotYaml = "Q003";

    /// <summary>A key that is not known here.</summary>
    public const string UnknownKey = "Q004";

    /// <summary>Something that must be there is missing.</summary>
    public const string Missing = "Q005";

    /// <summary>A value of another form than expected.</summary>
    public const string WrongForm = "Q006";

    /// <summary>A name with characters that are not allowed, or a name the product keeps for itself.</summary>
    public const string BadName = "Q010";

    /// <summary>The same name twice.</summary>
    public const string DuplicateName = "Q011";

    /// <summary>A choice list that does not exist.</summary>
    public const string MissingList = "Q012";

    /// <summary>A type of question that is not known.</summary>
    public const string UnknownType = "Q013";

    /// <summary>An appearance that does not go with the type.</summary>
    public const string BadAppearance = "Q014";

    /// <summary>A kind of partner that is not in the list.</summary>
    public const string UnknownPartnerType = "Q016";

    /// <summary>A key question that does not exist.</summary>
    public const string UnknownKeyQuestion = "Q017";

    /// <summary>An expression that cannot be read.</summary>
    public const string BadExpression = "Q020";

    /// <summary>A name in an expression that does not exist.</summary>
    public const string UnknownReference = "Q021";

    /// <summary>A condition that looks at a question that is asked later.</summary>
    public const string LaterReference = "Q022";

    /// <summary>An answer used as what it is not: a text in a sum, options held against an option that does not exist.</summary>
    public const string TypeClash = "Q023";

    /// <summary>Items that wait for each other in a circle.</summary>
    public const string Circle = "Q024";

    /// <summary>Too much, or too deep: groups in groups, or a path that does not fit.</summary>
    public const string TooMuch = "Q025";

    /// <summary>A matrix whose rows do not fit together.</summary>
    public const string BadTable = "Q026";

    /// <summary>A key or column that does nothing here.</summary>
    public const string NoEffect = "Q027";

    /// <summary>A text that lacks one of the languages.</summary>
    public const string MissingLanguage = "Q030";

    /// <summary>A digit that two codes of a codebook claim.</summary>
    public const string DuplicateKey = "Q040";

    /// <summary>A colour that cannot be read, or that text cannot be read in.</summary>
    public const string BadColour = "Q041";

    /// <summary>Codes in more than two levels.</summary>
    public const string TooDeep = "Q042";

    /// <summary>The file is no workbook that can be read, or too large.</summary>
    public const string NoWorkbook = "Q060";

    /// <summary>A sheet that an XLSForm must have is missing.</summary>
    public const string MissingSheet = "Q061";

    /// <summary>A column heading that is missing, or there twice.</summary>
    public const string BadHeader = "Q062";

    /// <summary>A type of question of XLSForm that is not asked here; the row is left out.</summary>
    public const string LeftOutType = "Q063";

    /// <summary>A group or repeat that is not closed, or closed without having begun.</summary>
    public const string Unbalanced = "Q064";

    /// <summary>A condition, calculation or text that needed a row that was left out.</summary>
    public const string LeftOutReference = "Q065";

    /// <summary>A sheet, column, row or setting that is not used here.</summary>
    public const string Ignored = "Q066";

    /// <summary>A cell without a value that can be read: an error, or a formula without its outcome.</summary>
    public const string BadCell = "Q067";

    /// <summary>Something that was missing or written otherwise, and was filled in or changed while reading.</summary>
    public const string Adjusted = "Q068";

    /// <summary>A text that does not fit in a cell of a workbook.</summary>
    public const string TooLongForCell = "Q069";

    /// <summary>A name that stood for another question in an earlier version and was taken out since.</summary>
    public const string RetiredName = "Q070";

    /// <summary>The name of an option that meant something else in an earlier version and was taken out since.</summary>
    public const string RetiredChoice = "Q071";
}
