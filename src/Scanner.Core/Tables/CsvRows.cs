using CsvHelper;

namespace Scanner.Core.Tables;

/// <summary>Reads the records of a csv one by one: quotes as in RFC 4180, with line breaks in them.</summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>In bytes. A longer record is a quotation mark that was never closed.</summary>
    private const int LongestRecord = 8_000_000;

    private readonly CsvReader reader;
    private bool hasBadQuotes;

    public CsvRows(Stream file, CsvText how)
    {
        file.Position = 0;
        reader = CsvReader.Create(file, CsvReaderOptions.Default with
        {
            // Without a separator the reader takes the one of the line sep=; and passes over that line.
            Separator = how.HasHint ? null : how.Delimiter,
            Encoding = how.Encoding,
            HasHeader = false,
            MaxRecordSize = LongestRecord,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => hasBadQuotes = true,
        }, leaveOpen: true);
    }

    /// <summary>The line on which the record begins, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The cells of the record, without the quotes around them; none when it is too long to read, and then it is the last.</summary>
    public string[] Cells { get; private set; } = [];

    /// <summary>Whether the record has a quotation mark where none can be.</summary>
    public bool HasBadQuotes => hasBadQuotes;

    /// <summary>Goes to the next record in which something stands.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next()
    {
        while (true)
        {
            hasBadQuotes = false;
            try
            {
                if (!reader.Read()) return false;
            }
            catch (CsvFormatException tooLong)
            {
                (Line, Cells, hasBadQuotes) = ((int)Math.Max(Line, tooLong.LineNumber), [], true);
                return true;
            }
            Line = (int)reader.LineNumber;
            var cells = new string[reader.FieldCount];
            var isBlank = true;
            for (var index = 0; index < cells.Length; index++)
            {
                cells[index] = reader.GetString(index);
                isBlank &= string.IsNullOrWhiteSpace(cells[index]);
            }
            Cells = cells;
            if (hasBadQuotes || !isBlank) return true;
        }
    }

    public void Dispose() => reader.Dispose();
}
