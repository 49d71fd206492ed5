using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Scans;

namespace Scanner.Web.Tests.Hosting;

/// <summary>Walks every route of the program as every role, as another municipality's member and without an account.</summary>
public sealed class RouteTests(RunningApp app) : IClassFixture<RunningApp>
{
    /// <summary>Routes that the framework maps for the circuit and for files; closed by the fallback policy, or open files.</summary>
    private static readonly string[] OfTheFramework = ["/_blazor", "/_framework", "_framework", "_blazor", "/_content", "_content", "{**path:file}"];

    [Fact]
    public void Every_route_says_who_may_use_it()
    {
        var undeclared = Routes()
            .Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(Name);
        Assert.Empty(undeclared);
    }

    [Fact]
    public void Every_route_of_a_scan_needs_a_right_in_that_scan()
    {
        var scanRoutes = Routes().Where(IsOfAScan).ToList();
        Assert.NotEmpty(scanRoutes);
        Assert.Empty(scanRoutes.Where(route => NeededRight(route) is null).Select(Name));
    }

    [Fact]
    public async Task A_visitor_without_account_gets_no_further_than_the_sign_in_page()
    {
        var browser = app.Browser();
        var scan = await app.NewScanAsync();
        foreach (var route in Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var answer = await SendAsync(browser, route, scan.Slug);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/inloggen", StringComparison.Ordinal), $"{Name(route)} answered {answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData(MemberRole.PolicyOfficer)]
    [InlineData(MemberRole.Interviewer)]
    [InlineData(MemberRole.Coder)]
    [InlineData(MemberRole.Reader)]
    public async Task A_role_opens_what_it_has_the_right_for_and_nothing_else(MemberRole role)
    {
        var scan = await app.NewScanAsync(role);
        var browser = await app.BrowserOfAsync(scan.AccountId);
        foreach (var route in Routes().Where(IsOfAScan))
        {
            using var answer = await SendAsync(browser, route, scan.Slug);
            var refused = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/geen-toegang", StringComparison.Ordinal);
            Assert.True(refused != Rights.Has(role, NeededRight(route)!.Value), $"{role} on {Name(route)}: {answer.StatusCode} {answer.Headers.Location}");
        }
    }

    [Fact]
    public async Task Another_municipalitys_scan_and_one_that_does_not_exist_look_alike()
    {
        var own = await app.NewScanAsync();
        var foreign = await app.NewScanAsync();
        var browser = await app.BrowserOfAsync(own.AccountId);
        foreach (var route in Routes().Where(IsOfAScan))
        {
            using var other = await SendAsync(browser, route, foreign.Slug);
            using var missing = await SendAsync(browser, route, "bestaat-niet");
            Assert.True(other.StatusCode == HttpStatusCode.NotFound, $"{Name(route)} of another municipality answered {other.StatusCode}.");
            Assert.Equal(missing.StatusCode, other.StatusCode);
            Assert.Equal(await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Only_an_administrator_opens_the_administration_and_sees_no_scan_by_that()
    {
        var scan = await app.NewScanAsync();
        var officer = await app.BrowserOfAsync(scan.AccountId);
        var administrator = await app.BrowserOfAsync((await app.NewAccountAsync(administrator: true)).Id);
        var administration = Routes().Where(route => NeededPolicy(route) == Scanner.Web.Staff.Needs.Administrator).ToList();
        Assert.NotEmpty(administration);
        foreach (var route in administration)
        {
            using var refused = await SendAsync(officer, route, scan.Slug);
            Assert.True(refused.StatusCode == HttpStatusCode.NotFound, $"{Name(route)} answered {refused.StatusCode} to a policy officer.");
            using var opened = await SendAsync(administrator, route, scan.Slug);
            Assert.True(opened.StatusCode == HttpStatusCode.OK, $"{Name(route)} answered {opened.StatusCode} to an administrator.");
        }
        foreach (var route in Routes().Where(IsOfAScan))
        {
            using var answer = await SendAsync(administrator, route, scan.Slug);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private IEnumerable<RouteEndpoint> Routes() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => !OfTheFramework.Any(prefix => route.RoutePattern.RawText!.StartsWith(prefix, StringComparison.Ordinal)))
        // Files of wwwroot, mapped one by one.
        .Where(route => route.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null);

    private static bool IsOfAScan(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/').StartsWith("scan/", StringComparison.OrdinalIgnoreCase);

    private static string? NeededPolicy(RouteEndpoint route) => route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).FirstOrDefault(policy => policy is not null);

    private static Right? NeededRight(RouteEndpoint route) =>
        NeededPolicy(route) is { } policy && policy.StartsWith("right:", StringComparison.Ordinal) && Enum.TryParse<Right>(policy["right:".Length..], out var right) ? right : null;

    private static string Name(RouteEndpoint route) => string.Join(',', route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]) + " " + route.RoutePattern.RawText;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, RouteEndpoint route, string slug)
    {
        var address = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: var name } parameter =>
                name.Equals("scan", StringComparison.OrdinalIgnoreCase) ? slug
                : parameter.ParameterPolicies.Any(policy => policy.Content == "int") ? "404"
                : Guid.NewGuid().ToString(),
            _ => "",
        }))));
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var method = methods is null || methods.Contains("GET") ? HttpMethod.Get : new HttpMethod(methods[0]);
        return await browser.SendAsync(new HttpRequestMessage(method, address), TestContext.Current.CancellationToken);
    }
}
