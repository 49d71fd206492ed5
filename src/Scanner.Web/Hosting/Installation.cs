using System.Globalization;
using Microsoft.Data.SqlClient;
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
    public static IServiceCollection AddInstallation(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection("Site")).Checked();
        services.AddMailSettings(configuration, demo);
        return services.AddScannerCore(DatabaseOf(configuration, demo), QuestionnaireFolder(configuration));
    }

    private static DatabaseOptions DatabaseOf(IConfiguration configuration, bool demo)
    {
        if (demo) return WithFolder(new DatabaseOptions(DatabaseProvider.Sqlite, DemoConnection));
        var provider = configuration["Database:Provider"] is { Length: > 0 } named ? named : nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out var engine) || !Enum.IsDefined(engine))
            throw Wrong($"Database:Provider is ‘{provider}’; kies Sqlite of SqlServer.");
        var connection = configuration.GetConnectionString("Scanner");
        if (string.IsNullOrWhiteSpace(connection))
            throw Wrong("ConnectionStrings:Scanner is leeg; noem de database, bijvoorbeeld ‘Data Source=data/scanner.db’.");
        return WithFolder(new DatabaseOptions(engine, connection));
    }

    /// <summary>Makes the folder of the file; the rest of the connection is tried by who opens it.</summary>
    private static DatabaseOptions WithFolder(DatabaseOptions options)
    {
        if (options.Provider != DatabaseProvider.Sqlite) return options;
        string file;
        try
        {
            file = DatabaseWords.FileOf(options);
        }
        catch (ArgumentException)
        {
            // Without the text itself: who forgot the provider has the password of a server in it.
            throw Wrong("ConnectionStrings:Scanner is niet te lezen als database van SQLite. Noem een bestand, bijvoorbeeld ‘Data Source=data/scanner.db’; voor SQL Server hoort Database:Provider op SqlServer te staan.");
        }
        if (Path.GetDirectoryName(file) is not { Length: > 0 } folder || file.StartsWith(':')) return options;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw Wrong($"De map ‘{folder}’ van de database kan niet worden gemaakt. Kijk naar het pad bij ConnectionStrings:Scanner, en of dit programma daar mag schrijven.");
        }
        return options;
    }

    private static OptionsValidationException Wrong(string sentence) => new("Database", typeof(DatabaseOptions), [sentence]);

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
        if (db.Database.IsSqlServer()) await ReachAsync(db.Database.GetConnectionString()!, stop);
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(stop)).ToList(), db.Database.GetMigrations().ToHashSet());
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            return $"De database is van een nieuwere versie van Scanner (met {newer}). Gebruik die versie, of zet een reservekopie van vóór het bijwerken terug; er is niets gewijzigd.";
        if (applied.Count == known.Count) return null;
        return await ChangeTablesAsync(db, stop);
    });

    /// <summary>How long another program may take to change the tables.</summary>
    private static readonly TimeSpan LongestChange = TimeSpan.FromMinutes(5);

    private static async Task<string?> ChangeTablesAsync(ScannerDb db, CancellationToken stop)
    {
        if (db.Database.IsSqlite()) await ForgetLockAsync(db, stop);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        waiting.CancelAfter(LongestChange);
        try
        {
            await db.Database.MigrateAsync(waiting.Token);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "Een ander programma werkt deze database al een tijd bij. Wacht tot het klaar is, of stop het, en probeer het opnieuw.";
        }
    }

    /// <summary>On SQLite a program that is killed while it changes the tables leaves its lock in the file, and the next one would wait for it for ever.</summary>
    private static async Task ForgetLockAsync(ScannerDb db, CancellationToken stop)
    {
        var hasLock = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (hasLock == 0) return;
        var before = DateTimeOffset.UtcNow.Subtract(LongestChange).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < {0}", [before], stop);
    }

    /// <summary>Asks the server once, and shortly: looking for the tables would ask again and again for half a minute before it gave up.</summary>
    private static async Task ReachAsync(string connectionString, CancellationToken stop)
    {
        var once = new SqlConnectionStringBuilder(connectionString) { ConnectRetryCount = 0, Pooling = false };
        if (!once.ShouldSerialize("Connect Timeout")) once.ConnectTimeout = 5;
        await using var connection = new SqlConnection(once.ConnectionString);
        try
        {
            await connection.OpenAsync(stop);
        }
        catch (SqlException answers) when (answers.Number == 4060)
        {
            // The server is there, the database is not yet; who may make it does so next.
        }
    }

    /// <summary>Does work that is the first to touch the database.</summary>
    /// <returns>Null, or a Dutch sentence that says why the database cannot be used.</returns>
    public static async Task<string?> TryAsync(IServiceProvider services, Func<Task<string?>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (DatabaseWords.IsOfDatabase(failure) || failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return DatabaseWords.Of(services.GetRequiredService<DatabaseOptions>(), failure);
        }
    }
}
