using System.Reflection;
using Scanner.Core.Expressions;

namespace Scanner.Core.Tests.Expressions;

public class ParseErrorTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "", "E001@0+0", "nog geen expressie" },
        { " \n ", "E001@0+3", "nog geen expressie" },
        { "1 # 2", "E004@2+1", "Het teken #" },
        { "1 + 😀", "E004@4+2", "Het teken 😀" },
        { "${a} = ‘ja’", "E005@7+1", "recht aanhalingsteken" },
        { "${a} = “ja”", "E005@7+1", "recht aanhalingsteken" },
        { "${a} = 'ja", "E006@7+3", "nog een '" },
        { "\"ja' + 1", "E006@0+8", "nog een \"" },
        { "1 + ${a = 2", "E007@4+2", "Zet }" },
        { "${a + ${b}", "E007@0+2", "Zet }" },
        { "1 + ${}", "E008@4+3", "ontbreekt de naam" },
        { "${mijn vraag} = 1", "E008@0+13", "mijn vraag" },
        { "${1a}", "E008@0+5", "begint met een letter" },
        { "${a} == 1", "E009@5+2", "één = teken" },
        { "${a} === 1", "E009@5+3", "één = teken" },
        { "${a} && ${b}", "E009@5+2", "Schrijf and" },
        { "${a} || ${b}", "E009@5+2", "Schrijf or" },
        { "${a} <> 1", "E009@5+2", "!=" },
        { "${a} => 1", "E009@5+2", ">=" },
        { "${a} =< 1", "E009@5+2", "<=" },
        { "${a} ≥ 1", "E009@5+1", ">=" },
        { "${a} – 1", "E009@5+1", "minteken" },
        { "${a} / 2", "E009@5+1", "div om te delen" },
        { "${a} % 2", "E009@5+1", "mod" },
        { "!${a}", "E009@0+1", "not(…)" },
        { "${a} AND ${b}", "E009@5+3", "Schrijf and" },
        { "${a} = 1 en ${b} = 2", "E009@9+2", "Schrijf and" },
        { "${a} of ${b}", "E009@5+2", "Schrijf or" },
        { "and(${a}, ${b})", "E009@0+3", "${a} and ${b}" },
        { "1 +", "E010@3+0", "stopt te vroeg" },
        { "1 + * 2", "E010@4+1", "Vóór ‘*’" },
        { "and 1", "E010@0+3", "Vóór ‘and’" },
        { "()", "E010@1+1", "Vóór ‘)’" },
        { "if(1, , 2)", "E010@6+1", "Vóór ‘,’" },
        { "${a} ${b}", "E011@5+4", "ontbreekt een teken" },
        { "(1 'a')", "E011@3+3", "ontbreekt een teken" },
        { "1,5 + 2", "E011@1+1", "1.5" },
        { "${a}, ${b}", "E011@4+1", "Een komma" },
        { "2 * (1 + 3", "E012@4+1", "nergens gesloten" },
        { "not(true()", "E012@3+1", "nergens gesloten" },
        { "1 + 2)", "E013@5+1", "niet is geopend" },
        { "1 + leeftijd", "E014@4+8", "${leeftijd}" },
        { "selected(${a}, ja)", "E014@15+2", "'ja'" },
        { "${a} = true", "E014@7+4", "true()" },
        { "/data/leeftijd > 1", "E015@0+1", "Een pad" },
        { "../leeftijd > 1", "E015@0+2", "Een pad" },
        { "data/leeftijd > 1", "E015@0+4", "Een pad" },
        { "${groep}/leeftijd > 1", "E015@8+1", "Een pad" },
        { "1 + ..", "E015@4+2", "position(..)" },
        { "selectd(${a}, 'b')", "E016@0+7", "selected()" },
        { "1 + Selected(${a}, 'b')", "E016@4+8", "selected()" },
        { "lenght(${a})", "E016@0+6", "string-length()" },
        { "als(1, 2, 3)", "E016@0+3", "if()" },
        { "bladibla(1)", "E016@0+8", "lijst met functies" },
        { "random() > 0.5", "E017@0+6", "wel in ODK" },
        { "round()", "E018@0+5", "1 of 2 waarden" },
        { "if(1, 2)", "E018@0+2", "3 waarden tussen de haakjes; hier staan er 2" },
        { "today(1)", "E018@0+5", "geen waarden" },
        { "concat()", "E018@0+6", "minstens 1 waarde" },
        { "sum(1)", "E019@4+1", "alleen de naam" },
        { "sum(${a} * 2)", "E019@4+8", "alleen de naam" },
        { "indexed-repeat(${a}, 'r', 1)", "E019@21+3", "indexed-repeat(${kind_naam}" },
        { "jr:choice-name('a', ${b})", "E019@20+4", "tussen aanhalingstekens" },
        { "jr:choice-name('a', 'b')", "E019@20+3", "tussen aanhalingstekens" },
        { "position(${a})", "E019@9+4", "position(..)" },
        { "concat('Dag ${naam}')", "E020@12+7", "concat('tekst ', ${naam})" },
        { "regex(., '[a-z')", "E021@9+6", "[a-z" },
        { "regex(., 'a)(b')", "E021@9+6", "haakjes" },
        { "format-date(today(), '%d %Q')", "E022@21+7", "%Q" },
        { "if(1; 2; 3)", "E023@4+1 E023@7+1", "een komma" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_where_it_is_with_how_to_mend_it(string source, string expected, string hint)
    {
        Assert.Equal(expected, Ask.Errors(source));
        Assert.Contains(hint, Expression.Parse(source).Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_its_own_number_and_every_reading_code_is_produced_by_a_test()
    {
        var codes = typeof(ExpressionErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());

        // The bounds are tested in LimitTests.
        string[] bounds = [ExpressionErrorCodes.TooLong, ExpressionErrorCodes.TooDeep];
        var produced = Mistakes.Select(row => row.Data.Item2[..4]).ToHashSet();
        Assert.Empty(codes.Where(code => code.StartsWith("E0", StringComparison.Ordinal)).Except(produced).Except(bounds));
    }

    [Fact]
    public void Mistakes_with_an_obvious_meaning_are_all_reported_at_once() =>
        Assert.Equal("E009@5+2 E014@8+2 E009@11+2 E016@14+6", Ask.Errors("${a} == ja && slecht(${b})"));

    [Fact]
    public void At_most_twenty_mistakes_are_reported() =>
        Assert.Equal(Expression.MaximumErrors, Expression.Parse(string.Join(" + ", Enumerable.Repeat("x", 100))).Errors.Count);

    [Fact]
    public void A_source_with_a_mistake_yields_no_expression()
    {
        var outcome = Expression.Parse("1 +");
        Assert.False(outcome.IsValid);
        Assert.Null(outcome.Expression);
    }
}
