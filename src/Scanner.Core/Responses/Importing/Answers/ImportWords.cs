namespace Scanner.Core.Responses;

/// <summary>The stable codes of what can be wrong with answers in a file; for the table itself see <see cref="Tables.TableFaultCodes"/>.</summary>
public static class ImportCodes
{
    /// <summary>The partner is not in the scan, or not named clearly.</summary>
    public const string UnknownPartner = "A001";

    /// <summary>A value that cannot be an answer to the question.</summary>
    public const string BadAnswer = "A002";

    /// <summary>A required question without an answer.</summary>
    public const string Missing = "A003";

    /// <summary>The moment of handing in cannot be read, or lies ahead.</summary>
    public const string BadMoment = "A004";

    /// <summary>A way of answering that does not exist, or not for this questionnaire.</summary>
    public const string BadMode = "A005";

    /// <summary>An external id that is too long, or stands in the file twice.</summary>
    public const string BadKey = "A006";

    /// <summary>Imported before with other answers.</summary>
    public const string Different = "A007";

    /// <summary>A column that must be there is missing, or no column is a question.</summary>
    public const string BadColumns = "A008";
}

/// <summary>What the import says about answers, in Dutch: a file is content, and these are its problems.</summary>
internal static class ImportWords
{
    /// <summary>What is asked instead, to stand behind a colon.</summary>
    public static string RuleOf(AnswerFault fault) => fault switch
    {
        AnswerFault.Missing => "deze vraag moet een antwoord hebben",
        AnswerFault.NotWhole => "hier hoort een heel getal",
        AnswerFault.NotNumber => "hier hoort een getal, zoals 1,5",
        AnswerFault.NotDay => "hier hoort een dag, zoals 14-3-2027",
        AnswerFault.UnknownChoice => "deze antwoordoptie bestaat niet",
        AnswerFault.MoreThanOne => "hier kan maar één optie",
        AnswerFault.NotAlone => "een van deze opties kan alleen als enige",
        AnswerFault.NotAllRanked => "alle opties moeten in de volgorde staan",
        AnswerFault.BadRank => "dit is geen volgorde; zet de namen van alle opties achter elkaar, de eerste voorop",
        AnswerFault.Constraint => "het voldoet niet aan de voorwaarde van de vraag",
        AnswerFault.TooLong => "de tekst is te lang",
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    /// <summary>What stands in a cell, short enough for a sentence.</summary>
    public static string Short(string text) => text.Trim() is { Length: > 60 } trimmed ? trimmed[..60] + "…" : text.Trim();

    /// <summary>How answers were given, in Dutch or English; nothing is online.</summary>
    public static ResponseMode? ModeOf(string text) => text.Trim().ToUpperInvariant() switch
    {
        "" or "ONLINE" or "INTERNET" or "WEB" => ResponseMode.Online,
        "GESPREK" or "CONVERSATION" or "INTERVIEW" => ResponseMode.Conversation,
        "PAPIER" or "OP PAPIER" or "PAPER" => ResponseMode.Paper,
        "TELEFOON" or "TELEFONISCH" or "TELEPHONE" or "PHONE" => ResponseMode.Telephone,
        _ => null,
    };
}
