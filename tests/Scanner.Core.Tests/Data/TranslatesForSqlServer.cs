using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Scanner.Core.Data;

namespace Scanner.Core.Tests.Data;

/// <summary>
/// Compiles every query that runs on SQLite for SQL Server too, without a server: a query that SQL Server cannot be
/// asked fails the test that runs it.
/// </summary>
public sealed class TranslatesForSqlServer : IQueryExpressionInterceptor
{
    public static readonly TranslatesForSqlServer Instance = new();

    private int translated;

    /// <summary>How many different queries were compiled so far.</summary>
    public int Translated => translated;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var server = DesignContexts.SqlServer();
        if (eventData.Context is ScannerDb { MunicipalityId: var municipality }) server.ActFor(municipality);
        var moved = new MoveTo(server).Visit(queryExpression);
        var database = server.GetService<IDatabase>();
        typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!
            .MakeGenericMethod(typeof(IAsyncEnumerable<>).IsAssignableFrom(moved.Type) ? moved.Type : AsyncResultOf(moved.Type))
            .Invoke(database, [moved, true]);
        Interlocked.Increment(ref translated);
        return queryExpression;
    }

    private static Type AsyncResultOf(Type type)
    {
        var rows = type.IsGenericType && typeof(IQueryable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;
        return rows is null ? typeof(Task<>).MakeGenericType(type) : typeof(IAsyncEnumerable<>).MakeGenericType(rows);
    }

    private sealed class MoveTo(ScannerDb server) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root when node.GetType() == typeof(EntityQueryRootExpression) =>
                new EntityQueryRootExpression(server.Model.FindEntityType(root.EntityType.Name)!),
            _ => base.VisitExtension(node),
        };
    }
}
