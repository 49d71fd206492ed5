using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Scanner.Core;
using Scanner.Core.Data;
using Scanner.Web.Mail;

namespace Scanner.Web.Hosting;

/// <summary>What an installation is made of: its configuration, its database and its questionnaires. The same for the server and for every verb.</summary>
internal static class Installation
{
    /// <summary>The database of the demonstration.</summary>
    public const string DemoConnection = "Data Source=data/demo.db";

    /// <summary>Registers Core with the configured database and folder.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message is a Dutch sentence.</exception>
    public static void AddInstallation(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).ValidateDataAnnotations().ValidateOnStart();
        services.AddMailSettings(configuration, demo);
        services.AddScannerCore(DatabaseOf(configuration, demo), QuestionnaireFolder(configuration));
    }

    private static DatabaseOptions DatabaseOf(IConfiguration configuration, bool demo)
    {
        if (demo) return WithFolder(new DatabaseOptions(DatabaseProvider.Sqlite, DemoConnection));
        var provider = configuration["Database:Provider"] is { Length: > 0 } named ? named : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var engine) || !Enum.IsDefined(engine))
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), [$"Database:Provider is ‘{provider}’; kies Sqlite of SqlServer."]);
        var connection = configuration.GetConnectionString("Scanner");
        if (string.IsNullOrWhiteSpace(connection))
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), ["ConnectionStrings:Scanner is leeg; noem de database, bijvoorbeeld ‘Data Source=data/scanner.db’."]);
        return WithFolder(new DatabaseOptions(engine, connection));
    }

    private static DatabaseOptions WithFolder(DatabaseOptions options)
    {
        if (options.Provider != DatabaseProvider.Sqlite) return options;
        try
        {
            var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
            if (Path.GetDirectoryName(file) is { Length: > 0 } folder && !file.StartsWith(':')) Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new OptionsValidationException("Database", typeof(DatabaseOptions), [$"De database ‘{options.ConnectionString}’ is niet te gebruiken: {failure.Message}"]);
        }
        return options;
    }

    private static string QuestionnaireFolder(IConfiguration configuration)
    {
        if (configuration["Questionnaires:Folder"] is { Length: > 0 } configured) return configured;
        var here = Path.GetFullPath("questionnaires");
        return Directory.Exists(here) ? here : Path.Combine(AppContext.BaseDirectory, "questionnaires");
    }

    /// <summary>Brings the database up to date.</summary>
    /// <returns>Null, or a Dutch sentence that says why it cannot be used.</returns>
    public static Task<string?> MigrateAsync(IServiceProvider services, CancellationToken stop) => TryAsync(services, async () =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ScannerDb>>().CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    });

    /// <summary>Does work that is the first to touch the database.</summary>
    /// <returns>Null, or a Dutch sentence that says why the database cannot be used.</returns>
    public static async Task<string?> TryAsync(IServiceProvider services, Func<Task> work)
    {
        var database = services.GetRequiredService<DatabaseOptions>();
        try
        {
            await work();
            return null;
        }
        catch (Exception failure) when (failure is SqliteException or SqlException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException { Source: "Microsoft.Data.SqlClient" })
        {
            return database.Provider == DatabaseProvider.Sqlite
                ? $"De database {new SqliteConnectionStringBuilder(database.ConnectionString).DataSource} kan niet worden geopend ({OneLine(failure)}). Kijk of de map bestaat, of dit programma er mag schrijven en of het bestand een database van Scanner is."
                : $"De SQL Server is niet te bereiken of weigert ({OneLine(failure)}). Kijk naar ConnectionStrings:Scanner: server, naam van de database en aanmelding.";
        }
    }

    private static string OneLine(Exception failure) => failure.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
}
