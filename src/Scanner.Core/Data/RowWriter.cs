using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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

    private const int MostRows = 900;

    private readonly List<Command> commands = [];

    /// <summary>Adds rows.</summary>
    public void Insert<T>(IEnumerable<T> rows) where T : class
    {
        var table = Table.Of<T>(db);
        Add(rows, table.Columns.Count, $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES ", ", ", (command, row) =>
        {
            command.Text.Append('(');
            for (var place = 0; place < table.Columns.Count; place++) command.Text.Append(place == 0 ? "" : ", ").Append(Parameter(command, table, table.Columns[place], row));
            command.Text.Append(')');
        });
    }

    /// <summary>Writes all columns of a row anew.</summary>
    public void Update<T>(T row) where T : class
    {
        var table = Table.Of<T>(db);
        Add([row], table.Columns.Count, $"UPDATE {table.Name} SET ", "", (command, changed) =>
        {
            Pairs(command, table, table.Values, changed, ", ");
            command.Text.Append(" WHERE ");
            Pairs(command, table, table.Keys, changed, " AND ");
        });
    }

    /// <summary>Removes rows.</summary>
    public void Delete<T>(IEnumerable<T> rows) where T : class
    {
        var table = Table.Of<T>(db);
        Add(rows, table.Keys.Count, $"DELETE FROM {table.Name} WHERE ", " OR ", (command, row) =>
        {
            command.Text.Append('(');
            Pairs(command, table, table.Keys, row, " AND ");
            command.Text.Append(')');
        });
    }

    /// <summary>Writes it all, in the order in which it was asked for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var command in commands) await db.Database.ExecuteSqlRawAsync(command.Text.ToString(), command.Parameters, stop);
        commands.Clear();
    }

    /// <summary>One statement for as many rows as fit in a command.</summary>
    private void Add<T>(IEnumerable<T> rows, int parameters, string statement, string between, Action<Command, T> write)
    {
        Command? open = null;
        var inStatement = 0;
        foreach (var row in rows)
        {
            if (commands.Count == 0 || commands[^1].Parameters.Count + parameters > MostParameters) commands.Add(new Command());
            // SQL Server takes 1,000 rows in one statement.
            var goesOn = open == commands[^1] && ++inStatement < MostRows;
            if (!goesOn)
            {
                open?.Text.Append(";\n");
                open = commands[^1];
                inStatement = 0;
            }
            open!.Text.Append(goesOn ? between : statement);
            write(open, row);
        }
        open?.Text.Append(";\n");
    }

    private void Pairs<T>(Command command, Table table, IReadOnlyList<Column> columns, T row, string between) where T : class
    {
        for (var place = 0; place < columns.Count; place++)
            command.Text.Append(place == 0 ? "" : between).Append(columns[place].Name).Append(" = ").Append(Parameter(command, table, columns[place], row));
    }

    private string Parameter<T>(Command command, Table table, Column column, T row) where T : class
    {
        var value = column.Property.GetGetter().GetClrValue(row);
        if (column.IsOwner)
        {
            if ((Guid)value! == Guid.Empty) value = db.MunicipalityId;
            if (db.MunicipalityId == Guid.Empty || (Guid)value != db.MunicipalityId)
                throw new InvalidOperationException($"A row of {table.Name} belongs to another municipality than the one this work is done for.");
        }
        // Rows of one save share most of their values; each is sent once.
        if (command.Known.TryGetValue((column, value), out var known)) return known;
        var name = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        command.Parameters.Add(column.Mapping.CreateParameter(command.Maker(db), name, value, column.Property.IsNullable));
        return command.Known[(column, value)] = name;
    }

    private sealed class Command
    {
        private DbCommand? maker;

        public StringBuilder Text { get; } = new();

        public List<DbParameter> Parameters { get; } = [];

        public Dictionary<(Column, object?), string> Known { get; } = [];

        /// <summary>Makes parameters of the engine's own kind.</summary>
        public DbCommand Maker(ScannerDb db) => maker ??= db.Database.GetDbConnection().CreateCommand();
    }

    /// <summary>What the model knows of a table.</summary>
    private sealed record Table(string Name, IReadOnlyList<Column> Columns)
    {
        private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<IEntityType, Table> Known = [];

        public IReadOnlyList<Column> Keys { get; } = [.. Columns.Where(column => column.Property.IsPrimaryKey())];

        public IReadOnlyList<Column> Values { get; } = [.. Columns.Where(column => !column.Property.IsPrimaryKey())];

        public static Table Of<T>(ScannerDb db) => Known.GetValue(
            db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table."),
            entity => Of(entity, db.GetService<ISqlGenerationHelper>()));

        private static Table Of(IEntityType entity, ISqlGenerationHelper sql) => new(
            sql.DelimitIdentifier(entity.GetTableName()!),
            [.. entity.GetProperties().Select(property => new Column(property, sql.DelimitIdentifier(property.GetColumnName()), property.GetRelationalTypeMapping(), property.Name == nameof(IOwnedByMunicipality.MunicipalityId)))]);
    }

    private sealed record Column(IProperty Property, string Name, RelationalTypeMapping Mapping, bool IsOwner);
}
