namespace Scanner.Core.Expressions;

/// <summary>
/// Recursive descent: or, and, (in)equality, order, sum, product, unary minus, primary. A method returns null after a mistake that makes reading on
/// pointless; mistakes with an obvious meaning are reported and read on, so that one attempt shows as many as possible.
/// </summary>
internal sealed class Parser
{
    private readonly TokenReader reader;
    private readonly bool withColumns;

    private Parser(TokenReader reader, bool withColumns) => (this.reader, this.withColumns) = (reader, withColumns);

    /// <param name="source">The text.</param>
    /// <param name="withColumns">Whether a bare name is a column of the choices, as in a choice filter.</param>
    public static ParseOutcome Parse(string source, bool withColumns = false)
    {
        var errors = new ErrorList();
        if (source.Length > Expression.MaximumLength)
        {
            errors.Add(ExpressionErrorCodes.TooLong, Expression.MaximumLength, source.Length - Expression.MaximumLength, Messages.TooLong(source.Length));
            return new ParseOutcome(errors.InOrder());
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            errors.Add(ExpressionErrorCodes.EmptyExpression, 0, source.Length, Messages.Empty);
            return new ParseOutcome(errors.InOrder());
        }

        var lexer = new Lexer(source, errors.Add);
        var reader = new TokenReader(source, [.. lexer.Read()], errors);
        var root = lexer.Readable ? new Parser(reader, withColumns).ReadWhole() : null;
        var inventory = root is null ? null : Inventory.Of(root, errors.Add);
        return root is null || inventory is null || errors.Any
            ? new ParseOutcome(errors.InOrder())
            : new ParseOutcome(new Expression(source, root, inventory));
    }

    private Node? ReadWhole()
    {
        var root = ReadLevel(Operators.Loosest);
        if (root is not null && reader.Current.Kind != TokenKind.End)
        {
            reader.ReportUnexpected();
            return null;
        }

        return root;
    }

    private Node? ReadLevel(int level)
    {
        if (level > Operators.Tightest)
        {
            return ReadUnary();
        }

        var start = reader.Current.Position;
        if (ReadLevel(level + 1) is not { } first)
        {
            return null;
        }

        List<Link> links = [];
        while (Operators.Find(reader.Current) is { } found && Operators.LevelOf(found) == level)
        {
            reader.Advance();
            if (ReadLevel(level + 1) is not { } operand)
            {
                return null;
            }

            links.Add(new Link(found, operand));
        }

        return links.Count == 0 ? first : new Chain(first, links, start, reader.EndOfPrevious - start);
    }

    private Node? ReadUnary()
    {
        var token = reader.Current;
        if (token is not { Kind: TokenKind.Symbol, Content: "-" })
        {
            return ReadPrimary();
        }

        reader.Advance();
        if (!reader.Enter(token))
        {
            return null;
        }

        var operand = ReadUnary();
        reader.Leave();
        return operand is null ? null : new Negation(operand, token.Position, reader.EndOfPrevious - token.Position);
    }

    private Node? ReadPrimary()
    {
        var token = reader.Current;
        reader.Advance();
        Node? primary = token.Kind switch
        {
            TokenKind.Number => new Literal(new Value.Number(NumberText.Read(token.Content)), token.Position, token.Length),
            TokenKind.Text => new Literal(new Value.Text(token.Content), token.Position, token.Length),
            TokenKind.Reference => new Reference(token.Content, NameUse.Answer, token.Position, token.Length),
            TokenKind.Self => new Self(token.Position, token.Length),
            TokenKind.Open => ReadParenthesis(token),
            TokenKind.Name when reader.Current.Kind == TokenKind.Slash => reader.Fail(ExpressionErrorCodes.PathNotSupported, token, Messages.Path),
            TokenKind.Name => ReadName(token),
            TokenKind.Parent when reader.Current.Kind != TokenKind.Slash => reader.Mistake(ExpressionErrorCodes.PathNotSupported, token, Messages.Parent),
            TokenKind.Parent or TokenKind.Slash => reader.Fail(ExpressionErrorCodes.PathNotSupported, token, Messages.Path),
            TokenKind.End => reader.Fail(ExpressionErrorCodes.ValueExpected, token, Messages.EndOfExpression),
            _ => reader.Fail(ExpressionErrorCodes.ValueExpected, token, Messages.ValueExpected(reader.TextOf(token))),
        };
        return primary is not null && reader.CorrectOperator() ? primary : null;
    }

    private Node? ReadParenthesis(Token open)
    {
        if (!reader.Enter(open) || ReadLevel(Operators.Loosest) is not { } inner)
        {
            return null;
        }

        reader.Leave();
        return reader.Close(open) ? inner : null;
    }

    private Node? ReadName(Token name)
    {
        if (reader.Current.Kind == TokenKind.Open)
        {
            return ReadCall(name);
        }

        return Operators.Find(name) is not null
            ? reader.Fail(ExpressionErrorCodes.ValueExpected, name, Messages.ValueExpected(name.Content))
            : withColumns ? new Column(name.Content, name.Position, name.Length)
            : reader.Mistake(ExpressionErrorCodes.BareName, name, Messages.BareName(name.Content));
    }

    private Node? ReadCall(Token name)
    {
        var open = reader.Current;
        reader.Advance();
        var function = Functions.Find(name.Content);
        if (function is null)
        {
            ReportUnknown(name);
        }

        if (!reader.Enter(open) || ReadArguments(function, open) is not { } arguments)
        {
            return null;
        }

        reader.Leave();
        var length = reader.EndOfPrevious - name.Position;
        if (function is null)
        {
            return new Literal(Value.Unanswered, name.Position, length);
        }

        if (arguments.Count < function.Minimum || arguments.Count > (function.Maximum ?? int.MaxValue))
        {
            return reader.Mistake(ExpressionErrorCodes.WrongNumberOfArguments, name, Messages.WrongNumberOfArguments(function, arguments.Count));
        }

        return ArgumentCheck.Complete(new Call(function, arguments, name.Position, length), reader.Report);
    }

    private void ReportUnknown(Token name)
    {
        var written = name.Content;
        var (code, message) = Functions.Unsupported.Contains(written) ? (ExpressionErrorCodes.UnsupportedFunction, Messages.UnsupportedFunction(written))
            : Spelling.MeantOperator(written) is { } meant ? (ExpressionErrorCodes.WrongOperator, Messages.OperatorAsFunction(written, meant))
            : (ExpressionErrorCodes.UnknownFunction, Messages.UnknownFunction(written, Spelling.NearestFunction(written)));
        reader.Report(code, name.Position, name.Length, message);
    }

    private List<Node>? ReadArguments(Function? function, Token open)
    {
        List<Node> arguments = [];
        if (reader.Current.Kind == TokenKind.Close)
        {
            reader.Advance();
            return arguments;
        }

        while (true)
        {
            if (ReadArgument(function?.KindAt(arguments.Count)) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            if (reader.Current.Kind != TokenKind.Comma)
            {
                return reader.Close(open) ? arguments : null;
            }

            reader.Advance();
        }
    }

    private Node? ReadArgument(ArgumentKind? kind)
    {
        var token = reader.Current;
        if (kind != ArgumentKind.Parent || token.Kind != TokenKind.Parent || reader.Next.Kind == TokenKind.Slash)
        {
            return ReadLevel(Operators.Loosest);
        }

        reader.Advance();
        return new Parent(token.Position, token.Length);
    }
}
