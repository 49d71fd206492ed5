using System.Text;

namespace Scanner.Web.Downloads;

/// <summary>A table as a file that a Dutch Excel opens in columns: semicolons, UTF-8 with its mark, CRLF.</summary>
internal static class CsvFile
{
    /// <summary>The media type.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>The table as a download.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="rows">The headings, and the rows.</param>
    public static IResult Of(HttpContext http, string name, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        http.Response.Headers.CacheControl = "no-store";
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], Type, name);
    }

    /// <summary>A text that begins like a formula gets an apostrophe, so that a spreadsheet shows it and does not run it.</summary>
    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
