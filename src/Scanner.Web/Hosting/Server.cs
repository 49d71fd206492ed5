using Microsoft.AspNetCore.HttpOverrides;
using Scanner.Web.Accounts;
using Scanner.Web.Downloads;
using Scanner.Web.Mail;
using Scanner.Web.Respond;
using Scanner.Web.Staff;
using Scanner.Web.Staff.Interviews;
using Scanner.Web.Staff.Responses;

namespace Scanner.Web.Hosting;

/// <summary>Builds the web application: services, middleware, and the table of what is mapped.</summary>
internal static class Server
{
    public static WebApplication Build(string[] args, bool demo)
    {
        // The program's own files (pages, scripts, settings) stand beside it; data stands in the working folder.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        // Why it cannot start is said once, by who starts it, and not also as a stack trace.
        var start = new StartUp();
        builder.Services.AddSingleton(start);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => start.IsDone && level >= LogLevel.Warning);
        builder.Services.AddInstallation(builder.Configuration, demo);
        builder.Services.AddStaff();
        builder.Services.AddMailSender();
        builder.Services.AddRespond(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        builder.Services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fout/500",
            // A visitor whose connection breaks off half-way is no fault of the program, and nobody reads the answer.
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePagesWithReExecute("/fout/{0}");
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapErrorPages();
        app.MapAccount();
        app.MapRespond();
        app.MapInterviews();
        app.MapMailFiles();
        app.MapEnteredAnswers();
        app.MapDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}

/// <summary>Whether the server has started.</summary>
internal sealed class StartUp
{
    public bool IsDone { get; set; }
}
