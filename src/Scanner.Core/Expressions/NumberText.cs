using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace Scanner.Core.Expressions;

/// <summary>Numbers from and to text the way XPath 1.0 does it: no exponent, no plus sign, no thousands separator.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("-.0123456789");

    public static double Read(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.ContainsAnyExcept(Allowed) || !double.TryParse(trimmed, Style, CultureInfo.InvariantCulture, out var number)
            ? double.NaN
            : number;
    }

    public static string Write(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (Math.Truncate(number) == number)
        {
            return new BigInteger(number).ToString(CultureInfo.InvariantCulture);
        }

        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var exponent = shortest.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? shortest : WithoutExponent(shortest[..exponent], int.Parse(shortest.AsSpan(exponent + 1), CultureInfo.InvariantCulture));
    }

    // Only fractions come here, and those have an exponent only when it is negative.
    private static string WithoutExponent(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
    }
}
