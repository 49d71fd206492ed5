using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Scanner.Web.Hosting;
using Scanner.Web.Respond;

namespace Scanner.Web.Tests.Hosting;

/// <summary>A wrong setting or database gives a sentence, before anything is changed.</summary>
public sealed class InstallationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_as_it_is()
    {
        await using var app = new RunningApp();
        Assert.Null(await Installation.MigrateAsync(app.Services, Stop));
        await using var db = await app.Databases.CreateDbContextAsync(Stop);
        await RunAsync(db.Database.GetConnectionString()!, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231000000_Later', '99.0')");
        Assert.Contains("nieuwere versie van Scanner (met 29991231000000_Later)", await Installation.MigrateAsync(app.Services, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_of_a_program_that_was_killed_while_it_changed_the_tables_stops_nobody()
    {
        var file = Path.Combine(Path.GetTempPath(), "scanner_lock_" + Guid.NewGuid().ToString("n") + ".db");
        await using (var services = new ServiceCollection().AddInstallation(Settings(("ConnectionStrings:Scanner", $"Data Source={file};Pooling=False")), demo: false).BuildServiceProvider())
        {
            await RunAsync($"Data Source={file};Pooling=False", "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2020-03-14 10:00:00.0000000+00:00')");
            Assert.Null(await Installation.MigrateAsync(services, Stop).WaitAsync(TimeSpan.FromMinutes(2), Stop));
        }
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
    }

    [Theory]
    [InlineData("Server=tcp:server;Database=x;User ID=x;Password=geheim-woord", "Database:Provider op SqlServer")]
    [InlineData("Data Source=/dev/null/map/scanner.db", "/dev/null/map")]
    public void A_connection_that_cannot_be_is_named_without_the_password_in_it(string connection, string mentions)
    {
        var wrong = Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddInstallation(Settings(("ConnectionStrings:Scanner", connection)), demo: false));
        Assert.Contains(mentions, Assert.Single(wrong.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim-woord", wrong.Failures.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Prot", "25", "Bedoelt u Mail:Port?")]
    [InlineData("Mail:Port", "vijfentwintig", "Mail:Port is ‘vijfentwintig’")]
    [InlineData("Mail:Port", "99999", "Mail:Port moet een poortnummer zijn")]
    [InlineData("Mail:StartTls", "misschien", "kies true of false")]
    [InlineData("Mail:Host", "mail.voorbeeld.example", "Mail:From is leeg")]
    [InlineData("Site:BaseUrl", "scanner", "Site:BaseUrl moet beginnen met")]
    [InlineData("Site:Base", "https://scanner.voorbeeld.example", "Site:Base is niet bekend")]
    [InlineData("Respond:OpenLinkPerTenMinutes", "-3", "1 of meer")]
    public void A_wrong_setting_is_named_in_one_sentence(string name, string value, string mentions)
    {
        var settings = Settings(("ConnectionStrings:Scanner", "Data Source=:memory:"), (name, value));
        var services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddInstallation(settings, demo: false).AddRespondLimits(settings);
        using var provider = services.BuildServiceProvider();
        var wrong = Assert.Throws<OptionsValidationException>(provider.CheckSettings);
        Assert.Contains(mentions, Assert.Single(wrong.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bedoelt u --demo?", "--demoo")]
    [InlineData("Bedoelt u --urls?", "--url", "http://localhost:5001")]
    [InlineData("Bedoelt u --Mail:Port?", "--Maill:Port=25")]
    [InlineData("ontbreekt de waarde", "--urls")]
    [InlineData("ontbreekt de waarde", "--urls", "--demo")]
    [InlineData("‘nu’ is niet bekend", "--demo", "nu")]
    [InlineData(null, "--demo", "--urls", "http://localhost:5001")]
    [InlineData(null, "--Site:BaseUrl=https://scanner.voorbeeld.example", "Logging:LogLevel:Default=Debug")]
    public void What_is_no_setting_is_refused_by_the_server(string? mentions, params string[] arguments)
    {
        var refusal = SettingChecks.UnknownIn(arguments);
        if (mentions is null) Assert.Null(refusal);
        else Assert.Contains(mentions, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("http://localhost:99999")]
    [InlineData("ftp://localhost:5000")]
    public void An_address_to_listen_on_is_checked_before_anything_starts(string address) =>
        Assert.Contains(address, Assert.Throws<OptionsValidationException>(() => SettingChecks.CheckAddresses(Settings(("urls", address)))).Message, StringComparison.Ordinal);

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }
}
