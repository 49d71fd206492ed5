using System.Globalization;

namespace Scanner.Web;

/// <summary>What languages are called.</summary>
internal static class LanguageWords
{
    /// <summary>The language in itself, such as English or Türkçe; a code without a name stays a code.</summary>
    public static string Own(string code)
    {
        if (code.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) return code[2..];
        try
        {
            var culture = CultureInfo.GetCultureInfo(code);
            return culture.TextInfo.ToUpper(culture.NativeName[..1]) + culture.NativeName[1..];
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }
}
