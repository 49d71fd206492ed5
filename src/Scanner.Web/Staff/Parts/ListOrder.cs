namespace Scanner.Web.Staff.Parts;

/// <summary>How a list is sorted: by which column, and whether from high to low.</summary>
/// <param name="By">The column's name.</param>
/// <param name="IsDown">From high to low.</param>
public readonly record struct ListOrder(string By, bool IsDown)
{
    /// <summary>Sorts rows by what they have in the column; rows that have the same stay as they were.</summary>
    public IEnumerable<T> Sort<T>(IEnumerable<T> rows, Func<T, string> key)
    {
        var words = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true);
        return IsDown ? rows.OrderByDescending(key, words) : rows.OrderBy(key, words);
    }
}
