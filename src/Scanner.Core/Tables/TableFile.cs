using System.Globalization;

namespace Scanner.Core.Tables;

/// <summary>
/// A table in a csv or an .xlsx, read as a stream: the header, and row by row the cells as text. Never more in memory than a row (of a workbook
/// also its shared texts). The rows can be walked more than once.
/// </summary>
/// <remarks>Of a workbook the first sheet is read in which something stands.</remarks>
internal sealed class TableFile
{
    private const long LargestCsv = 200_000_000;
    private const string NoTable = "Dit bestand is geen tabel: in deze regel staat een teken dat in een csv niet kan (NUL). Kies een .csv of .xlsx; een ander bestand kunt u in Excel of LibreOffice openen en opslaan als .xlsx.";

    private readonly Stream file;
    private readonly CsvText? csv;

    private TableFile(Stream file, string name, CsvText? csv) => (this.file, Name, this.csv) = (file, name, csv);

    /// <summary>The name of the file, as it was given.</summary>
    public string Name { get; }

    /// <summary>The names of the columns, without blanks around them; a column without a name is an empty text. None behind the last name.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The line or row of the header.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>The sheet that is read; null: it is a csv.</summary>
    public string? Sheet { get; private set; }

    /// <summary>What stands between the cells of a csv; null: it is a workbook.</summary>
    public char? Delimiter => csv?.Delimiter;

    /// <summary>How the letters of a csv are written (<c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>); null: it is a workbook.</summary>
    public string? EncodingName => csv?.Encoding.WebName;

    /// <summary>Opens a table and reads its header.</summary>
    /// <param name="file">The file; one that cannot be read twice is copied into memory first. Stays open.</param>
    /// <param name="name">Its name; the extension must fit what is in it.</param>
    /// <returns>The table, or why there is none; never both.</returns>
    public static (TableFile? Table, TableFault? Fault) Open(Stream file, string name)
    {
        try
        {
            var seekable = Seekable(file);
            if (seekable.Length == 0) return Refused(TableFaultCodes.Empty, "Dit bestand is leeg. Kies een bestand met een tabel: op de eerste regel de namen van de kolommen, daaronder de gegevens.");
            Span<byte> start = stackalloc byte[8];
            seekable.Position = 0;
            seekable.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            seekable.Position = 0;
            var isWorkbook = start is [0x50, 0x4B, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];
            var extension = Path.GetExtension(name);
            if (ExtensionFault(extension, isWorkbook) is { } sentence) return Refused(TableFaultCodes.WrongExtension, sentence);
            CsvText? csv = null;
            if (!isWorkbook)
            {
                if (seekable.Length > LargestCsv) return Refused(TableFaultCodes.NoTable, "Dit bestand is groter dan 200 MB. Verdeel het over meer bestanden.");
                (csv, var unreadable) = CsvText.Of(seekable);
                if (csv is null) return (null, new TableFault(name, unreadable.ToString(CultureInfo.InvariantCulture), TableFaultCodes.NoTable, NoTable));
            }
            var table = new TableFile(seekable, name, csv);
            return table.ReadHeader() is { } fault ? (null, fault) : (table, null);
        }
        catch (XlsxException refused)
        {
            return Refused(TableFaultCodes.NoTable, refused.Message);
        }

        (TableFile?, TableFault?) Refused(string code, string sentence) => (null, new TableFault(name, "1", code, sentence));
    }

    /// <summary>
    /// The rows under the header in which something stands, in order. A row that cannot be used carries a <see cref="TableRow.Fault"/>; when the file cannot be read
    /// any further, that is the fault of the last one.
    /// </summary>
    public IEnumerable<TableRow> Rows() => csv is null ? WorkbookRows() : CsvRowsOf(csv);

    private TableFault? ReadHeader()
    {
        foreach (var (number, cells, fault) in csv is null ? RawWorkbookRows() : RawCsvRows(csv))
        {
            if (fault is not null) return fault;
            HeaderRow = number;
            var names = cells.Select(cell => cell.Trim().Trim('\uFEFF')).ToList();
            while (names.Count > 0 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
            Header = names;
            var twice = names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
            return twice is null ? null : FaultAt(number, names.LastIndexOf(twice.Key), TableFaultCodes.BadHeader, $"De kolom ‘{(twice.Key.Length > 60 ? twice.Key[..60] + "…" : twice.Key)}’ staat er twee keer. Haal een van de twee weg of geef die een andere naam.");
        }
        return new TableFault(Name, "1", TableFaultCodes.Empty, "In dit bestand staat niets. Zet op de eerste regel de namen van de kolommen en daaronder de gegevens.");
    }

    private IEnumerable<TableRow> CsvRowsOf(CsvText how)
    {
        foreach (var (number, cells, fault) in RawCsvRows(how).Skip(1)) yield return RowOf(number, cells, fault);
    }

    private IEnumerable<TableRow> WorkbookRows()
    {
        foreach (var (number, cells, fault) in RawWorkbookRows().Skip(1)) yield return RowOf(number, cells, fault);
    }

    /// <summary>Gives a row as many cells as there are columns; a csv row must have them, in a workbook empty cells are not written.</summary>
    private TableRow RowOf(int number, IReadOnlyList<string> cells, TableFault? fault)
    {
        if (fault is not null) return new TableRow(number, [], Sheet, fault);
        if (cells.Count == Header.Count) return new TableRow(number, cells, Sheet);
        for (var column = Header.Count; column < cells.Count; column++)
            if (!string.IsNullOrWhiteSpace(cells[column]))
                return new TableRow(number, [], Sheet, FaultAt(number, column, TableFaultCodes.Ragged, csv is null
                    ? "Deze cel staat in een kolom zonder naam. Zet er op de eerste regel een naam boven of maak de cel leeg."
                    : $"Deze regel heeft {cells.Count} waarden en er zijn {Header.Count} kolommen. Zet een tekst met een ‘{DelimiterInWords}’ erin tussen aanhalingstekens."));
        if (csv is not null && cells.Count < Header.Count)
            return new TableRow(number, [], Sheet, FaultAt(number, 0, TableFaultCodes.Ragged, $"Deze regel heeft {cells.Count} {(cells.Count == 1 ? "waarde" : "waarden")} en er zijn {Header.Count} kolommen. Zet ook voor lege waarden een ‘{DelimiterInWords}’, en een tekst over meer regels tussen aanhalingstekens."));
        var row = new string[Header.Count];
        for (var column = 0; column < row.Length; column++) row[column] = column < cells.Count ? cells[column] : "";
        return new TableRow(number, row, Sheet);
    }

    private string DelimiterInWords => csv?.Delimiter == '\t' ? "tab" : csv?.Delimiter.ToString() ?? "";

    private IEnumerable<(int Number, IReadOnlyList<string> Cells, TableFault? Fault)> RawCsvRows(CsvText how)
    {
        using var rows = new CsvRows(file, how);
        while (rows.Next())
        {
            if (rows.HasBadQuotes)
            {
                yield return (rows.Line, [], FaultAt(rows.Line, 0, TableFaultCodes.BadQuotes, "In deze regel staat een aanhalingsteken (\") dat niet wordt gesloten, of dat midden in een waarde staat. Zet om de waarde heen aanhalingstekens en verdubbel die erbinnen."));
                if (rows.Cells.Length == 0) yield break;
                continue;
            }
            var cells = rows.Cells;
            for (var column = 0; column < cells.Length; column++) cells[column] = CellProtection.TakeOff(cells[column]);
            yield return (rows.Line, cells, null);
        }
    }

    private IEnumerable<(int Number, IReadOnlyList<string> Cells, TableFault? Fault)> RawWorkbookRows()
    {
        file.Position = 0;
        using var workbook = XlsxWorkbook.Open(file);
        foreach (var sheet in workbook.Sheets)
        {
            Sheet = sheet.Name;
            var isEmpty = true;
            using var rows = workbook.Rows(sheet).GetEnumerator();
            while (true)
            {
                var last = (Number: 1, Sentence: (string?)null);
                try
                {
                    if (!rows.MoveNext()) break;
                }
                catch (XlsxException refused)
                {
                    last.Sentence = refused.Message;
                }
                if (last.Sentence is not null)
                {
                    yield return (last.Number, [], FaultAt(last.Number, 0, TableFaultCodes.NoTable, last.Sentence));
                    yield break;
                }
                isEmpty = false;
                yield return CellsOf(rows.Current);
            }
            if (!isEmpty) yield break;
        }
    }

    private (int Number, IReadOnlyList<string> Cells, TableFault? Fault) CellsOf(XlsxRow row)
    {
        // Behind the header a cell with something in it is a fault, so a row is never longer than the header and one cell more.
        var bad = row.Cells.FindIndex(cell => cell.Fault is not null);
        if (bad >= 0)
        {
            var cell = row.Cells[bad];
            return (row.Number, [], FaultAt(row.Number, cell.Column - 1, TableFaultCodes.BadCell, cell.Fault == "="
                ? "In deze cel staat een formule zonder uitkomst. Open de werkmap in Excel of LibreOffice, sla hem op en probeer het opnieuw."
                : $"De formule in deze cel geeft een fout ({cell.Fault}). Herstel de formule of zet de waarde zelf in de cel."));
        }
        var cells = new string[row.Cells[^1].Column];
        Array.Fill(cells, "");
        foreach (var cell in row.Cells) cells[cell.Column - 1] = cell.Text;
        return (row.Number, cells, null);
    }

    private TableFault FaultAt(int row, int column, string code, string sentence) => new(Name, new TableRow(row, [], Sheet).Place(column), code, sentence);

    private static string? ExtensionFault(string extension, bool isWorkbook) => (isWorkbook, extension.ToUpperInvariant()) switch
    {
        (true, ".CSV" or ".TXT" or ".TSV") => $"Dit is een werkmap, geen {extension}. Geef het bestand een naam die op .xlsx eindigt, of sla het in Excel op als csv.",
        (false, ".XLSX") => "Dit is geen Excel-werkmap. Is het een csv, geef het bestand dan een naam die op .csv eindigt; sla het anders in Excel of LibreOffice op als .xlsx.",
        (false, ".CSV" or ".TXT" or ".TSV") or (true, ".XLSX" or ".XLS") or (_, "") => null,
        _ => $"Bestanden met de extensie ‘{extension}’ kunnen wij niet lezen. Kies een .csv of .xlsx.",
    };

    private static Stream Seekable(Stream file)
    {
        if (file.CanSeek) return file;
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (copy.Length + read > LargestCsv) throw new XlsxException("Dit bestand is groter dan 200 MB. Verdeel het over meer bestanden.");
            copy.Write(buffer, 0, read);
        }
        return copy;
    }
}
