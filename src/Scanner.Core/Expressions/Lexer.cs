namespace Scanner.Core.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Reference,
    Self,
    Parent,
    Name,
    Symbol,
    Open,
    Close,
    Comma,
    Slash,
}

/// <summary>A word of the source. <see cref="Content"/> is the text without quotes, the name without braces, or the symbol after correction.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, int Length, string Content);

/// <summary>Cuts a source into tokens. What is merely spelled wrong is reported and read as it was meant, so that the parser can find the next mistake too.</summary>
internal sealed class Lexer(string source, Action<string, int, int, string> report)
{
    private readonly List<Token> tokens = [];
    private int position;

    /// <summary>False when a part of the source could not be read at all, so that parsing would only repeat the complaint.</summary>
    public bool Readable { get; private set; } = true;

    public IReadOnlyList<Token> Read()
    {
        while (position < source.Length)
        {
            ReadOne();
        }

        tokens.Add(new Token(TokenKind.End, source.Length, 0, ""));
        return tokens;
    }

    private void ReadOne()
    {
        var character = source[position];
        switch (character)
        {
            case var space when char.IsWhiteSpace(space):
                position++;
                break;
            case '\'' or '"':
                ReadText(character.ToString());
                break;
            case '‘' or '’' or '‚' or '′':
                report(ExpressionErrorCodes.CurlyQuote, position, 1, Messages.CurlyQuote);
                ReadText("’‘'′");
                break;
            case '“' or '”' or '„' or '″':
                report(ExpressionErrorCodes.CurlyQuote, position, 1, Messages.CurlyQuote);
                ReadText("”“\"″");
                break;
            case '$' when Next(1) == '{':
                ReadReference();
                break;
            case '.' when Next(1) == '.':
                Add(TokenKind.Parent, 2);
                break;
            case var digit when char.IsAsciiDigit(digit) || (digit == '.' && char.IsAsciiDigit(Next(1))):
                ReadNumber();
                break;
            case '.':
                Add(TokenKind.Self, 1);
                break;
            case var letter when Names.CanStart(letter):
                ReadName();
                break;
            default:
                ReadSymbol(character);
                break;
        }
    }

    private char Next(int distance) => position + distance < source.Length ? source[position + distance] : '\0';

    private void Add(TokenKind kind, int length, string? content = null)
    {
        tokens.Add(new Token(kind, position, length, content ?? source.Substring(position, length)));
        position += length;
    }

    private void ReadText(string closers)
    {
        var end = source.AsSpan(position + 1).IndexOfAny(closers);
        if (end >= 0)
        {
            Add(TokenKind.Text, end + 2, source.Substring(position + 1, end));
            return;
        }

        Stop(ExpressionErrorCodes.UnclosedText, source.Length - position, Messages.UnclosedText(closers.Contains('"', StringComparison.Ordinal) ? '"' : '\''));
    }

    private void ReadReference()
    {
        var end = source.AsSpan(position).IndexOfAny('}', '\n');
        var next = source.IndexOf("${", position + 2, StringComparison.Ordinal);
        if (end < 0 || source[position + end] != '}' || (next >= 0 && next < position + end))
        {
            // What follows may be fine, but there is no telling where the name was meant to end.
            Stop(ExpressionErrorCodes.UnclosedName, 2, Messages.UnclosedName);
            return;
        }

        var name = source.Substring(position + 2, end - 2).Trim();
        if (!Names.IsName(name))
        {
            report(ExpressionErrorCodes.InvalidName, position, end + 1, Messages.InvalidName(name));
        }

        Add(TokenKind.Reference, end + 1, name);
    }

    private void ReadNumber()
    {
        var length = 0;
        while (char.IsAsciiDigit(Next(length)))
        {
            length++;
        }

        if (Next(length) == '.' && Next(length + 1) != '.')
        {
            length++;
            while (char.IsAsciiDigit(Next(length)))
            {
                length++;
            }
        }

        Add(TokenKind.Number, length);
    }

    private void ReadName()
    {
        var length = 1;
        while (Names.CanContinue(Next(length)) || (Next(length) is '.' or ':' && Names.CanStart(Next(length + 1))))
        {
            length++;
        }

        Add(TokenKind.Name, length);
    }

    private void ReadSymbol(char character)
    {
        if (Spelling.FindWrong(source, position) is { } wrong)
        {
            report(ExpressionErrorCodes.WrongOperator, position, wrong.Written.Length, Messages.WrongOperator(wrong.Written, wrong.Advice));
            Add(TokenKind.Symbol, wrong.Written.Length, wrong.Meant);
            return;
        }

        switch (character)
        {
            case '(':
                Add(TokenKind.Open, 1);
                break;
            case ')':
                Add(TokenKind.Close, 1);
                break;
            case ',':
                Add(TokenKind.Comma, 1);
                break;
            case ';':
                report(ExpressionErrorCodes.WrongSeparator, position, 1, Messages.Semicolon);
                Add(TokenKind.Comma, 1);
                break;
            case '/':
                Add(TokenKind.Slash, Next(1) == '/' ? 2 : 1);
                break;
            case '!' when Next(1) != '=':
                report(ExpressionErrorCodes.WrongOperator, position, 1, Messages.Not);
                position++;
                break;
            case '!' or '<' or '>' when Next(1) == '=':
                Add(TokenKind.Symbol, 2);
                break;
            case '=' or '<' or '>' or '+' or '-' or '*':
                Add(TokenKind.Symbol, 1);
                break;
            default:
                var length = char.IsSurrogatePair(character, Next(1)) ? 2 : 1;
                Stop(ExpressionErrorCodes.UnexpectedCharacter, length, Messages.UnexpectedCharacter(source.Substring(position, length)));
                break;
        }
    }

    private void Stop(string code, int length, string message)
    {
        report(code, position, length, message);
        Readable = false;
        position += length;
    }
}
