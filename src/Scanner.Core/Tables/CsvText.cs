using System.Text;

namespace Scanner.Core.Tables;

/// <summary>How a csv was written: its encoding and what stands between its cells. Found by looking, never asked.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="Delimiter">What stands between the cells: <c>;</c>, <c>,</c> or a tab.</param>
/// <param name="HasHint">Whether the first line is Excel's <c>sep=;</c>.</param>
internal sealed record CsvText(Encoding Encoding, char Delimiter, bool HasHint)
{
    /// <summary>Rows that are looked at to find the delimiter.</summary>
    private const int Sampled = 30;

    private const string Delimiters = ";\t,";

    /// <summary>Looks at a file and leaves it at its start.</summary>
    /// <returns>How it was written; or null when it is no text, and the line that shows it.</returns>
    public static (CsvText? Found, int Line) Of(Stream file)
    {
        var (encoding, line) = EncodingOf(file);
        if (encoding is null) return (null, line);
        file.Position = 0;
        using var reader = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var first = reader.ReadLine() ?? "";
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return Back(new CsvText(encoding, first[4], true));
        file.Position = 0;
        reader.DiscardBufferedData();
        return Back(new CsvText(encoding, DelimiterOf(reader), false));

        (CsvText?, int) Back(CsvText found)
        {
            file.Position = 0;
            return (found, 0);
        }
    }

    /// <summary>A byte order mark decides; else UTF-8 when all of it is, else the Windows-1252 of older Dutch programs.</summary>
    private static (Encoding? Encoding, int Line) EncodingOf(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[81_920];
        var read = file.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
        if (buffer.AsSpan(0, read) is [0xFF, 0xFE, ..]) return (Encoding.Unicode, 0);
        if (buffer.AsSpan(0, read) is [0xFE, 0xFF, ..]) return (Encoding.BigEndianUnicode, 0);
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var letters = new char[buffer.Length + 4];
        var (isUtf8, line) = (true, 1);
        for (; read > 0; read = file.Read(buffer))
        {
            if (buffer.AsSpan(0, read).IndexOf((byte)0) is >= 0 and var none) return (null, line + buffer.AsSpan(0, none).Count((byte)'\n'));
            line += buffer.AsSpan(0, read).Count((byte)'\n');
            if (!isUtf8) continue;
            try
            {
                decoder.GetChars(buffer.AsSpan(0, read), letters, flush: false);
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }
        }
        return (isUtf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252), 0);
    }

    /// <summary>The delimiter that gives the first rows as many cells as the header; with as good a fit, the one that gives most columns.</summary>
    private static char DelimiterOf(TextReader reader)
    {
        var header = new int[Delimiters.Length];
        var fitting = new int[Delimiters.Length];
        var counts = new int[Delimiters.Length];
        var rows = 0;
        var isQuoted = false;
        var isBlank = true;
        for (int next; rows <= Sampled && (next = reader.Read()) >= 0;)
        {
            var letter = (char)next;
            if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (letter is '\n' or '\r') EndRow();
            else if (Delimiters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var index) counts[index]++;
            if (letter is not ('\n' or '\r')) isBlank = false;
        }
        EndRow();
        var best = 0;
        for (var index = 1; index < Delimiters.Length; index++)
            if (header[index] > 0 && (header[best] == 0 || (fitting[index], header[index]).CompareTo((fitting[best], header[best])) > 0)) best = index;
        return Delimiters[best];

        void EndRow()
        {
            if (!isBlank)
            {
                if (rows++ == 0) counts.CopyTo(header, 0);
                else
                    for (var index = 0; index < counts.Length; index++)
                        if (counts[index] == header[index]) fitting[index]++;
            }
            Array.Clear(counts);
            isBlank = true;
        }
    }
}
