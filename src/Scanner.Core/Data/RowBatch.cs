using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Scanner.Core.Data;

/// <summary>Writes rows in as few commands as they fit in, each with many statements: for an engine at the other end of a line.</summary>
internal sealed class RowBatch(ScannerDb db)
{
    /// <summary>SQL Server takes 2,100 parameters in one command.</summary>
    private const int MostParameters = 2_000;

    /// <summary>SQL Server takes 1,000 rows in one statement.</summary>
    private const int MostRows = 900;

    private readonly List<Command> commands = [];

    /// <summary>Writes it all, in order.</summary>
    /// <exception cref="DbUpdateException">A row is refused; the transaction must be given up.</exception>
    public async Task RunAsync(IReadOnlyList<RowWork> all, CancellationToken stop)
    {
        foreach (var work in all) Add(work);
        try
        {
            foreach (var command in commands) await db.Database.ExecuteSqlRawAsync(command.Text.ToString(), command.Parameters, stop);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException("Rows could not be written.", refused);
        }
    }

    private void Add(RowWork work)
    {
        var table = work.Table;
        switch (work.Verb)
        {
            case RowVerb.Insert:
                Add(work, table.Columns.Count, $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) VALUES ", ", ", (command, row) =>
                {
                    command.Text.Append('(');
                    for (var place = 0; place < table.Columns.Count; place++) command.Text.Append(place == 0 ? "" : ", ").Append(Parameter(command, table.Columns[place], row));
                    command.Text.Append(')');
                });
                break;
            case RowVerb.Update:
                foreach (var one in work.Rows)
                    Add(work with { Rows = [one] }, table.Columns.Count, $"UPDATE {table.Name} SET ", "", (command, row) =>
                    {
                        Pairs(command, table.Values, row, ", ");
                        command.Text.Append(" WHERE ");
                        Pairs(command, table.Keys, row, " AND ");
                    });
                break;
            default:
                Add(work, table.Keys.Count, $"DELETE FROM {table.Name} WHERE ", " OR ", (command, row) =>
                {
                    command.Text.Append('(');
                    Pairs(command, table.Keys, row, " AND ");
                    command.Text.Append(')');
                });
                break;
        }
    }

    /// <summary>One statement for as many rows as fit in a command.</summary>
    private void Add(RowWork work, int parameters, string statement, string between, Action<Command, object> write)
    {
        Command? open = null;
        var inStatement = 0;
        foreach (var row in work.Rows)
        {
            if (commands.Count == 0 || commands[^1].Parameters.Count + parameters > MostParameters) commands.Add(new Command());
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

    private void Pairs(Command command, IReadOnlyList<RowColumn> columns, object row, string between)
    {
        for (var place = 0; place < columns.Count; place++)
            command.Text.Append(place == 0 ? "" : between).Append(columns[place].Name).Append(" = ").Append(Parameter(command, columns[place], row));
    }

    private string Parameter(Command command, RowColumn column, object row)
    {
        var value = column.ValueOf(row, db);
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

        public Dictionary<(RowColumn, object?), string> Known { get; } = [];

        /// <summary>Makes parameters of the engine's own kind.</summary>
        public DbCommand Maker(ScannerDb db) => maker ??= db.Database.GetDbConnection().CreateCommand();
    }
}
