using System.Globalization;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;
using Scanner.Web.Staff.Scans;

namespace Scanner.Web.Staff.Responses;

/// <summary>The numbers of fieldwork in Dutch: one set of columns for the page and the download.</summary>
internal static class ProgressWords
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The columns, in the order of the road that an invitation goes.</summary>
    public static readonly IReadOnlyList<(string Words, Func<FieldworkCounts, string> Value)> Columns =
    [
        ("Uitgenodigd", counts => Number(counts.Invited)),
        ("Bezorgd", counts => counts.Delivered is { } delivered ? Number(delivered) : "–"),
        ("Geopend", counts => Number(counts.Opened)),
        ("Begonnen", counts => Number(counts.Started)),
        ("Ingestuurd", counts => Number(counts.Submitted)),
        ("Respons", counts => Rate(counts)),
        ("Doet niet mee", counts => Number(counts.Declined)),
        ("Terug\u00ADgetrokken", counts => Number(counts.Erased)),
        ("Link in\u00ADgetrokken", counts => Number(counts.WithdrawnLinks)),
    ];

    /// <summary>46 %, or – when nobody was asked.</summary>
    public static string Rate(FieldworkCounts counts) => counts.Rate is { } rate ? string.Create(Culture, $"{Math.Round(100 * rate, MidpointRounding.AwayFromZero):0} %") : "–";

    /// <summary>A number as the Dutch write it.</summary>
    public static string Number(int number) => number.ToString("N0", Culture);

    /// <summary>9 minuten; half a minute is written with a comma.</summary>
    public static string Minutes(double minutes) => Math.Round(minutes, 1) is var rounded && rounded < 1 ? "< 1 minuut" : string.Create(Culture, $"{rounded:0.#} {(rounded == 1 ? "minuut" : "minuten")}");

    /// <summary>A kind of partner; several that are counted together are named as such.</summary>
    public static string Kinds(KindProgress kind, QuestionnaireLibrary library) =>
        string.Join(", ", kind.Types.Select(type => type.Length == 0 ? "Soort onbekend" : library.List(ListNames.Types).LabelOf(type))) + (kind.Types.Count > 1 ? " (samen)" : "");

    /// <summary>What of the answers did not come through an invitation; null: nothing.</summary>
    public static string? OtherWays(FieldworkCounts counts)
    {
        var ways = new List<string>();
        if (counts.OnPaper > 0) ways.Add($"{Number(counts.OnPaper)} op papier");
        if (counts.ByTelephone > 0) ways.Add($"{Number(counts.ByTelephone)} per telefoon");
        if (counts.ThroughOpenLink > 0) ways.Add($"{Number(counts.ThroughOpenLink)} via een open link");
        if (counts.WithdrawnAnswered > 0) ways.Add($"{Number(counts.WithdrawnAnswered)} via een link die later is ingetrokken");
        return ways.Count == 0 ? null : $"Van de ingestuurde antwoorden: {string.Join(", ", ways)}.";
    }

    /// <summary>How far someone is, with the look of its badge.</summary>
    public static (string Look, string Words) State(UnfinishedState state) => state switch
    {
        UnfinishedState.Invited => ("dashed", "nog niet geopend"),
        UnfinishedState.Opened => ("", "geopend, niet begonnen"),
        UnfinishedState.Started => ("brand", "begonnen"),
        UnfinishedState.Declined => ("warn", "doet niet mee"),
        UnfinishedState.Erased => ("warn", "antwoorden teruggetrokken"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>What is kept of who answers.</summary>
    public static string Identity(IdentityMode identity) => identity switch
    {
        IdentityMode.Named => "met naam",
        IdentityMode.Confidential => "vertrouwelijk",
        IdentityMode.Anonymous => "anoniem",
        _ => throw new ArgumentOutOfRangeException(nameof(identity)),
    };
}
