using Scanner.Core.Expressions;
using static Scanner.Core.Tests.Expressions.TestAnswers;

namespace Scanner.Core.Tests.Expressions;

public class FunctionTests
{
    public static TheoryData<string, string> Calls => new()
    {
        { "if(${leeftijd} > 17, 'groot', 'klein')", "groot" },
        { "if('', 'ja', 'nee')", "nee" },
        { "coalesce(${leeg}, 'x')", "x" },
        { "coalesce(${naam}, 'x')", "Ada" },
        { "coalesce(${leeg} + 1, 0)", "0" },
        { "once('nieuw')", "nieuw" },
        { "true()", "true" },
        { "false()", "false" },
        { "not(${leeg})", "true" },
        { "boolean('false')", "true" },
        { "boolean(0)", "false" },
        { "boolean(number('x'))", "false" },
        { "boolean-from-string('true')", "true" },
        { "boolean-from-string(1)", "true" },
        { "boolean-from-string('ja')", "false" },
        { "selected(${hulp}, 'jeugd')", "true" },
        { "selected(${hulp}, 'jeu')", "false" },
        { "selected('1 2 3', 2)", "true" },
        { "selected(${leeg}, '')", "false" },
        { "count-selected(${hulp})", "2" },
        { "count-selected(' a  b ')", "2" },
        { "count-selected(${leeg})", "0" },
        { "selected-at(${hulp}, 0)", "wmo" },
        { "selected-at(${hulp}, 1.9)", "jeugd" },
        { "selected-at(${hulp}, 2)", "" },
        { "selected-at(${hulp}, -1)", "" },
        { "selected-at(${hulp}, 'x')", "" },
        { "jr:choice-name('wmo', '${hulp}')", "Hulp thuis" },
        { "jr:choice-name(selected-at(${hulp}, 0), ' ${hulp} ')", "Hulp thuis" },
        { "jr:choice-name('weg', \"${hulp}\")", "" },
        { "position(..)", "2" },
        { "position( .. ) - 1", "1" },
        { "count(${kinderen})", "3" },
        { "count(${onbekend})", "0" },
        { "count-non-empty(${kind_leeftijd})", "2" },
        { "indexed-repeat(${kind_naam}, ${kinderen}, 2)", "Cy" },
        { "indexed-repeat(${kind_naam}, ${kinderen}, position(..) - 1)", "Bo" },
        { "indexed-repeat(${kind_naam}, ${kinderen}, 0)", "" },
        { "indexed-repeat(${kind_naam}, ${kinderen}, 4)", "" },
        { "indexed-repeat(${kind_naam}, ${kinderen}, 'x')", "" },
        { "sum(${kind_leeftijd})", "13" },
        { "sum(${onbekend})", "0" },
        { "min(${kind_leeftijd})", "4" },
        { "max(${kind_leeftijd})", "9" },
        { "min(3, -2, '1')", "-2" },
        { "max(3, ${leeg}, 1)", "3" },
        { "max(${leeg})", "NaN" },
        { "max(-5, -3)", "-3" },
        { "number('')", "NaN" },
        { "number(' 12.5 ')", "12.5" },
        { "number('-.5')", "-0.5" },
        { "number('1e3')", "NaN" },
        { "number('+1')", "NaN" },
        { "number('1,5')", "NaN" },
        { "number(true())", "1" },
        { "number(${datum})", "20850" },
        { "int(3.9)", "3" },
        { "int(-3.9)", "-3" },
        { "round(2.5)", "3" },
        { "round(-2.5)", "-2" },
        { "round(-2.6)", "-3" },
        { "round(1.005, 2)", "1.01" },
        { "round(-1.25, 1)", "-1.2" },
        { "round(1250, -2)", "1300" },
        { "round('x', 1)", "NaN" },
        { "round(1 div 0, 1)", "Infinity" },
        { "round(1.5, 31)", "NaN" },
        { "round(1.5, 20)", "1.5" },
        { "abs(-2)", "2" },
        { "pow(2, 10)", "1024" },
        { "sqrt(9)", "3" },
        { "sqrt(-1)", "NaN" },
        { "pi() > 3.14 and pi() < 3.15", "true" },
        { "exp(0)", "1" },
        { "exp10(2)", "100" },
        { "log(1)", "0" },
        { "log10(1000)", "3" },
        { "sin(0)", "0" },
        { "cos(0)", "1" },
        { "tan(0)", "0" },
        { "asin(0)", "0" },
        { "acos(1)", "0" },
        { "atan(0)", "0" },
        { "atan2(0, 1)", "0" },
        { "string(12.0)", "12" },
        { "string(.5)", "0.5" },
        { "string(false())", "false" },
        { "string-length('café')", "4" },
        { "string-length('😀')", "1" },
        { "string-length('')", "0" },
        { "normalize-space('  a \t b ')", "a b" },
        { "concat(${naam}, ' ', 1)", "Ada 1" },
        { "concat(${kind_naam})", "BoCyDi" },
        { "concat('a')", "a" },
        { "join(', ', ${kind_naam})", "Bo, Cy, Di" },
        { "join('-', 1, 2, '')", "1-2-" },
        { "substr('abcdef', 2)", "cdef" },
        { "substr('abcdef', 1, 3)", "bc" },
        { "substr('abcdef', -2)", "ef" },
        { "substr('abcdef', 0, -1)", "abcde" },
        { "substr('abc', 5, 9)", "" },
        { "substr('abc', 2, 1)", "" },
        { "substr('a😀b', 1, 2)", "😀" },
        { "substring-before('a@b@c', '@')", "a" },
        { "substring-before('abc', '@')", "" },
        { "substring-after('a@b@c', '@')", "b@c" },
        { "substring-after('abc', '@')", "" },
        { "contains('huurschuld', 'schuld')", "true" },
        { "contains('huur', 'Huur')", "false" },
        { "starts-with('3581 AB', '35')", "true" },
        { "ends-with('x.nl', '.nl')", "true" },
        { "translate('06-12 34', '- ', '')", "061234" },
        { "translate('abc', 'ab', 'xy')", "xyc" },
        { "translate('aa', 'aa', 'xy')", "xx" },
        { "lower-case('ABÉ')", "abé" },
        { "upper-case('iab')", "IAB" },
        { "regex('3581 AB', '[0-9]{4} ?[A-Z]{2}')", "true" },
        { "regex('x3581 AB', '[0-9]{4} ?[A-Z]{2}')", "false" },
        { "regex('ab', 'a|ab')", "true" },
        { "regex('abab', '(ab)\\1')", "true" },
        { "regex(concat('a', \"\n\"), 'a')", "false" },
        { "regex('aa', concat('a', '+'))", "true" },
        { "today()", "2027-03-14" },
        { "now()", "2027-03-14T09:05:07.030+01:00" },
        { "date('2027-03-14')", "2027-03-14" },
        { "date('2027-03-14T23:30:00.000+01:00')", "2027-03-14" },
        { "date('2027-03-14T23:30:00Z')", "2027-03-14" },
        { "date(0)", "1970-01-01" },
        { "date(-1.5)", "1969-12-31" },
        { "date(${leeg})", "" },
        { "date(number('x'))", "" },
        { "decimal-date-time('1970-01-03')", "2" },
        { "decimal-date-time(${moment}) - decimal-date-time(today())", "0.25" },
        { "decimal-date-time(5.5)", "5.5" },
        { "decimal-date-time(${leeg})", "" },
        { "format-date(${datum}, '%e %b %Y')", "1 feb 2027" },
        { "format-date('2027-03-04', '%a %d-%m-%y %n 100%%')", "do 04-03-27 3 100%" },
        { "format-date(${leeg}, '%Y')", "" },
        { "format-date-time(now(), '%H:%M:%S.%3 %h')", "09:05:07.030 9" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_function_yields_what_its_documentation_says(string source, string expected) => Assert.Equal(expected, Ask.AsText(source));

    [Fact]
    public void Every_function_is_called_in_this_table()
    {
        var sources = Calls.Select(row => row.Data.Item1).ToList();
        Assert.All(Expression.FunctionList, function => Assert.Contains(sources, source => source.Contains(function.Name + "(", StringComparison.Ordinal)));
    }

    public static TheoryData<string> FunctionNames => [.. Expression.FunctionList.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Too_few_or_too_many_arguments_are_refused_at_the_name(string name)
    {
        var function = Expression.FunctionList.Single(candidate => candidate.Name == name);
        int[] wrong = [function.MinimumArguments - 1, function.MaximumArguments + 1 ?? -1];
        foreach (var number in wrong.Where(number => number >= 0))
        {
            var error = Assert.Single(Expression.Parse($"1 + {name}({string.Join(", ", Enumerable.Repeat("1", number))})").Errors);
            Assert.Equal((ExpressionErrorCodes.WrongNumberOfArguments, 4, name.Length), (error.Code, error.Position, error.Length));
            Assert.Contains(function.Usage, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void The_example_of_every_function_can_be_read(string name)
    {
        var function = Expression.FunctionList.Single(candidate => candidate.Name == name);
        Assert.StartsWith(name + "(", function.Usage, StringComparison.Ordinal);
        Assert.EndsWith(".", function.Help, StringComparison.Ordinal);
        Ask.Read(function.Usage);
    }

    [Fact]
    public void Once_keeps_the_answer_that_is_there() => Assert.Equal("oud", Ask.AsText("once('nieuw')", Household(Text("oud"))));

    [Theory]
    [InlineData("string-length()", "6")]
    [InlineData("normalize-space()", "a b")]
    [InlineData("count-selected(.)", "2")]
    [InlineData(". = 'a   b '", "true")]
    public void The_current_answer_is_a_point_or_the_missing_argument(string source, string expected) => Assert.Equal(expected, Ask.AsText(source, Household(Text("a   b "))));

    [Theory]
    [InlineData("date('morgen')", "E104@0")]
    [InlineData("1 + date('2027-02-30')", "E104@4")]
    [InlineData("date(99999999)", "E104@0")]
    [InlineData("date(1 div 0)", "E104@0")]
    [InlineData("date(true())", "E104@0")]
    [InlineData("decimal-date-time('x')", "E104@0")]
    [InlineData("format-date('x', '%Y')", "E104@0")]
    [InlineData("format-date(today(), concat('%', 'Q'))", "E022@0")]
    [InlineData("format-date(today(), concat('%', ''))", "E022@0")]
    [InlineData("regex('a', concat('[', 'a'))", "E021@0")]
    public void What_can_only_be_seen_while_evaluating_is_an_error_at_the_function(string source, string expected) => Assert.Equal(expected, Ask.AsText(source));

    [Fact]
    public void The_list_of_functions_is_sorted_and_has_no_doubles()
    {
        var names = Expression.FunctionList.Select(function => function.Name).ToList();
        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
    }
}
