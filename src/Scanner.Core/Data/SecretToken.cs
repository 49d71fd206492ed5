using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Scanner.Core.Data;

/// <summary>
/// The unguessable part of a link that grants something without signing in: 160 random bits, written as
/// 27 characters of base64url. The database keeps only its SHA-256.
/// </summary>
public readonly record struct SecretToken
{
    private const int Bytes = 20;

    /// <summary>The token as it stands in the link.</summary>
    public string Text { get; }

    private SecretToken(string text) => Text = text;

    /// <summary>SHA-256 of the token, 32 bytes: what the database keeps.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.UTF8.GetBytes(Text));

    /// <summary>Makes a new one.</summary>
    public static SecretToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Reads one from a link. Whatever the text is, it is looked up by its hash, so that a malformed link and an unknown one take the same time.</summary>
    public static SecretToken FromLink(string? text) => new(text ?? "");

    /// <summary>Hides the token from logs.</summary>
    public override string ToString() => "(verborgen)";
}
