using System.Text;
using Scanner.Core.Data;

namespace Scanner.Web.Respond;

/// <summary>The addresses behind one personal link. A language that was chosen travels along, as long as nothing is saved to remember it by.</summary>
/// <param name="Text">The token as it stands in the address.</param>
/// <param name="Chosen">The language that was asked for; null: none.</param>
public sealed record RespondLink(string Text, string? Chosen)
{
    /// <summary>The token.</summary>
    public SecretToken Token => SecretToken.FromLink(Text);

    /// <summary>Where the page's script keeps unsent answers in the browser; no way back to the token.</summary>
    public string StoreKey => Convert.ToHexStringLower(Token.Hash.AsSpan(0, 8));

    /// <summary>The address that sections are posted under.</summary>
    public string Base => "/v/" + Uri.EscapeDataString(Text);

    /// <summary>An address under the link.</summary>
    /// <param name="path">A section, <c>controle</c> or <c>klaar</c>; empty: the start.</param>
    /// <param name="query">More of the query, such as <c>fout=1</c>.</param>
    /// <param name="fragment">Where on the page.</param>
    public string To(string path = "", string? query = null, string? fragment = null)
    {
        var address = new StringBuilder(Base);
        if (path.Length > 0) address.Append('/').Append(Uri.EscapeDataString(path));
        var parts = new[] { Chosen is null ? null : "taal=" + Uri.EscapeDataString(Chosen), query }.OfType<string>();
        if (string.Join('&', parts) is { Length: > 0 } joined) address.Append('?').Append(joined);
        if (fragment is not null) address.Append('#').Append(Uri.EscapeDataString(fragment));
        return address.ToString();
    }
}
