using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Exports;

/// <summary>The words of the exports: labels of the reference lists, and one word per thing.</summary>
internal sealed class DutchWords(QuestionnaireLibrary library)
{
    public string KindOf(string partnerType) => library.List("partnertypen").LabelOf(partnerType);

    public string DomainOf(string domain) => library.List("domeinen").LabelOf(domain);

    public string RoleOf(string role) => library.List("partnerrollen").LabelOf(role);

    public static string ModeOf(ResponseMode mode) => mode switch
    {
        ResponseMode.Online => "online",
        ResponseMode.Conversation => "gesprek",
        ResponseMode.Paper => "papier",
        ResponseMode.Telephone => "telefoon",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string YesNo(bool yes) => yes ? "ja" : "nee";

    public static string Join(IEnumerable<string> words) => string.Join("; ", words);
}
