using FsCheck;
using FsCheck.Fluent;
using Scanner.Core.Tests.Questionnaires;

namespace Scanner.Core.Tests.Responses;

public sealed class VersionPropertyTests
{
    [Fact]
    public void Over_any_ten_versions_no_answer_appears_under_another_question_type_or_option()
    {
        var (given, setAside, versions) = (0, 0, 0);
        var decisions = Gen.Choose(0, 27_719).ArrayOf(600).ToArbitrary();
        Prop.ForAll(decisions, some =>
        {
            var world = new VersionWorld(some);
            world.Live();
            (given, setAside, versions) = (given + world.Seen.Given, setAside + world.Seen.SetAside, Math.Max(versions, world.Seen.Versions));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
        // The walks did meet what they are about.
        Assert.True(given > 2_000, $"Only {given} answers were given.");
        Assert.True(setAside > 200, $"Only {setAside} answers did not fit a next version.");
        Assert.Equal(10, versions);
    }
}
