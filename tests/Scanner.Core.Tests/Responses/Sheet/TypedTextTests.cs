using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Responses;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("12", 12d)]
    [InlineData(" -3 ", -3d)]
    [InlineData("1.250", 1250d)]
    [InlineData("12,5", null)]
    [InlineData("1.25", null)]
    [InlineData("drie", null)]
    [InlineData("1e3", null)]
    [InlineData("١٢", null)]
    public void A_whole_number_is_read_the_Dutch_way(string typed, double? expected) => Assert.Equal(expected, TypedText.Whole(typed));

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("1.250,75", 1250.75)]
    [InlineData("-0,1", -0.1)]
    [InlineData("12", 12d)]
    [InlineData("1,2,3", null)]
    [InlineData("NaN", null)]
    public void A_number_may_have_a_comma_or_a_point(string typed, double? expected) => Assert.Equal(expected, TypedText.Decimal(typed));

    [Theory]
    [InlineData("14-3-2027")]
    [InlineData("14-03-2027")]
    [InlineData("14/3/2027")]
    [InlineData("14.3.2027")]
    [InlineData("14 maart 2027")]
    [InlineData("14 March 2027")]
    [InlineData("2027-03-14")]
    public void A_day_is_read_in_Dutch_and_in_ISO_form(string typed) => Assert.Equal(new DateOnly(2027, 3, 14), TypedText.Day(typed));

    [Theory]
    [InlineData("31-2-2027")]
    [InlineData("morgen")]
    [InlineData("3-14-2027")]
    [InlineData("14-3-27")]
    public void What_is_no_day_is_not_guessed(string typed) => Assert.Null(TypedText.Day(typed));

    [Fact]
    public void Texts_lose_what_no_database_or_workbook_can_hold()
    {
        Assert.Equal("een\ntwee\ndrie\nvier", TypedText.Clean("een\r\ntwee\rdrie\nvier"));
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFD", TypedText.Clean("a\0b\uD800c\uDFFF"));
        Assert.Equal("😀\tok", TypedText.Clean("😀\tok"));
    }
}
