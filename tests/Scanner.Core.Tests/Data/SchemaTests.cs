using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Tests.Data;

public sealed class SchemaTests
{
    [Fact]
    public void The_migrations_of_both_engines_hold_the_whole_model()
    {
        using var sqlite = DesignContexts.Sqlite();
        using var server = DesignContexts.SqlServer();
        Assert.False(sqlite.Database.HasPendingModelChanges(), "Run db/add-migration.sh: SQLite lacks a migration.");
        Assert.False(server.Database.HasPendingModelChanges(), "Run db/add-migration.sh: SQL Server lacks a migration.");
    }

    [Fact]
    public void The_schema_scripts_are_current()
    {
        using var sqlite = DesignContexts.Sqlite();
        using var server = DesignContexts.SqlServer();
        Assert.Equal(SchemaScript.Of(sqlite), Script("schema.sqlite.sql"));
        Assert.Equal(SchemaScript.Of(server), Script("schema.sqlserver.sql"));
    }

    [Fact]
    public void The_script_for_SQL_Server_is_T_SQL_without_what_older_servers_lack()
    {
        var script = Script("schema.sqlserver.sql");
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        Assert.DoesNotContain("CREATE OR ALTER", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("datetime2(7)", script, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("datetimeoffset", script, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_query_that_SQL_Server_cannot_be_asked_is_noticed()
    {
        await using var database = await TestDatabase.OpenAsync();
        await using var db = await database.Databases.CreateDbContextAsync(TestContext.Current.CancellationToken);
        // GLOB exists on SQLite only.
        var onSqliteOnly = await Assert.ThrowsAnyAsync<Exception>(() => db.Set<Municipality>().Where(row => EF.Functions.Glob(row.Name, "G*")).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Glob", onSqliteOnly.ToString(), StringComparison.Ordinal);
        var before = TranslatesForSqlServer.Instance.Translated;
        await db.Set<Municipality>().Where(row => row.Name == "A question that no other test asks").Select(row => row.Slug).ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(TranslatesForSqlServer.Instance.Translated > before, "The query was not translated for SQL Server.");
    }

    private static string Script(string name) => File.ReadAllText(Path.Combine(TestDatabase.RepositoryRoot, "db", name));
}
