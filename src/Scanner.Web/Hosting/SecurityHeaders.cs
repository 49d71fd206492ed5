namespace Scanner.Web.Hosting;

/// <summary>Sends the headers that keep a page to itself. The respondent pages set stricter ones of their own.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Staff pages: own scripts only; inline styles because the component library writes them; nothing in a frame.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
        // What stands in a scan is not kept by a browser that others use after.
        if (context.Request.Path.StartsWithSegments("/scan", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "no-store";
        return next(context);
    }
}
