using Microsoft.AspNetCore.Authorization;
using Scanner.Core.Scans;

namespace Scanner.Web.Staff;

/// <summary>Declares which right a page or endpoint of a scan needs. The scan is the route value <c>scan</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class NeedsAttribute(Right right) : AuthorizeAttribute(Needs.Policy(right));

/// <summary>The policies behind <see cref="NeedsAttribute"/> and the endpoints.</summary>
public static class Needs
{
    /// <summary>The policy for administrators of the installation.</summary>
    public const string Administrator = "administrator";

    /// <summary>The route value that names the scan.</summary>
    public const string ScanRouteValue = "scan";

    /// <summary>The name of the policy for a right.</summary>
    public static string Policy(Right right) => "right:" + right;

    /// <summary>Registers a policy for every right, and the one for administrators.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var right in Enum.GetValues<Right>())
            options.AddPolicy(Policy(right), policy => policy.RequireAuthenticatedUser().AddRequirements(new RightRequirement(right)));
        options.AddPolicy(Administrator, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
        // What says nothing is closed.
        options.FallbackPolicy = options.DefaultPolicy;
    }
}

/// <summary>A right in the scan that the address names.</summary>
internal sealed record RightRequirement(Right Right) : IAuthorizationRequirement;

/// <summary>Being an administrator of the installation.</summary>
internal sealed record AdministratorRequirement : IAuthorizationRequirement;
