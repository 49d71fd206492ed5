using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>
/// Writes rows that are known whole, in one command: for the save of a page, where twenty answers would otherwise be twenty commands.
/// Rows that a context tracks are written by the context; this is for rows that it does not.
/// </summary>
internal sealed class RowWriter(ScannerDb db)
{
    /// <summary>SQL Server takes 2,100 parameters in one command.</summary>
    private const int MostParameters = 2_000;

    private readonly List<(StringBuilder Text, List<DbParameter> Parameters)> commands = [];

    /// <summary>Adds rows.</summary>
    public void Insert<T>(IEnumerable<T> rows) where T : class
    {
        var table = Table.Of<T>(db);
        foreach (var row in rows)
        {
            var command = Room(table.Columns.Count);
            command.Text.Append(table.Insert).Append(" (");
            Values(command, table, table.Columns, row, ", ");
            command.Text.Append(");\n");
        }
    }

    /// <summary>Writes all columns of a row anew.</summary>
    public void Update<T>(T row) where T : class
    {
        var table = Table.Of<T>(db);
        var command = Room(table.Columns.Count);
        command.Text.Append(table.Update);
        Pairs(command, table, [.. table.Columns.Where(column => !column.IsKey)], row, ", ");
        command.Text.Append(" WHERE ");
        Pairs(command, table, table.Keys, row, " AND ");
        command.Text.Append(";\n");
    }

    /// <summary>Removes rows.</summary>
    public void Delete<T>(IEnumerable<T> rows) where T : class
    {
        var table = Table.Of<T>(db);
        foreach (var row in rows)
        {
            var command = Room(table.Keys.Count);
            command.Text.Append(table.Delete);
            Pairs(command, table, table.Keys, row, " AND ");
            command.Text.Append(";\n");
        }
    }

    /// <summary>Writes it all, in the order in which it was asked for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var (text, parameters) in commands) await db.Database.ExecuteSqlRawAsync(text.ToString(), parameters, stop);
        commands.Clear();
    }

    private (StringBuilder Text, List<DbParameter> Parameters) Room(int parameters)
    {
        if (commands.Count == 0 || commands[^1].Parameters.Count + parameters > MostParameters) commands.Add((new StringBuilder(), []));
        return commands[^1];
    }

    private void Values<T>((StringBuilder Text, List<DbParameter> Parameters) command, Table table, IReadOnlyList<Column> columns, T row, string between) where T : class
    {
        for (var place = 0; place < columns.Count; place++) command.Text.Append(place == 0 ? "" : between).Append(Parameter(command.Parameters, table, columns[place], row));
    }

    private void Pairs<T>((StringBuilder Text, List<DbParameter> Parameters) command, Table table, IReadOnlyList<Column> columns, T row, string between) where T : class
    {
        for (var place = 0; place < columns.Count; place++)
            command.Text.Append(place == 0 ? "" : between).Append(columns[place].Name).Append(" = ").Append(Parameter(command.Parameters, table, columns[place], row));
    }

    private string Parameter<T>(List<DbParameter> parameters, Table table, Column column, T row) where T : class
    {
        var value = column.Property.GetGetter().GetClrValue(row);
        if (column.IsOwner)
        {
            if ((Guid)value! == Guid.Empty) value = db.MunicipalityId;
            if (db.MunicipalityId == Guid.Empty || (Guid)value != db.MunicipalityId)
                throw new InvalidOperationException($"A row of {table.Name} belongs to another municipality than the one this work is done for.");
        }
        var name = "@p" + parameters.Count.ToString(CultureInfo.InvariantCulture);
        using var command = db.Database.GetDbConnection().CreateCommand();
        parameters.Add(column.Mapping.CreateParameter(command, name, value, column.Property.IsNullable));
        return name;
    }

    /// <summary>What the model knows of a table.</summary>
    private sealed record Table(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<Column> Keys, string Insert, string Update, string Delete)
    {
        private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<IEntityType, Table> Known = [];

        public static Table Of<T>(ScannerDb db) => Known.GetValue(
            db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table."),
            entity => Of(entity, db.Database.IsSqlServer() ? '[' : '"', db.Database.IsSqlServer() ? ']' : '"'));

        private static Table Of(IEntityType entity, char open, char close)
        {
            var name = $"{open}{entity.GetTableName()}{close}";
            List<Column> columns = [.. entity.GetProperties().Select(property => new Column(property, $"{open}{property.GetColumnName()}{close}", property.GetRelationalTypeMapping(), property.IsPrimaryKey(), property.Name == nameof(IOwnedByMunicipality.MunicipalityId)))];
            return new Table(entity.ShortName(), columns, [.. columns.Where(column => column.IsKey)],
                $"INSERT INTO {name} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES", $"UPDATE {name} SET ", $"DELETE FROM {name} WHERE ");
        }
    }

    private sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping, bool IsKey, bool IsOwner);
}
