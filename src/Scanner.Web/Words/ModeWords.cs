using Scanner.Core.Responses;

namespace Scanner.Web;

/// <summary>How answers were given, in Dutch.</summary>
internal static class ModeWords
{
    /// <summary>Online, Gesprek, …: at the start of a line.</summary>
    public static string Of(ResponseMode mode) => mode switch
    {
        ResponseMode.Online => "Online",
        ResponseMode.Conversation => "Gesprek",
        ResponseMode.Paper => "Papier",
        ResponseMode.Telephone => "Telefoon",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
