namespace Scanner.Core.Expressions;

/// <summary>Dates and moments.</summary>
internal static class DateFunctions
{
    private static readonly IReadOnlyList<ArgumentKind> FormatSecond = [ArgumentKind.Value, ArgumentKind.DateFormat];

    public static IReadOnlyList<Function> Rows { get; } =
    [
        Function.Of("today", 0, 0, "today()", "Geeft de datum van vandaag.", given => new Value.Date(DateOnly.FromDateTime(given.Context.Now.DateTime))),
        Function.Of("now", 0, 0, "now()", "Geeft de datum en tijd van dit moment.", given => new Value.DateTime(given.Context.Now)),
        Function.Of(
            "date", 1, 1, "date('2027-03-14')",
            "Maakt een datum van een tekst of van een aantal dagen sinds 1 januari 1970.",
            given => WithDate(given, date => date is Value.DateTime moment ? new Value.Date(DateOnly.FromDateTime(moment.Moment.DateTime)) : date)),
        Function.Of(
            "decimal-date-time", 1, 1, "decimal-date-time(${datum})",
            "Geeft het aantal dagen sinds 1 januari 1970.",
            given => given[0] is Value.Number number ? number : WithDate(given, date => new Value.Number(date.ToNumber()))),
        Function.Of("format-date", 2, 2, "format-date(${datum}, '%e %b %Y')", "Schrijft een datum op de manier die u aangeeft.", Format) with { Kinds = FormatSecond },
        Function.Of(
            "format-date-time", 2, 2, "format-date-time(now(), '%e %b %Y %H:%M')",
            "Schrijft een datum met tijd op de manier die u aangeeft.",
            Format) with { Kinds = FormatSecond },
    ];

    private static Value WithDate(Arguments given, Func<Value, Value> use) => Dates.From(given[0]) switch
    {
        null => given.Fail(ExpressionErrorCodes.NotADate, Messages.NotADate(given.Text(0))),
        { IsEmpty: true } nothing => nothing,
        var date => use(date),
    };

    private static Value Format(Arguments given)
    {
        var format = given.Text(1);
        return Dates.FindUnknownCode(format) is { } unknown
            ? given.Fail(ExpressionErrorCodes.InvalidDateFormat, Messages.InvalidDateFormat(unknown))
            : WithDate(given, date => new Value.Text(Dates.Write(Clock(date), format)));
    }

    private static DateTime Clock(Value date) => date switch
    {
        Value.DateTime moment => moment.Moment.DateTime,
        Value.Date day => day.Day.ToDateTime(TimeOnly.MinValue),
        _ => throw new ArgumentOutOfRangeException(nameof(date)),
    };
}
