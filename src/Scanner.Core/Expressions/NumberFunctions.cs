namespace Scanner.Core.Expressions;

/// <summary>Numbers.</summary>
internal static class NumberFunctions
{
    // A double holds 15 reliable digits; a decimal holds them all, and rounds 1.005 the way it is written.
    private const int ReliableDigits = 15;

    public static IReadOnlyList<Function> Rows { get; } =
    [
        Function.Of(
            "number", 1, 1, "number(${antwoord})",
            "Maakt van een waarde een getal; lukt dat niet, dan is het geen getal (NaN).",
            given => Number(given.Number(0))),
        Function.Of("int", 1, 1, "int(${bedrag})", "Laat de cijfers achter de punt weg.", given => Number(Math.Truncate(given.Number(0)))),
        Function.Of("round", 1, 2, "round(${bedrag}, 2)", "Rondt af op een aantal cijfers achter de punt.", Round),
        Function.Of(
            "sum", 1, 1, "sum(${kind_leeftijd})",
            "Telt de antwoorden in alle herhalingen bij elkaar op; wat geen getal is, telt niet mee.",
            given => Number(Amounts(given).Sum())) with { Kinds = [ArgumentKind.AllAnswers] },
        Function.Of(
            "min", 1, null, "min(${kind_leeftijd})",
            "Geeft het kleinste getal; wat geen getal is, telt niet mee.",
            given => Number(Amounts(given).DefaultIfEmpty(double.NaN).Min())) with { Kinds = [ArgumentKind.AllAnswersWhenLast] },
        Function.Of(
            "max", 1, null, "max(${kind_leeftijd})",
            "Geeft het grootste getal; wat geen getal is, telt niet mee.",
            given => Number(Amounts(given).DefaultIfEmpty(double.NaN).Max())) with { Kinds = [ArgumentKind.AllAnswersWhenLast] },
        Function.Of("pow", 2, 2, "pow(${getal}, 2)", "Verheft een getal tot een macht.", given => Number(Math.Pow(given.Number(0), given.Number(1)))),
        Function.Of("pi", 0, 0, "pi()", "Geeft het getal pi.", _ => Number(Math.PI)),
        Function.Of("atan2", 2, 2, "atan2(${y}, ${x})", "Geeft de hoek van een punt in radialen.", given => Number(Math.Atan2(given.Number(0), given.Number(1)))),
        OfOne("abs", "Geeft een getal zonder minteken.", Math.Abs),
        OfOne("sqrt", "Geeft de wortel van een getal.", Math.Sqrt),
        OfOne("exp", "Geeft e tot de macht van het getal.", Math.Exp),
        OfOne("exp10", "Geeft 10 tot de macht van het getal.", number => Math.Pow(10, number)),
        OfOne("log", "Geeft de natuurlijke logaritme.", Math.Log),
        OfOne("log10", "Geeft de logaritme met grondtal 10.", Math.Log10),
        OfOne("sin", "Geeft de sinus van een hoek in radialen.", Math.Sin),
        OfOne("cos", "Geeft de cosinus van een hoek in radialen.", Math.Cos),
        OfOne("tan", "Geeft de tangens van een hoek in radialen.", Math.Tan),
        OfOne("asin", "Geeft de hoek in radialen bij een sinus.", Math.Asin),
        OfOne("acos", "Geeft de hoek in radialen bij een cosinus.", Math.Acos),
        OfOne("atan", "Geeft de hoek in radialen bij een tangens.", Math.Atan),
    ];

    private static Function OfOne(string name, string help, Func<double, double> calculate) =>
        Function.Of(name, 1, 1, $"{name}(${{getal}})", help, given => Number(calculate(given.Number(0))));

    private static Value.Number Number(double amount) => new(amount);

    private static IEnumerable<double> Amounts(Arguments given) => given.Values.Select(value => value.ToNumber()).Where(amount => !double.IsNaN(amount));

    private static Value.Number Round(Arguments given)
    {
        var number = given.Number(0);
        var places = given.Values.Count == 1 ? 0 : Math.Truncate(given.Number(1));
        return Number(double.IsNaN(places) || Math.Abs(places) > 30 ? double.NaN : Round(number, (int)places));
    }

    // Halves go up, as XPath wants: 2.5 becomes 3 and -2.5 becomes -2.
    private static double Round(double number, int places)
    {
        if (places < 0)
        {
            var unit = Math.Pow(10, -places);
            return Math.Floor((number / unit) + 0.5) * unit;
        }

        if (!(Math.Abs(number) < 1e15) || places > ReliableDigits)
        {
            return number;
        }

        var exact = (decimal)number;
        var rounded = decimal.Round(exact, places, MidpointRounding.AwayFromZero);
        var step = new decimal(1, 0, 0, false, (byte)places);
        return (double)(exact < 0 && exact - rounded == step / 2 ? rounded + step : rounded);
    }
}
