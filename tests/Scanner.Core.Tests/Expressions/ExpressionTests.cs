using Scanner.Core.Expressions;
using static Scanner.Core.Tests.Expressions.TestAnswers;

namespace Scanner.Core.Tests.Expressions;

public class ExpressionTests
{
    [Fact]
    public void Names_are_listed_with_their_place_and_use_in_the_order_of_the_source()
    {
        var names = Ask.Read("${a} + sum(${b}) + (${ a }) + max(${c}, ${d}) + max(${e}) + indexed-repeat(${f}, ${g}, ${h}) + jr:choice-name(${i}, '${i}')").Names;

        Assert.Equal(
            [
                ("a", 0, 4, NameUse.Answer), ("b", 11, 4, NameUse.AllAnswers), ("a", 20, 6, NameUse.Answer), ("c", 34, 4, NameUse.Answer),
                ("d", 40, 4, NameUse.Answer), ("e", 52, 4, NameUse.AllAnswers), ("f", 75, 4, NameUse.IndexedAnswer), ("g", 81, 4, NameUse.Repeat),
                ("h", 87, 4, NameUse.Answer), ("i", 110, 4, NameUse.Answer), ("i", 117, 4, NameUse.ChoiceLabels),
            ],
            names.Select(name => (name.Name, name.Position, name.Length, name.Use)));
    }

    [Theory]
    [InlineData(". > 1", true)]
    [InlineData("1 + (-.)", true)]
    [InlineData("selected(., 'a')", true)]
    [InlineData("string-length() < 10", true)]
    [InlineData("once(1)", true)]
    [InlineData("${a} > .5", false)]
    [InlineData("position(..)", false)]
    [InlineData("string-length(${a})", false)]
    public void It_tells_whether_it_uses_the_current_answer(string source, bool expected) => Assert.Equal(expected, Ask.Read(source).RefersToSelf);

    [Theory]
    [InlineData("12", "12")]
    [InlineData("1.50", "1.5")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("'a \"b\"'", "a \"b\"")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("''", "")]
    [InlineData("${naam}", "Ada")]
    [InlineData("${ naam }", "Ada")]
    [InlineData("(((7)))", "7")]
    [InlineData("today ( )", "2027-03-14")]
    [InlineData("1\u00a0+\t2\r\n", "3")]
    [InlineData("${leeftijd}-1", "41")]
    [InlineData("2*3", "6")]
    [InlineData("6 div(2)", "3")]
    [InlineData("'“tekst”'", "“tekst”")]
    public void Values_are_written_as_in_xlsform(string source, string expected) => Assert.Equal(expected, Ask.AsText(source));

    [Fact]
    public void The_source_is_kept() => Assert.Equal(" 1+ 2", Ask.Read(" 1+ 2").Source);

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(3, "3")]
    [InlineData(-3.25, "-3.25")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e21, "1000000000000000000000")]
    [InlineData(1.5e-7, "0.00000015")]
    [InlineData(-1e-7, "-0.0000001")]
    [InlineData(123456789.125, "123456789.125")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_number_is_written_without_an_exponent(double number, string expected) => Assert.Equal(expected, Number(number).ToText());

    [Fact]
    public void Conversions_follow_xpath()
    {
        Assert.Equal(("", false, true), (Value.Unanswered.ToText(), Value.Unanswered.ToBoolean(), double.IsNaN(Value.Unanswered.ToNumber())));
        Assert.Equal(("a b", true, false), (new Value.Choices(["a", "b"]).ToText(), new Value.Choices(["a"]).ToBoolean(), new Value.Choices([]).ToBoolean()));
        Assert.Equal((1, 2.0), (new Value.Boolean(true).ToNumber(), new Value.Choices(["2"]).ToNumber()));
        Assert.Equal((1, "1970-01-02"), (Day(1970, 1, 2).ToNumber(), Day(1970, 1, 2).ToText()));
        Assert.True(Text("false").ToBoolean() && Day(1970, 1, 1).ToBoolean() && !Number(double.NaN).ToBoolean() && !Number(0).ToBoolean());
        Assert.True(Text("").IsEmpty && Value.Unanswered.IsEmpty && new Value.Choices([]).IsEmpty && !Number(0).IsEmpty);
    }

    [Fact]
    public void Choices_are_equal_when_their_names_are()
    {
        Assert.Equal(new Value.Choices(["a", "b"]), new Value.Choices(["a", "b"]));
        Assert.Equal(new Value.Choices(["a", "b"]).GetHashCode(), new Value.Choices(["a", "b"]).GetHashCode());
        Assert.NotEqual(new Value.Choices(["a", "b"]), new Value.Choices(["b", "a"]));
    }

    [Fact]
    public void The_culture_of_the_machine_makes_no_difference()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Equal("IAB 1.5 2027-03-14", Ask.AsText("concat(upper-case('iab'), ' ', 3 div 2, ' ', today())"));
            Assert.Equal("2.5", Ask.AsText("'1.5' + 1"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
