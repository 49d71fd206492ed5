namespace Scanner.Core.Data;

/// <summary>The database engines that the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file beside the program; the default.</summary>
    Sqlite,

    /// <summary>A SQL Server, for more than one node.</summary>
    SqlServer,
}

/// <summary>Which database to use.</summary>
/// <param name="Provider">The engine.</param>
/// <param name="ConnectionString">In the engine's own form, for example <c>Data Source=data/scanner.db</c>.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString);
