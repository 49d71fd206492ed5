using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Scanner.Core.Data;

// Writes db/schema.sqlite.sql and db/schema.sqlserver.sql from the migrations.
// dotnet run --project db/Scanner.Db.Design -- db
var folder = args.Length > 0 ? args[0] : "db";
using (var sqlite = new SqliteFactory().CreateDbContext([]))
    File.WriteAllText(Path.Combine(folder, "schema.sqlite.sql"), SchemaScript.Of(sqlite));
using (var server = new SqlServerFactory().CreateDbContext([]))
    File.WriteAllText(Path.Combine(folder, "schema.sqlserver.sql"), SchemaScript.Of(server));
return 0;

/// <summary>Gives dotnet-ef a context of the SQLite set.</summary>
internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteScannerDb>
{
    public SqliteScannerDb CreateDbContext(string[] args) => (SqliteScannerDb)DesignContexts.Sqlite();
}

/// <summary>Gives dotnet-ef a context of the SQL Server set.</summary>
internal sealed class SqlServerFactory : IDesignTimeDbContextFactory<SqlServerScannerDb>
{
    public SqlServerScannerDb CreateDbContext(string[] args) => (SqlServerScannerDb)DesignContexts.SqlServer();
}
