namespace Scanner.Core.Tables;

/// <summary>A workbook that cannot be read; the message is a Dutch sentence for who made the file.</summary>
internal sealed class XlsxException(string sentence) : Exception(sentence);

/// <summary>
/// Reads a part of a workbook within bounds, so that a small file that unpacks to very much, or one endless value, is refused
/// instead of filling the memory.
/// </summary>
/// <param name="part">The unpacked part.</param>
/// <param name="budget">What may still be unpacked of the whole workbook.</param>
internal sealed class XlsxLimits(Stream part, XlsxBudget budget) : Stream
{
    /// <summary>A cell holds 32,767 characters; more than this without any markup is no cell that someone filled in.</summary>
    private const int LongestRun = 4_000_000;

    private int run;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        budget.Spend(read);
        var last = buffer[..read].LastIndexOf((byte)'<');
        run = last < 0 ? run + read : read - last;
        if (run > LongestRun) throw new XlsxException("In deze werkmap staat een tekst van meer dan 4 MB. Zo groot kan een cel niet zijn; maak het bestand opnieuw in Excel of LibreOffice.");
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) part.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What reading one workbook may cost.</summary>
internal sealed class XlsxBudget
{
    /// <summary>A sheet whose million rows all carry formatting unpacks to about 100 MB; this is well above it.</summary>
    private const long MostUnpacked = 500_000_000;

    /// <summary>A shared text counts in its table and in its cell.</summary>
    private const long MostText = 40_000_000;

    /// <summary>50,000 rows of 40 columns.</summary>
    private const int MostCells = 2_000_000;

    private long unpacked;
    private long text;
    private int cells;

    /// <summary>Counts bytes that were unpacked.</summary>
    public void Spend(int bytes)
    {
        if ((unpacked += bytes) > MostUnpacked) throw new XlsxException("Deze werkmap is uitgepakt groter dan 500 MB. Haal lege rijen met opmaak, afbeeldingen en bladen die er niet bij horen weg en sla hem opnieuw op.");
    }

    /// <summary>Counts a text that is kept.</summary>
    public void Keep(int characters)
    {
        if ((text += characters) > MostText) throw new XlsxException("In deze werkmap staat meer dan 20 MB aan tekst. Verdeel het over meer bestanden en haal bladen weg die er niet bij horen.");
        if (++cells > MostCells) throw new XlsxException("In deze werkmap staan meer dan twee miljoen gevulde cellen. Haal bladen en rijen weg die er niet bij horen.");
    }
}
