using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Scanner.Core.Expressions;

/// <summary>An answer, or what an expression yields. The kinds are the nested records; there are no others.</summary>
/// <remarks>Conversions follow XPath 1.0 as XForms engines apply it, with dates as an extra kind.</remarks>
[SuppressMessage("Naming", "CA1716", Justification = "Value.Date and the like read well in C#, the only language here.")]
public abstract record Value
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    private Value()
    {
    }

    /// <summary>The value of a question without an answer: the empty string.</summary>
    public static Value Unanswered { get; } = new Empty();

    /// <summary>Whether it counts as not answered: <see cref="Empty"/>, a text without characters, or no choices.</summary>
    public bool IsEmpty => this is Empty or Text { Content.Length: 0 } or Choices { Names.Count: 0 };

    /// <summary>The value as text: numbers with a point and never in scientific notation, dates as <c>2027-03-14</c>, choices separated by spaces; an error has no text.</summary>
    public string ToText() => this switch
    {
        Text text => text.Content,
        Number number => NumberText.Write(number.Amount),
        Boolean boolean => boolean.IsTrue ? "true" : "false",
        Date date => date.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.Moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        Choices choices => string.Join(' ', choices.Names),
        _ => "",
    };

    /// <summary>The value as a number; NaN when it is none. True is 1, a date the number of days since 1970-01-01, a moment the same with a fraction by its own clock.</summary>
    public double ToNumber() => this switch
    {
        Number number => number.Amount,
        Boolean boolean => boolean.IsTrue ? 1 : 0,
        Date date => date.Day.DayNumber - Epoch.DayNumber,
        DateTime moment => (moment.Moment.DateTime - System.DateTime.UnixEpoch).TotalDays,
        Text or Choices => NumberText.Read(ToText()),
        _ => double.NaN,
    };

    /// <summary>The value as a condition: false for nothing, for 0, for NaN and for an error; a text is true as soon as it has a character.</summary>
    public bool ToBoolean() => this switch
    {
        Boolean boolean => boolean.IsTrue,
        Number number => number.Amount != 0 && !double.IsNaN(number.Amount),
        Date or DateTime => true,
        Text or Choices => !IsEmpty,
        _ => false,
    };

    /// <summary>No answer.</summary>
    public sealed record Empty : Value;

    /// <summary>A text, or the name of the one choice made.</summary>
    /// <param name="Content">The text itself, not normalised.</param>
    public sealed record Text(string Content) : Value;

    /// <summary>A number, whole or not.</summary>
    /// <param name="Amount">May be NaN (not a number) or infinite.</param>
    public sealed record Number(double Amount) : Value;

    /// <summary>The outcome of a condition.</summary>
    /// <param name="IsTrue">The outcome.</param>
    public sealed record Boolean(bool IsTrue) : Value;

    /// <summary>A day without a time.</summary>
    /// <param name="Day">The day.</param>
    public sealed record Date(DateOnly Day) : Value;

    /// <summary>A moment.</summary>
    /// <param name="Moment">The moment; its offset says by which clock it is shown, in practice Europe/Amsterdam.</param>
    public sealed record DateTime(DateTimeOffset Moment) : Value;

    /// <summary>The names of the choices made in a question that allows several, or their order in a ranking.</summary>
    /// <param name="Names">Names of choices, which hold no spaces, in the order of the answer.</param>
    public sealed record Choices(IReadOnlyList<string> Names) : Value
    {
        /// <inheritdoc/>
        public bool Equals(Choices? other) => other is not null && Names.SequenceEqual(other.Names, StringComparer.Ordinal);

        /// <inheritdoc/>
        public override int GetHashCode() => string.GetHashCode(ToText(), StringComparison.Ordinal);
    }

    /// <summary>The evaluation could not be finished.</summary>
    /// <param name="Problem">Why, and where in the source.</param>
    public sealed record Error(ExpressionError Problem) : Value;
}
