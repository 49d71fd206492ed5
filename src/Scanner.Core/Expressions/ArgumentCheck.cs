namespace Scanner.Core.Expressions;

/// <summary>What an argument must look like, where any value is not good enough.</summary>
internal enum ArgumentKind
{
    /// <summary>Any value.</summary>
    Value,

    /// <summary><c>${name}</c>, standing for all its answers.</summary>
    AllAnswers,

    /// <summary>Any value; but a mere <c>${name}</c> with no argument after it stands for all its answers.</summary>
    AllAnswersWhenLast,

    /// <summary><c>${name}</c> of the question inside a repeat.</summary>
    IndexedAnswer,

    /// <summary><c>${name}</c> of a repeat.</summary>
    Repeat,

    /// <summary><c>'${name}'</c>, with the quotes that XLSForm wants there.</summary>
    QuotedName,

    /// <summary><c>..</c></summary>
    Parent,

    /// <summary>A pattern; checked when it is written out.</summary>
    Pattern,

    /// <summary>A date format; checked when it is written out.</summary>
    DateFormat,
}

/// <summary>Checks the arguments of a call against their kinds and turns references into what the function wants of them.</summary>
internal static class ArgumentCheck
{
    public static Call Complete(Call call, Action<string, int, int, string> report)
    {
        var function = call.Function;
        var arguments = new List<Node>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            var kind = function.KindAt(arguments.Count);
            var isLast = arguments.Count == call.Arguments.Count - 1;
            Node? completed = (kind, argument) switch
            {
                (ArgumentKind.AllAnswers, Reference name) => name with { Use = NameUse.AllAnswers },
                (ArgumentKind.AllAnswersWhenLast, Reference name) when isLast => name with { Use = NameUse.AllAnswers },
                (ArgumentKind.IndexedAnswer, Reference name) => name with { Use = NameUse.IndexedAnswer },
                (ArgumentKind.Repeat, Reference name) => name with { Use = NameUse.Repeat },
                (ArgumentKind.QuotedName, Literal { Value: Value.Text quoted }) => Unquote(quoted.Content, argument),
                (ArgumentKind.Parent, Parent) => argument,
                (ArgumentKind.Value or ArgumentKind.AllAnswersWhenLast or ArgumentKind.Pattern or ArgumentKind.DateFormat, _) => argument,
                _ => null,
            };
            if (completed is null)
            {
                report(ExpressionErrorCodes.WrongArgument, argument.Position, argument.Length, Messages.WrongArgument(function, kind));
            }

            arguments.Add(completed ?? argument);
            call = kind switch
            {
                ArgumentKind.Pattern => PreparePattern(call, argument, report),
                ArgumentKind.DateFormat => CheckDateFormat(call, argument, report),
                _ => call,
            };
        }

        return call with { Arguments = arguments };
    }

    private static Reference? Unquote(string text, Node literal)
    {
        var found = Names.FindIn(text);
        return found is var (start, length, name) && text.Trim().Length == length
            ? new Reference(name, NameUse.ChoiceLabels, literal.Position + 1 + start, length)
            : null;
    }

    private static Call PreparePattern(Call call, Node argument, Action<string, int, int, string> report)
    {
        if (argument is not Literal { Value: Value.Text pattern })
        {
            return call;
        }

        if (Patterns.Prepare(pattern.Content) is { } prepared)
        {
            return call with { Pattern = prepared };
        }

        report(ExpressionErrorCodes.InvalidPattern, argument.Position, argument.Length, Messages.InvalidPattern(pattern.Content));
        return call;
    }

    private static Call CheckDateFormat(Call call, Node argument, Action<string, int, int, string> report)
    {
        if (argument is Literal { Value: Value.Text format } && Dates.FindUnknownCode(format.Content) is { } unknown)
        {
            report(ExpressionErrorCodes.InvalidDateFormat, argument.Position, argument.Length, Messages.InvalidDateFormat(unknown));
        }

        return call;
    }
}
