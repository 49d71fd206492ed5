namespace Scanner.Core.Expressions;

/// <summary>The tokens as the parser walks past them: where it is, how deep, and what it has to complain about.</summary>
internal sealed class TokenReader(string source, Token[] tokens, ErrorList errors)
{
    private int index;
    private int depth;

    public Token Current => tokens[index];

    /// <summary>The token after the current one, or the end.</summary>
    public Token Next => At(1);

    /// <summary>Offset just after the token that was passed last.</summary>
    public int EndOfPrevious => tokens[index - 1].Position + tokens[index - 1].Length;

    public string TextOf(Token token) => source.Substring(token.Position, token.Length);

    // Stays at the end, so that there always is a current token.
    public void Advance() => index = Math.Min(index + 1, tokens.Length - 1);

    /// <summary>Goes one level deeper; false, and reported, when that is too deep.</summary>
    public bool Enter(Token token)
    {
        if (++depth <= Expression.MaximumDepth)
        {
            return true;
        }

        Report(ExpressionErrorCodes.TooDeep, token.Position, token.Length, Messages.TooDeep());
        return false;
    }

    public void Leave() => depth--;

    /// <summary>Passes a closing parenthesis; false, and reported, when something else stands here.</summary>
    public bool Close(Token open)
    {
        if (Current.Kind == TokenKind.Close)
        {
            Advance();
            return true;
        }

        if (Current.Kind == TokenKind.End)
        {
            Report(ExpressionErrorCodes.MissingClosingParenthesis, open.Position, open.Length, Messages.MissingParenthesis);
        }
        else
        {
            ReportUnexpected();
        }

        return false;
    }

    /// <summary>Here an operator may follow: reads <c>AND</c>, <c>en</c> or <c>/</c> as what was meant. False, and reported, when it is a path.</summary>
    public bool CorrectOperator()
    {
        var token = Current;
        if (token.Kind == TokenKind.Slash)
        {
            var isPath = Next.Kind is TokenKind.Parent or TokenKind.Self
                || (Next.Kind == TokenKind.Name && At(2).Kind != TokenKind.Open);
            if (isPath)
            {
                Report(ExpressionErrorCodes.PathNotSupported, token.Position, token.Length, Messages.Path);
                return false;
            }

            Correct("div", "div om te delen");
        }
        else if (token.Kind == TokenKind.Name && Operators.Find(token) is null && Spelling.MeantOperator(token.Content) is { } meant)
        {
            Correct(meant, meant);
        }

        return true;
    }

    /// <summary>A value has ended and what stands here can't follow it.</summary>
    public void ReportUnexpected()
    {
        var token = Current;
        var (code, message) = token.Kind switch
        {
            TokenKind.Close => (ExpressionErrorCodes.UnmatchedClosingParenthesis, Messages.ExtraParenthesis),
            TokenKind.Comma when tokens[index - 1].Kind == TokenKind.Number && Next.Kind == TokenKind.Number =>
                (ExpressionErrorCodes.OperatorExpected, Messages.DecimalComma),
            TokenKind.Comma => (ExpressionErrorCodes.OperatorExpected, Messages.Comma),
            _ => (ExpressionErrorCodes.OperatorExpected, Messages.OperatorExpected(TextOf(token))),
        };
        Report(code, token.Position, token.Length, message);
    }

    /// <summary>Reports something after which reading can go on, with an empty value in its place.</summary>
    public Literal Mistake(string code, Token token, string message)
    {
        Report(code, token.Position, token.Length, message);
        return new Literal(Value.Unanswered, token.Position, token.Length);
    }

    /// <summary>Reports something after which reading must stop.</summary>
    public Node? Fail(string code, Token token, string message)
    {
        Report(code, token.Position, token.Length, message);
        return null;
    }

    public void Report(string code, int position, int length, string message) => errors.Add(code, position, length, message);

    private Token At(int distance) => tokens[Math.Min(index + distance, tokens.Length - 1)];

    private void Correct(string meant, string advice)
    {
        var token = Current;
        Report(ExpressionErrorCodes.WrongOperator, token.Position, token.Length, Messages.WrongOperator(token.Content, advice));
        tokens[index] = token with { Kind = TokenKind.Symbol, Content = meant };
    }
}

/// <summary>The errors of one source, at most <see cref="Expression.MaximumErrors"/>.</summary>
internal sealed class ErrorList
{
    private readonly List<ExpressionError> errors = [];

    public bool Any => errors.Count > 0;

    public void Add(string code, int position, int length, string message)
    {
        if (errors.Count < Expression.MaximumErrors)
        {
            errors.Add(new ExpressionError(code, position, length, message));
        }
    }

    public IReadOnlyList<ExpressionError> InOrder() => [.. errors.OrderBy(error => error.Position)];
}
