using System.Text.RegularExpressions;

namespace Scanner.Core.Scans;

/// <summary>Something wrong with what was filled in, named by the field; the page chooses the words.</summary>
/// <param name="Field">The name of the property that was filled in.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Limit">For <see cref="FieldFault.TooLong"/>: the longest text allowed, in characters.</param>
public sealed record FieldProblem(string Field, FieldFault Fault, int Limit = 0);

/// <summary>What can be wrong with a field.</summary>
public enum FieldFault
{
    /// <summary>It must be filled in.</summary>
    Missing,

    /// <summary>It holds more characters than fit.</summary>
    TooLong,

    /// <summary>It does not look like what is asked, such as an e-mail address.</summary>
    NotPlausible,

    /// <summary>A last day before the first.</summary>
    BeforeStart,

    /// <summary>A day that has passed.</summary>
    InThePast,
}

/// <summary>Reads the fields of one form: trims them, and gathers what is wrong.</summary>
internal sealed partial class FieldCheck
{
    private readonly List<FieldProblem> problems = [];

    public IReadOnlyList<FieldProblem> Problems => problems;

    public bool HasProblems => problems.Count > 0;

    public void Report(string field, FieldFault fault) => problems.Add(new FieldProblem(field, fault));

    /// <summary>A text on one line or more; line ends become LF.</summary>
    public string Text(string field, string? value, int limit, bool required = false)
    {
        var text = (value ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length == 0 && required) Report(field, FieldFault.Missing);
        if (text.Length > limit) problems.Add(new FieldProblem(field, FieldFault.TooLong, limit));
        return text;
    }

    /// <summary>An e-mail address that looks like one. Whether mail arrives there, only sending tells.</summary>
    public string Email(string field, string? value, int limit, bool required = false)
    {
        var text = Text(field, value, limit, required);
        if (text.Length > 0 && !Plausible().IsMatch(text)) Report(field, FieldFault.NotPlausible);
        return text;
    }

    [GeneratedRegex(@"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Plausible();
}
