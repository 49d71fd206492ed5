using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>
/// Reads rows whole out of a <see cref="ReadCommand"/>, as a query without tracking would: the columns and their conversions are those of the model.
/// For what every page of a respondent asks; see docs/decisions/2026-11-22-respondent-pages-fast.md.
/// </summary>
internal sealed class RowReader<T> where T : class
{
    private static readonly ConditionalWeakTable<IModel, RowReader<T>> Known = [];

    private readonly IReadOnlyList<string> columns;
    private readonly int key;
    private readonly Func<DbDataReader, int, T> read;

    private RowReader(ScannerDb db)
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        var properties = entity.GetProperties().ToList();
        var sql = db.GetService<ISqlGenerationHelper>();
        columns = [.. properties.Select(property => sql.DelimitIdentifier(property.GetColumnName()))];
        key = properties.FindIndex(property => property.IsPrimaryKey());
        read = Compile(entity, properties);
    }

    /// <summary>How many columns a row takes in the result.</summary>
    public int Width => columns.Count;

    /// <summary>The reader for the engine of this database.</summary>
    public static RowReader<T> Of(ScannerDb db) => Known.GetValue(db.Model, _ => new RowReader<T>(db));

    /// <summary>What to select, of a table that the statement calls by this name.</summary>
    public string Columns(string table) => string.Join(", ", columns.Select(column => table + "." + column));

    /// <summary>Reads the row that begins at a column; null when an outer join found none.</summary>
    public T? Read(DbDataReader reader, int first) => reader.IsDBNull(first + key) ? null : read(reader, first);

    private static Func<DbDataReader, int, T> Compile(IEntityType entity, List<IProperty> properties)
    {
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var first = Expression.Parameter(typeof(int), "first");
        var row = Expression.Variable(typeof(T), "row");
        var make = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) ?? throw new InvalidOperationException($"{entity.Name} is not made empty.");
        var steps = new List<Expression> { Expression.Assign(row, Expression.New(make)) };
        for (var place = 0; place < properties.Count; place++)
        {
            var property = properties[place];
            var column = Expression.Add(first, Expression.Constant(place));
            var value = ValueOf(property.GetRelationalTypeMapping(), reader, column);
            if (value.Type != property.ClrType) value = Expression.Convert(value, property.ClrType);
            if (property.IsNullable) value = Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, column), Expression.Default(property.ClrType), value);
            steps.Add(Expression.Assign(Expression.MakeMemberAccess(row, property.GetMemberInfo(forMaterialization: true, forSet: true)), value));
        }
        steps.Add(row);
        return Expression.Lambda<Func<DbDataReader, int, T>>(Expression.Block([row], steps), reader, first).Compile();
    }

    private static Expression ValueOf(RelationalTypeMapping mapping, Expression reader, Expression column)
    {
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(reader, mapping.GetDataReaderMethod(), column));
        if (mapping.Converter is not { } converter) return value;
        var convert = converter.ConvertFromProviderExpression;
        var given = convert.Parameters[0];
        if (value.Type != given.Type) value = Expression.Convert(value, given.Type);
        return ReplacingExpressionVisitor.Replace(given, value, convert.Body);
    }
}
