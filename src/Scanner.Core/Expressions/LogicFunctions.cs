namespace Scanner.Core.Expressions;

/// <summary>Choosing between values, and conditions.</summary>
internal static class LogicFunctions
{
    public static IReadOnlyList<Function> Rows { get; } =
    [
        new("if", 3, 3, "if(${leeftijd} > 17, 'volwassen', 'kind')", "Geeft de tweede waarde als de voorwaarde waar is, en anders de derde.", If),
        new("coalesce", 2, 2, "coalesce(${bijnaam}, ${naam})", "Geeft de eerste waarde als die is ingevuld, en anders de tweede.", Coalesce),
        new("once", 1, 1, "once(today())", "Geeft het antwoord dat er al staat, en alleen als dat leeg is de nieuwe waarde.", Once) { ReadsSelf = true },
        Function.Of("true", 0, 0, "true()", "Geeft waar.", _ => new Value.Boolean(true)),
        Function.Of("false", 0, 0, "false()", "Geeft onwaar.", _ => new Value.Boolean(false)),
        Function.Of(
            "not", 1, 1, "not(${akkoord} = 'ja')",
            "Draait een voorwaarde om: waar wordt onwaar en onwaar wordt waar.",
            given => new Value.Boolean(!given[0].ToBoolean())),
        Function.Of(
            "boolean", 1, 1, "boolean(${naam})",
            "Geeft waar als er iets is ingevuld en dat niet het getal 0 is.",
            given => new Value.Boolean(given[0].ToBoolean())),
        Function.Of(
            "boolean-from-string", 1, 1, "boolean-from-string(${akkoord})",
            "Geeft waar als de tekst ‘true’ of ‘1’ is.",
            given => new Value.Boolean(given.Text(0) is "true" or "1")),
    ];

    private static Value If(Call call, Evaluator evaluator) => evaluator.Evaluate(call.Arguments[0]) switch
    {
        Value.Error error => error,
        var condition => evaluator.Evaluate(call.Arguments[condition.ToBoolean() ? 1 : 2]),
    };

    // Not-a-number counts as nothing, so that coalesce(${a} + ${b}, 0) does what its author means.
    private static Value Coalesce(Call call, Evaluator evaluator) => evaluator.Evaluate(call.Arguments[0]) switch
    {
        { IsEmpty: true } or Value.Number { Amount: double.NaN } => evaluator.Evaluate(call.Arguments[1]),
        var first => first,
    };

    private static Value Once(Call call, Evaluator evaluator) => evaluator.Context.Self switch
    {
        { IsEmpty: true } => evaluator.Evaluate(call.Arguments[0]),
        var kept => kept,
    };
}
