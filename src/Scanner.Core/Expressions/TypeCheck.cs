namespace Scanner.Core.Expressions;

/// <summary>What the answer to a question is.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="Choices">The names of the options; null: not one from a list.</param>
public sealed record AnswerType(AnswerKind Kind, IReadOnlyCollection<string>? Choices = null);

/// <summary>The kinds of value that an answer can be.</summary>
public enum AnswerKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>One option.</summary>
    Choice,

    /// <summary>Several options.</summary>
    Choices,
}

/// <summary>A place where an answer is used as what it is not.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Name">The question.</param>
/// <param name="Written">What it is held against; empty: nothing.</param>
/// <param name="Position">Where in the source, from 0.</param>
public sealed record TypeClash(TypeFault Fault, string Name, string Written, int Position);

/// <summary>How an answer can be misused.</summary>
public enum TypeFault
{
    /// <summary>The option it is held against does not exist.</summary>
    UnknownChoice,

    /// <summary>A number is held against something that is none.</summary>
    NotNumber,

    /// <summary>A day is held against something that is none.</summary>
    NotDay,

    /// <summary>Something that is no number is calculated or compared with.</summary>
    NotCalculable,

    /// <summary>A function for options gets something else.</summary>
    NotChoice,

    /// <summary>A question with several options is held against one with <c>=</c>, which is only true when nothing else was chosen.</summary>
    UseSelected,
}

/// <summary>Looks for clashes of types where both sides can be seen without evaluating.</summary>
internal static class TypeCheck
{
    private static readonly HashSet<string> ChoiceFunctions = ["selected", "count-selected", "selected-at"];

    public static IReadOnlyList<TypeClash> Of(Node root, Func<string, AnswerType?> typeOf)
    {
        var found = new List<TypeClash>();
        Visit(root, typeOf, found);
        return found;
    }

    private static void Visit(Node node, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        switch (node)
        {
            case Negation negation:
                Calculate(negation.Operand, typeOf, found);
                Visit(negation.Operand, typeOf, found);
                break;
            case Chain chain:
                var left = chain.First;
                Visit(left, typeOf, found);
                foreach (var (with, right) in chain.Links)
                {
                    Visit(right, typeOf, found);
                    Check(with, left, right, typeOf, found);
                    left = right;
                }

                break;
            case Call call:
                foreach (var argument in call.Arguments) Visit(argument, typeOf, found);
                if (ChoiceFunctions.Contains(call.Function.Name)) CheckChoice(call, typeOf, found);
                break;
        }
    }

    private static void Check(Operator with, Node left, Node right, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        if (with is Operator.Equal or Operator.NotEqual)
        {
            Compare(left, right, typeOf, found);
            Compare(right, left, typeOf, found);
        }
        else if (with is Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual)
        {
            Order(left, right, typeOf, found);
            Order(right, left, typeOf, found);
        }
        else if (with is not (Operator.And or Operator.Or))
        {
            Calculate(left, typeOf, found);
            Calculate(right, typeOf, found);
        }
    }

    private static void Compare(Node one, Node other, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        if (one is not Reference { Use: NameUse.Answer } name || typeOf(name.Name) is not { } type || other is not Literal { Value: var value } || value.IsEmpty) return;
        var written = value.ToText();
        TypeFault? fault = type switch
        {
            { Choices: { } choices } when !choices.Contains(written) => TypeFault.UnknownChoice,
            { Kind: AnswerKind.Choices } => TypeFault.UseSelected,
            { Kind: AnswerKind.Number } when double.IsNaN(value.ToNumber()) => TypeFault.NotNumber,
            { Kind: AnswerKind.Day } when value is not Value.Text || Dates.Read(written) is null => TypeFault.NotDay,
            _ => null,
        };
        if (fault is { } clash) found.Add(new TypeClash(clash, name.Name, written, name.Position));
    }

    private static void Order(Node one, Node other, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        if (one is not Reference { Use: NameUse.Answer } name || typeOf(name.Name) is not { } type) return;
        if (!CanCalculate(type) && type.Kind != AnswerKind.Day) found.Add(new TypeClash(TypeFault.NotCalculable, name.Name, "", name.Position));
        else if (other is Literal { Value: Value.Text { Content.Length: > 0 } text } && type.Kind == AnswerKind.Number && double.IsNaN(text.ToNumber()))
            found.Add(new TypeClash(TypeFault.NotNumber, name.Name, text.Content, name.Position));
    }

    private static void Calculate(Node operand, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        if (operand is Reference { Use: NameUse.Answer } name && typeOf(name.Name) is { } type && !CanCalculate(type) && type.Kind != AnswerKind.Day)
            found.Add(new TypeClash(TypeFault.NotCalculable, name.Name, "", name.Position));
    }

    /// <summary>Numbers; and options whose names are numbers, such as those of a scale.</summary>
    private static bool CanCalculate(AnswerType type) =>
        type.Kind == AnswerKind.Number || type is { Kind: AnswerKind.Choice, Choices: { } choices } && choices.Any(choice => !double.IsNaN(NumberText.Read(choice)));

    private static void CheckChoice(Call call, Func<string, AnswerType?> typeOf, List<TypeClash> found)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not Reference name || typeOf(name.Name) is not { } type) return;
        if (type.Kind is AnswerKind.Number or AnswerKind.Day) found.Add(new TypeClash(TypeFault.NotChoice, name.Name, "", name.Position));
        else if (call.Function.Name == "selected" && type.Choices is { } choices && call.Arguments is [_, Literal { Value: Value.Text { Content.Length: > 0 } text }] && !choices.Contains(text.Content))
            found.Add(new TypeClash(TypeFault.UnknownChoice, name.Name, text.Content, name.Position));
    }
}
