using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>What the headings of a sheet mean: aliases, odd spelling, languages. Made from the first row of a sheet.</summary>
internal sealed class XlsFormHeaders
{
    /// <summary>The other spellings that XLSForm knows, and what our own columns are called in the workbooks that we write.</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["command"] = "type",
        ["tag"] = "name",
        ["value"] = "name",
        ["caption"] = "label",
        ["relevance"] = "relevant",
        ["bind::relevant"] = "relevant",
        ["bind::required"] = "required",
        ["bind::constraint"] = "constraint",
        ["constraining_message"] = "constraint_message",
        ["bind::jr:constraintmsg"] = "constraint_message",
        ["jr:constraintmsg"] = "constraint_message",
        ["requiredmsg"] = "required_message",
        ["bind::jr:requiredmsg"] = "required_message",
        ["jr:requiredmsg"] = "required_message",
        ["calculate"] = "calculation",
        ["bind::calculate"] = "calculation",
        ["control::appearance"] = "appearance",
        ["body::appearance"] = "appearance",
        ["count"] = "repeat_count",
        ["jr:count"] = "repeat_count",
        ["control::jr:count"] = "repeat_count",
        ["body::jr:count"] = "repeat_count",
        ["readonly"] = "read_only",
        ["bind::readonly"] = "read_only",
        ["list-name"] = "list_name",
        ["set_form_title"] = "form_title",
        ["title"] = "form_title",
        ["scan::title"] = "form_title",
        ["set_form_id"] = "form_id",
        ["id_string"] = "form_id",
        ["scan_from"] = "scan::from",
        ["scan_exclusive"] = "scan::exclusive",
    };

    private readonly Dictionary<int, XlsFormColumn> columns = [];

    /// <summary>The columns that are read, by their number.</summary>
    public IReadOnlyDictionary<int, XlsFormColumn> Columns => columns;

    /// <summary>The languages of the headings, in order.</summary>
    public IEnumerable<string> Languages => columns.Values.Select(column => column.Language).OfType<string>().Distinct();

    /// <summary>Whether a text stands in a column without a language.</summary>
    public bool HasTextWithoutLanguage { get; private set; }

    public bool Has(string key) => columns.Values.Any(column => column.Key == key);

    /// <summary>The column of a key: the first, when it is there in more languages.</summary>
    public XlsFormColumn? Find(string key) => columns.Values.FirstOrDefault(column => column.Key == key);

    /// <param name="sheet">The name of the sheet.</param>
    /// <param name="headings">The cells of the first row.</param>
    /// <param name="known">The keys that the sheet may have.</param>
    /// <param name="texts">Those of them that can be in languages.</param>
    /// <param name="keepsOthers">Whether other columns are kept, as those of choices for a choice_filter.</param>
    /// <param name="report">Takes what is wrong: cell, code, severity, sentence.</param>
    public static XlsFormHeaders Read(string sheet, List<XlsxCell> headings, HashSet<string> known, HashSet<string> texts, bool keepsOthers, Action<string, string, Severity, string> report)
    {
        var headers = new XlsFormHeaders();
        var doubleColon = headings.Exists(cell => cell.Text.Contains("::", StringComparison.Ordinal));
        var taken = new Dictionary<(string Key, string? Language), string>();
        var codes = new Dictionary<string, string>();
        foreach (var cell in headings)
        {
            if (FormText.Code(cell.Text) is not { } written) continue;
            var heading = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var letters = XlsxRows.ColumnName(cell.Column);
            var place = $"{sheet}!{letters}1";
            var (key, name) = Parse(heading, doubleColon, known, texts);
            if (!known.Contains(key))
            {
                if (!keepsOthers || key.Contains(':', StringComparison.Ordinal) || key.Contains(' ', StringComparison.Ordinal) || IsMedia(key))
                {
                    report(place, ProblemCodes.Ignored, Severity.Warning, Ignored(key, heading, keepsOthers));
                    continue;
                }
            }
            var language = name is null || name.Equals("default", StringComparison.OrdinalIgnoreCase) ? null : CodeOf(name, codes);
            if (!taken.TryAdd((key, language), heading))
            {
                report(place, ProblemCodes.BadHeader, Severity.Error, taken[(key, language)] == heading
                    ? $"De kolom ‘{heading}’ staat er twee keer. Laat er één staan."
                    : $"De kolommen ‘{taken[(key, language)]}’ en ‘{heading}’ betekenen hetzelfde. Laat er één staan.");
                continue;
            }
            headers.HasTextWithoutLanguage |= texts.Contains(key) && language is null;
            headers.columns.TryAdd(cell.Column, new XlsFormColumn(key, language, letters));
        }
        return headers;
    }

    private static (string Key, string? Language) Parse(string heading, bool doubleColon, HashSet<string> known, HashSet<string> texts)
    {
        if (Canonical(heading) is var whole && known.Contains(whole)) return (whole, null);
        var separator = doubleColon ? "::" : ":";
        // jr:constraintMsg is one word, also where one colon separates.
        var tokens = heading.Replace("jr:", "jr\u0001", StringComparison.Ordinal).Split(separator, StringSplitOptions.TrimEntries).Select(token => token.Replace('\u0001', ':')).ToList();
        for (var length = tokens.Count; length > 0; length--)
        {
            var key = Canonical(string.Join("::", tokens.Take(length)));
            if (!known.Contains(key)) continue;
            var rest = string.Join(separator, tokens.Skip(length)).Trim();
            if (rest.Length == 0) return (key, null);
            if (texts.Contains(key)) return (key, rest);
        }
        // What a choice_filter refers to keeps its spelling.
        return (heading, null);
    }

    private static string Canonical(string heading)
    {
        var key = heading.Replace(' ', '_').ToLowerInvariant();
        return Aliases.GetValueOrDefault(key, key);
    }

    /// <summary>Two headings that lead to the same code, such as English and English (en), are still two languages.</summary>
    private static string CodeOf(string name, Dictionary<string, string> codes)
    {
        if (codes.TryGetValue(name, out var known)) return known;
        var code = LanguageNames.CodeOf(name);
        for (var number = 2; codes.ContainsValue(code); number++) code = $"x-{code.Replace("x-", "", StringComparison.Ordinal)[..Math.Min(2, code.Length)]}{number}";
        return codes[name] = code;
    }

    private static bool IsMedia(string key) => key.Split(':')[0].Trim().ToLowerInvariant() is "media" or "image" or "audio" or "video" or "big-image";

    private static string Ignored(string key, string heading, bool keepsOthers) => IsMedia(key)
        ? $"De kolom ‘{heading}’ slaan wij over: beeld en geluid kunnen niet bij een vraag."
        : keepsOthers && heading.Contains(' ', StringComparison.Ordinal)
            ? $"De kolom ‘{heading}’ slaan wij over: in de naam van een kolom van choices kan geen spatie. Schrijf hem met een _ als een choice_filter hem nodig heeft."
            : heading.StartsWith("scan::", StringComparison.OrdinalIgnoreCase)
                ? $"De kolom ‘{heading}’ is niet bekend. Kijk of hij goed gespeld is."
                : $"De kolom ‘{heading}’ gebruiken wij niet; wij slaan hem over.";
}
