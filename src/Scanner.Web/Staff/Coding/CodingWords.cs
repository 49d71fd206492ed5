using System.Globalization;
using Scanner.Core.Coding;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Coding;

/// <summary>The words in which the pages for coding speak of sources and outcomes.</summary>
internal static class CodingWords
{
    private const int LongestQuote = 60;

    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Dutch);

    /// <summary>14 november 2026, 14:03 uur; in Amsterdam.</summary>
    public static string Moment(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Amsterdam).ToString("d MMMM yyyy, H:mm", Dutch) + " uur";

    public static string Number(int number) => number.ToString("N0", Dutch);

    /// <summary>Gesprek 14 november 2026.</summary>
    public static string ModeAndDay(SourceView source) => $"{ModeWords.Of(source.Mode)} {Day(source.Day)}";

    public static string KeyQuestions(IReadOnlyList<int> numbers) => numbers.Count switch
    {
        0 => "",
        1 => "kernvraag " + Number(numbers[0]),
        _ => "kernvragen " + string.Join(", ", numbers.Select(Number)),
    };

    /// <summary>A kind of partner, domain and roles as one line.</summary>
    public static string Source(SourceView source, QuestionnaireLibrary library)
    {
        var kind = library.List("partnertypen").LabelOf(source.PartnerType);
        var domain = source.Domain.Length > 0 ? ", " + library.List("domeinen").LabelOf(source.Domain).ToLower(Dutch) : "";
        var roles = source.Roles.Count > 0 ? $" Rol: {string.Join(", ", source.Roles.Select(role => library.List("partnerrollen").LabelOf(role).ToLower(Dutch)))}." : "";
        return $"{kind}{domain}.{roles}";
    }

    /// <summary>A quote between quotation marks, cut in the middle of a long one.</summary>
    public static string Quote(string quote)
    {
        var line = quote.ReplaceLineEndings(" ");
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= LongestQuote ? $"‘{line}’" : $"‘{elements.SubstringByTextElements(0, LongestQuote).TrimEnd()}…’";
    }

    /// <summary>Why a code was not put on a text; null: it was.</summary>
    public static string? WhyNot(ApplyOutcome outcome) => outcome switch
    {
        ApplyOutcome.Applied => null,
        ApplyOutcome.AlreadyThere => "Deze code staat al op deze woorden.",
        ApplyOutcome.UnknownText => "Dit antwoord is er niet meer. De lijst is bijgewerkt.",
        ApplyOutcome.UnknownCode => "Deze code is er niet meer. Het codeboek is bijgewerkt.",
        ApplyOutcome.TextChanged => "De partner heeft dit antwoord intussen verbeterd. U ziet nu de nieuwe tekst; kies de woorden opnieuw.",
        ApplyOutcome.OutsideText => "De selectie valt buiten dit antwoord. Selecteer alleen woorden van één antwoord.",
        ApplyOutcome.EmptyStretch => "In de selectie staan geen woorden. Selecteer een woord of zin.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Why the codebook was not changed; null: it was.</summary>
    public static string? WhyNot(CodeOutcome outcome) => outcome switch
    {
        CodeOutcome.Done => null,
        CodeOutcome.AlreadyThere => "Er is al een code met deze naam. Kies een andere naam.",
        CodeOutcome.EmptyLabel => "De code heeft nog geen naam. Typ een naam van een paar woorden.",
        CodeOutcome.TooLong => "De naam of de uitleg is te lang. Maak hem korter.",
        CodeOutcome.UnknownCode => "Deze code is er niet meer, of er kan geen code onder staan. Kies een hoofdcode.",
        CodeOutcome.InUse => "Deze code is in gebruik. Haal hem eerst weg bij de antwoorden.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
