using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Scanner.Core.Tables;

/// <summary>A sheet of a workbook: its name as people see it, and the part that it is in.</summary>
internal sealed record XlsxSheet(string Name, string Part);

/// <summary>
/// An .xlsx workbook, read as a stream: the sheets that are asked for, row by row, and never more in memory than one row
/// and the shared texts. Namespaces are not looked at, so that the strict variant reads the same.
/// </summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private const long LargestFile = 50_000_000;
    private const string Damaged = "Deze werkmap is beschadigd of niet helemaal overgekomen. Open hem in Excel of LibreOffice, sla hem opnieuw op als .xlsx en probeer het nog eens.";

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly XlsxBudget budget = new();
    private readonly XlsxNumbers numbers = new();
    private readonly List<XlsxSheet> sheets = [];
    private List<string> texts = [];

    private XlsxWorkbook(ZipArchive zip) => this.zip = zip;

    /// <summary>The sheets, in order; hidden ones too.</summary>
    public IReadOnlyList<XlsxSheet> Sheets => sheets;

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="XlsxException">It cannot be read; the message says why.</exception>
    public static XlsxWorkbook Open(Stream file)
    {
        var seekable = Seekable(file);
        Refuse(seekable);
        var workbook = Guarded(() => new XlsxWorkbook(new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true)));
        try
        {
            Guarded(() => { workbook.ReadParts(); return true; });
            return workbook;
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a sheet that hold something, in order.</summary>
    /// <exception cref="XlsxException">The sheet cannot be read; the message says why.</exception>
    public IEnumerable<XlsxRow> Rows(XlsxSheet sheet)
    {
        using var xml = Guarded(() => Part(sheet.Part)) ?? throw new XlsxException(Damaged);
        var rows = new XlsxRows(xml, texts, numbers, budget);
        while (Guarded(rows.Next) is { } row) yield return row;
    }

    public void Dispose() => zip.Dispose();

    private void ReadParts()
    {
        foreach (var entry in zip.Entries) parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        var book = Targets("_rels/.rels", "").FirstOrDefault(target => target.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part ?? "xl/workbook.xml";
        if (book.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) throw new XlsxException("Dit is een binaire werkmap (.xlsb). Sla hem in Excel op als ‘Excel-werkmap (.xlsx)’.");
        if (!parts.ContainsKey(book)) throw new XlsxException("Dit is geen Excel-werkmap. Kies een bestand dat in Excel of LibreOffice is opgeslagen als .xlsx.");
        var folder = book.Contains('/', StringComparison.Ordinal) ? book[..(book.LastIndexOf('/') + 1)] : "";
        var targets = Targets($"{folder}_rels/{book[folder.Length..]}.rels", folder);
        ReadSheets(book, targets.ToDictionary(target => target.Id, target => target.Part));
        if (PartOf("/styles", "styles.xml") is { } styles) using (styles) numbers.ReadStyles(styles);
        if (PartOf("/sharedStrings", "sharedStrings.xml") is { } shared) using (shared) texts = XlsxText.Shared(shared, budget);

        XmlReader? PartOf(string type, string usual) =>
            Part(targets.Find(target => target.Type.EndsWith(type, StringComparison.Ordinal)).Part ?? folder + usual);
    }

    private void ReadSheets(string book, Dictionary<string, string> targets)
    {
        using var xml = Part(book)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") numbers.From1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("name") is not { } name) continue;
            string? id = null;
            // The relationship's attribute is r:id; the other id of a sheet is called sheetId.
            while (xml.MoveToNextAttribute())
                if (xml.LocalName == "id") id = xml.Value;
            if (id is not null && targets.TryGetValue(id, out var part)) sheets.Add(new XlsxSheet(XlsxText.Decoded(name), part));
        }
    }

    /// <summary>What a part refers to, with the names of the parts made absolute.</summary>
    private List<(string Id, string Type, string Part)> Targets(string relations, string folder)
    {
        var targets = new List<(string, string, string)>();
        using var xml = Part(relations);
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External") continue;
            if (xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Target") is not { } target) continue;
            var path = (target.StartsWith('/') ? target : folder + target).Replace('\\', '/');
            var steps = new List<string>();
            foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
                if (step == "..") { if (steps.Count > 0) steps.RemoveAt(steps.Count - 1); }
                else if (step != ".") steps.Add(step);
            if (targets.Count < 10_000 && !targets.Exists(had => had.Item1 == id)) targets.Add((id, xml.GetAttribute("Type") ?? "", string.Join('/', steps)));
        }
        return targets;
    }

    private XmlReader? Part(string name) => parts.TryGetValue(name, out var entry)
        ? XmlReader.Create(new XlsxLimits(entry.Open(), budget), new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        })
        : null;

    private static Stream Seekable(Stream file)
    {
        if (file.CanSeek)
        {
            TooLarge(file.Length);
            return file;
        }
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = file.Read(buffer)) > 0; TooLarge(copy.Length)) copy.Write(buffer, 0, read);
        copy.Position = 0;
        return copy;

        static void TooLarge(long length)
        {
            if (length > LargestFile) throw new XlsxException("Deze werkmap is groter dan 50 MB. Haal afbeeldingen en bladen weg die er niet bij horen.");
        }
    }

    /// <summary>Says what a file is when it is no .xlsx at all.</summary>
    private static void Refuse(Stream file)
    {
        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == 0) throw new XlsxException("Dit bestand is leeg. Kies een werkmap (.xlsx) waar iets in staat.");
        if (start is [0x50, 0x4B, ..]) return;
        if (!start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new XlsxException("Dit is geen Excel-werkmap. Kies een bestand dat in Excel of LibreOffice is opgeslagen als .xlsx.");
        throw new XlsxException(Holds(file, Encoding.Unicode.GetBytes("EncryptedPackage"))
            ? "Deze werkmap is met een wachtwoord beveiligd. Haal het wachtwoord eraf en sla hem opnieuw op."
            : "Dit is een werkmap van voor 2007 (.xls). Open hem in Excel of LibreOffice en sla hem op als .xlsx.");
    }

    private static bool Holds(Stream file, byte[] wanted)
    {
        var buffer = new byte[81_920];
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var span = buffer.AsSpan(0, kept + read);
            if (span.IndexOf(wanted) >= 0) return true;
            kept = Math.Min(wanted.Length, span.Length);
            span[^kept..].CopyTo(buffer);
        }
        return false;
    }

    /// <summary>What unpacking and parsing a damaged file throws becomes one sentence.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new XlsxException(Damaged);
        }
    }
}
