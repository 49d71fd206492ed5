using System.Net;

namespace Scanner.Web.Tests.Hosting;

public sealed class ServerTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_health_addresses_answer_without_an_account(string address)
    {
        var answer = await app.Browser().GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_visitor_without_an_account_is_sent_to_the_sign_in_page()
    {
        var answer = await app.Browser().GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/inloggen", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_and_styles_are_served()
    {
        foreach (var address in new[] { "/tokens.css", "/staff.css", "/_framework/blazor.web.js", "/_content/Radzen.Blazor/Radzen.Blazor.js" })
            Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);
    }
}
