using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Scanner.Core.Data;

/// <summary>Contexts that know the model and the migrations of an engine, and need no server: for dotnet-ef and for tests.</summary>
public static class DesignContexts
{
    /// <summary>A context of the SQLite set.</summary>
    public static ScannerDb Sqlite() => new SqliteScannerDb(DatabaseRegistration.SqliteOptions("Data Source=:memory:"));

    /// <summary>A context of the SQL Server set.</summary>
    public static ScannerDb SqlServer() => new SqlServerScannerDb(DatabaseRegistration.SqlServerOptions("Server=none"));
}

/// <summary>The schema as a script that a database administrator can read and run.</summary>
public static class SchemaScript
{
    /// <summary>All migrations of the context's engine, with LF line ends. On SQL Server each runs only where it has not run yet.</summary>
    public static string Of(ScannerDb db)
    {
        var options = db.Database.IsSqlServer() ? MigrationsSqlGenerationOptions.Idempotent : MigrationsSqlGenerationOptions.Default;
        return db.GetService<IMigrator>().GenerateScript(options: options).ReplaceLineEndings("\n").TrimStart('\uFEFF');
    }
}
