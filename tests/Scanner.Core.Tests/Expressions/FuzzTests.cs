using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Expressions;

namespace Scanner.Core.Tests.Expressions;

public class FuzzTests
{
    private static readonly string[] Words =
    [
        "${naam}", "${hulp}", "${kinderen}", "${", "}", ".", "..", "'", "\"", "'a'", "'${hulp}'", "1", "0", "2.5", ".5", "1e5", "(", ")", ",", ";", "+", "-",
        "*", "/", "div", "mod", "and", "or", "en", "=", "==", "!=", "!", "<", "<=", "<>", ">", "&&", "||", "‘", "”", "naam", "true", "# ", "\ud800", "\0", "  ",
        "'%Y'", "'(a'", "'2027-03-14'", "random", .. Expression.FunctionList.Select(function => function.Name + "("), .. Expression.FunctionList.Select(function => function.Usage),
    ];

    private static readonly Config Fast = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(60);

    private static Gen<string> Salad => Gen.ListOf(Gen.Elements(Words)).Select(string.Concat);

    [Fact]
    public void No_text_whatsoever_makes_it_throw() => Check.One(Fast, Prop.ForAll<string?>(text => IsSound(text ?? "")));

    [Fact]
    public void No_mix_of_its_own_words_makes_it_throw() => Check.One(Fast, Prop.ForAll(Salad.ToArbitrary(), IsSound));

    [Fact]
    public void No_damage_to_a_good_expression_makes_it_throw()
    {
        var damaged =
            from usage in Gen.Elements(Expression.FunctionList.Select(function => function.Usage).ToArray())
            from at in Gen.Choose(0, usage.Length - 1)
            from length in Gen.Choose(0, 3)
            from word in Gen.Elements(Words)
            select usage.Remove(at, Math.Min(length, usage.Length - at)).Insert(at, word);
        Check.One(Fast, Prop.ForAll(damaged.ToArbitrary(), IsSound));
    }

    [Fact]
    public void Arithmetic_without_needless_parentheses_means_what_the_tree_means() =>
        Check.One(Fast, Prop.ForAll(Sum(4).ToArbitrary(), sum => Ask.Evaluate(sum.Text).Equals(new Value.Number(sum.Amount))));

    // Either errors inside the source with a message, or an expression that evaluates to something.
    private static bool IsSound(string source)
    {
        var outcome = Expression.Parse(source);
        if (!outcome.IsValid)
        {
            return outcome.Errors.Count is > 0 and <= Expression.MaximumErrors
                && outcome.Errors.All(error => error.Position >= 0 && error.Length >= 0 && error.Position + error.Length <= source.Length && error.Message.Length > 0);
        }

        Assert.All(outcome.Expression.Names, name => Assert.Equal("${", source.Substring(name.Position, 2)));
        Assert.All(outcome.Expression.Names, name => Assert.Equal('}', source[name.Position + name.Length - 1]));
        _ = outcome.Expression.Evaluate(TestAnswers.Household()).ToText();
        return true;
    }

    /// <summary>A calculation written with only the parentheses that its precedence needs; 0 sums, 1 products, 2 minus signs and numbers.</summary>
    private sealed record Calculation(string Text, double Amount, int Level);

    private static Gen<Calculation> Sum(int depth)
    {
        var number = Gen.Choose(0, 9).Select(digit => new Calculation($"{digit}", digit, 2));
        if (depth == 0)
        {
            return number;
        }

        var smaller = Sum(depth - 1);
        var operation =
            from symbol in Gen.Elements("+", "-", "*", "div", "mod")
            from left in smaller
            from right in smaller
            let level = symbol is "+" or "-" ? 0 : 1
            select new Calculation($"{Wrap(left, level)} {symbol} {Wrap(right, level + 1)}", Apply(symbol, left.Amount, right.Amount), level);
        var minus = smaller.Select(operand => new Calculation($"-{Wrap(operand, 2)}", -operand.Amount, 2));
        return Gen.Frequency((1, number), (4, operation), (1, minus));
    }

    private static string Wrap(Calculation part, int level) => part.Level < level ? $"({part.Text})" : part.Text;

    private static double Apply(string symbol, double left, double right) => symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "div" => left / right,
        _ => left % right,
    };
}
