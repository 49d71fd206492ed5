using System.Text.RegularExpressions;

namespace Scanner.Core.Questionnaires;

/// <summary>What a row of the sheet survey is.</summary>
internal enum XlsFormRowKind
{
    /// <summary>A question, note, calculation or hidden value.</summary>
    Item,

    /// <summary>Opens a group, repeat or loop.</summary>
    Begin,

    /// <summary>Closes one.</summary>
    End,

    /// <summary>A setting that stands in the survey, as in the first forms.</summary>
    Setting,

    /// <summary>A type of XLSForm that is not asked here.</summary>
    LeftOut,

    /// <summary>No type of XLSForm.</summary>
    Unknown,
}

/// <summary>A type as it is meant.</summary>
/// <param name="Kind">What the row is.</param>
/// <param name="Type">The type as a document writes it; of what is opened or closed: group, repeat or loop; of a setting: its name.</param>
internal readonly record struct XlsFormType(XlsFormRowKind Kind, string Type)
{
    /// <summary>What a type alone asks of an answer, such as a percentage; null: nothing.</summary>
    public string? Constraint { get; init; }
}

/// <summary>The spellings of types that XLSForm knows (xlsform.org, and the reference reader's aliases).</summary>
internal static partial class XlsFormTypes
{
    /// <summary>A group that is made for every option of a list; not asked here.</summary>
    public const string Loop = "loop";

    private static readonly Dictionary<string, string> Items = new()
    {
        ["text"] = "text",
        ["string"] = "text",
        ["q string"] = "text",
        ["add text prompt"] = "text",
        ["integer"] = "integer",
        ["int"] = "integer",
        ["q int"] = "integer",
        ["add integer prompt"] = "integer",
        ["decimal"] = "decimal",
        ["q decimal"] = "decimal",
        ["add decimal prompt"] = "decimal",
        ["date"] = "date",
        ["q date"] = "date",
        ["add date prompt"] = "date",
        ["note"] = "note",
        ["q note"] = "note",
        ["add note prompt"] = "note",
        ["acknowledge"] = "acknowledge",
        ["q acknowledge"] = "acknowledge",
        ["add acknowledge prompt"] = "acknowledge",
        ["trigger"] = "acknowledge",
        ["calculate"] = "calculate",
        ["q calculate"] = "calculate",
        ["add calculate prompt"] = "calculate",
        ["hidden"] = "hidden",
    };

    private static readonly Dictionary<string, int> Counts = new()
    {
        ["percentage"] = 100,
        ["number of days in last month"] = 31,
        ["number of days in last six months"] = 183,
        ["number of days in last year"] = 365,
    };

    private static readonly HashSet<string> LeftOut =
    [
        "geopoint", "q geopoint", "q location", "location", "gps", "add location prompt", "geoshape", "q geoshape", "geotrace", "q geotrace", "start-geopoint", "background-geopoint",
        "image", "photo", "q image", "q picture", "add image prompt", "add photo prompt", "audio", "q audio", "add audio prompt", "background-audio", "video", "q video", "add video prompt", "file", "add file prompt",
        "barcode", "q barcode", "add barcode prompt", "range", "time", "datetime", "dateTime", "date time", "q date time", "q dateTime", "add date time prompt", "add dateTime prompt",
        "start", "start time", "get start time", "end", "end time", "get end time", "today", "get today", "deviceid", "device id", "get device id", "imei", "uri:deviceid",
        "phonenumber", "phone number", "get phone number", "uri:phonenumber", "simserial", "sim id", "get sim id", "uri:simserial", "subscriberid", "subscriber id", "get subscriber id", "uri:subscriberid",
        "username", "uri:username", "email", "uri:email", "audit", "osm", "csv-external", "xml-external", "xforms",
    ];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["form_title"] = "form_title",
        ["set_form_title"] = "form_title",
        ["set form title"] = "form_title",
        ["form_id"] = "form_id",
        ["set_form_id"] = "form_id",
        ["set form id"] = "form_id",
    };

    public static XlsFormType Read(string written)
    {
        var type = string.Join(' ', written.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (Items.TryGetValue(type, out var item)) return new(XlsFormRowKind.Item, item);
        if (Counts.TryGetValue(type, out var most)) return new(XlsFormRowKind.Item, "integer") { Constraint = $". >= 0 and . <= {most}" };
        if (Settings.TryGetValue(type, out var setting)) return new(XlsFormRowKind.Setting, setting);
        if (LeftOut.Contains(type) || type.StartsWith("osm ", StringComparison.Ordinal)) return new(XlsFormRowKind.LeftOut, type);
        if (BlockPattern().Match(type) is { Success: true } block)
            return new(block.Groups[1].Value == "begin" ? XlsFormRowKind.Begin : XlsFormRowKind.End, block.Groups[2].Value switch
            {
                "group" => FormItem.GroupType,
                "loop" => Loop,
                _ => FormItem.RepeatType,
            });
        if (SelectPattern().Match(type) is not { Success: true } select) return new(XlsFormRowKind.Unknown, type);
        var command = select.Groups["command"].Value;
        var list = select.Groups["list"].Value;
        // Options from a file beside the form, or from answers given earlier, cannot be had here.
        if (command.Contains("file", StringComparison.Ordinal) || command.Contains("external", StringComparison.Ordinal) || list.Contains("${", StringComparison.Ordinal)
            || Path.GetExtension(list) is ".csv" or ".xml" or ".geojson") return new(XlsFormRowKind.LeftOut, type);
        var canonical = command switch
        {
            "rank" or "odk:rank" => "rank",
            "select_multiple" or "select all that apply" or "select all that apply from" or "select multiple" or "select multiple from" or "add select multiple prompt using" => "select_multiple",
            _ => "select_one",
        };
        return new(XlsFormRowKind.Item, $"{canonical} {list}{(select.Groups["other"].Success && canonical != "rank" ? " or_other" : "")}");
    }

    [GeneratedRegex("^(begin|end)[ _](group|lgroup|repeat|looped group|loop)( (over )?[^ ]+)?$")]
    private static partial Regex BlockPattern();

    [GeneratedRegex("^(?<command>add select one prompt using|add select multiple prompt using|select all that apply from|select all that apply|select one from file|select multiple from file|select one from|select multiple from|select multiple|select1|select_one_from_file|select_multiple_from_file|select_one_external|select_one|select one|select_multiple|rank|odk:rank) (?<list>[^ ]+)(?<other> (or specify other|or_other|or other))?$")]
    private static partial Regex SelectPattern();
}
