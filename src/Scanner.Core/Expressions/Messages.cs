using System.Globalization;

namespace Scanner.Core.Expressions;

/// <summary>Every Dutch sentence an author can get about an expression, in one place so that they stay alike.</summary>
internal static class Messages
{
    public const string Empty = "Hier staat nog geen expressie. Vul bijvoorbeeld ${leeftijd} > 17 in.";
    public const string CurlyQuote = "Dit is een gekruld aanhalingsteken. Gebruik een recht aanhalingsteken: ' of \".";
    public const string UnclosedName = "De naam van de vraag is niet afgesloten. Zet } achter de naam, zoals in ${leeftijd}.";
    public const string Not = "Een uitroepteken betekent hier niets. Schrijf not(…) om iets om te keren, of != voor ‘is niet gelijk aan’.";
    public const string Semicolon = "Tussen twee waarden hoort een komma. Vervang de puntkomma door een komma.";
    public const string EndOfExpression = "De expressie stopt te vroeg: hier hoort nog een waarde. Vul de waarde aan of haal het laatste teken weg.";
    public const string MissingParenthesis = "Dit haakje wordt nergens gesloten. Zet er ) bij.";
    public const string ExtraParenthesis = "Dit haakje sluit iets wat niet is geopend. Haal het weg of zet ergens ervoor (.";
    public const string Comma = "Een komma mag alleen tussen de waarden van een functie staan. Haal de komma weg.";
    public const string DecimalComma = "Schrijf een getal met een punt in plaats van een komma, bijvoorbeeld 1.5.";
    public const string Path = "Een pad zoals /data/leeftijd of ../leeftijd werkt hier niet. Gebruik ${naam} voor een vraag.";
    public const string Parent = "Twee punten werken alleen in position(..). Gebruik ${naam} voor een vraag of één punt voor deze vraag.";
    public const string PatternTooSlow = "Het controleren van het patroon duurt te lang. Maak het patroon in regex() eenvoudiger.";
    public const string TooManySteps = "De berekening is te groot. Verdeel haar over meer vragen van het type calculate.";
    public const string TextTooLong = "De tekst die hier ontstaat, is te lang. Voeg minder teksten samen.";

    public static string TooLong(int length) =>
        $"De expressie is te lang: {Count(length)} tekens. Maak haar korter dan {Count(Expression.MaximumLength + 1)} tekens, of verdeel haar over meer vragen van het type calculate.";

    public static string TooDeep() =>
        $"Er zitten te veel haakjes of mintekens in elkaar: meer dan {Count(Expression.MaximumDepth)}. Verdeel de expressie over meer vragen van het type calculate.";

    public static string UnexpectedCharacter(string character) => $"Het teken {character} kan hier niet staan. Haal het weg of zet het tussen aanhalingstekens.";

    public static string UnclosedText(char quote) => $"De tekst is niet afgesloten. Zet aan het eind van de tekst nog een {quote}.";

    public static string InvalidName(string name) => name.Length == 0
        ? "Tussen ${ en } ontbreekt de naam van de vraag. Vul de naam in, zoals in ${leeftijd}."
        : $"‘{name}’ kan niet de naam van een vraag zijn. Een naam begint met een letter en heeft alleen letters, cijfers, _, - en punten.";

    public static string WrongOperator(string written, string right) => $"‘{written}’ bestaat hier niet. Schrijf {right}.";

    public static string OperatorAsFunction(string written, string meant) => $"‘{written}’ is geen functie. Zet {meant} tussen de twee waarden, zoals in ${{a}} {meant} ${{b}}.";

    public static string ValueExpected(string found) => $"Vóór ‘{found}’ ontbreekt een waarde. Vul een vraag, getal of tekst in, of haal ‘{found}’ weg.";

    public static string OperatorExpected(string found) =>
        $"Vóór ‘{found}’ ontbreekt een teken zoals =, + of and. Zet het ertussen, of zet aanhalingstekens om een tekst.";

    public static string BareName(string name) => name is "true" or "false"
        ? $"Zet haakjes achter {name}: schrijf {name}()."
        : $"Zet ${{ }} om de naam als dit een vraag is: ${{{name}}}. Is het een tekst of een antwoordkeuze? Zet er aanhalingstekens om: '{name}'.";

    public static string UnknownFunction(string name, string? suggestion) => suggestion is null
        ? $"De functie {name}() bestaat niet. Kijk in de lijst met functies welke u nodig hebt."
        : $"De functie {name}() bestaat niet. Bedoelt u {suggestion}()?";

    public static string UnsupportedFunction(string name) => $"De functie {name}() werkt wel in ODK, maar niet in de Scanner. Haal haar weg of gebruik een andere functie.";

    public static string WrongNumberOfArguments(Function function, int found)
    {
        var needed = (function.Minimum, function.Maximum) switch
        {
            (0, 0) => "geen waarden",
            (var least, null) => $"minstens {Values(least)}",
            (var least, { } most) when least == most => Values(least),
            (var least, { } most) when most == least + 1 => $"{Count(least)} of {Values(most)}",
            (var least, { } most) => $"{Count(least)} tot {Values(most)}",
        };
        return $"De functie {function.Name}() wil {needed} tussen de haakjes; hier {(found == 1 ? "staat" : "staan")} er {Count(found)}. Schrijf {function.Usage}.";
    }

    public static string WrongArgument(Function function, ArgumentKind kind) => kind switch
    {
        ArgumentKind.Parent => "Tussen de haakjes van position horen twee punten. Schrijf position(..).",
        ArgumentKind.QuotedName => $"De vraag moet hier tussen aanhalingstekens staan. Schrijf {function.Usage}.",
        _ => $"De functie {function.Name}() wil hier alleen de naam van een vraag of herhaling. Schrijf {function.Usage}.",
    };

    public static string NameInsideText(string name) =>
        $"${{{name}}} staat in een tekst en wordt daar niet vervangen door het antwoord. Haal het uit de aanhalingstekens en gebruik concat('tekst ', ${{{name}}}).";

    public static string InvalidPattern(string pattern) => $"Het patroon ‘{Short(pattern)}’ klopt niet. Controleer haakjes, blokhaken en accolades in het patroon.";

    public static string InvalidDateFormat(string code) =>
        $"‘{code}’ betekent niets in een datumnotatie. Kies uit %Y, %y, %m, %n, %b, %d, %e, %a, %H, %h, %M, %S en %3.";

    public static string NotADate(string text) => $"‘{Short(text)}’ is geen datum. Schrijf een datum als 2027-03-14.";

    private static string Values(int number) => number == 1 ? "1 waarde" : $"{Count(number)} waarden";

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}
