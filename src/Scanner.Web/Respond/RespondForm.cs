using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Scanner.Core.Responses;

namespace Scanner.Web.Respond;

/// <summary>A posted section: the fields of the pages in <c>Respond/Form</c>, read back.</summary>
/// <param name="Answers">The answers with their marks.</param>
/// <param name="Go">
/// What was pressed: <c>next</c>, <c>previous</c>, <c>stay</c>, <c>later</c>, the language to switch to after <c>taal:</c>, or one of
/// <see cref="RepeatButton"/>'s.
/// </param>
internal sealed record RespondForm(PostedAnswers Answers, string Go)
{
    /// <summary>What stands before a question's name in the field that holds its answer.</summary>
    public const string ValuePrefix = "q.";

    /// <summary>What stands before a question's name in the hidden field with the mark of the answer as it stood.</summary>
    public const string MarkPrefix = "was.";

    /// <summary>The hidden field with the number of the last save when the page was made.</summary>
    public const string Seen = "seen";

    /// <summary>The field with the version of the questionnaire that the page was made for.</summary>
    public const string VersionField = "version";

    /// <summary>The hidden field with the language, when one was chosen.</summary>
    public const string LanguageField = "taal";

    /// <summary>The buttons.</summary>
    public const string GoField = "go";

    /// <summary>Most bytes of one form: room for several texts of the greatest length, each character percent-encoded.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Most fields of one form: a page with repeats has two for each question in each time.</summary>
    public const int MostFields = 10_000;

    /// <summary>The header that marks a save by the page's own script; it gets JSON instead of a redirect.</summary>
    public const string AutosaveHeader = "X-Autosave";

    public static RespondForm Of(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var marks = new Dictionary<string, string>();
        var (go, seen) = ("stay", 0);
        string? language = null;
        int? version = null;
        foreach (var (name, value) in fields)
        {
            var last = value.Count > 0 ? value[^1] ?? "" : "";
            if (name.StartsWith(ValuePrefix, StringComparison.Ordinal)) values[name[ValuePrefix.Length..]] = [.. value.OfType<string>()];
            else if (name.StartsWith(MarkPrefix, StringComparison.Ordinal)) marks[name[MarkPrefix.Length..]] = last;
            else if (name == GoField) go = last;
            else if (name == LanguageField && last.Length > 0) language = last;
            else if (name == Seen) _ = int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out seen);
            else if (name == VersionField && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) version = number;
        }
        return new RespondForm(new PostedAnswers(values, marks, seen, language, RepeatButton.Read(go), version), go);
    }

    /// <summary>Reads the body, and no more of it than <see cref="MostBytes"/>.</summary>
    /// <returns>The form, or the status that says why there is none: 413 too large, 400 not a form.</returns>
    public static async Task<(RespondForm? Form, int Status)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MostBytes) return (null, StatusCodes.Status413PayloadTooLarge);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return (null, StatusCodes.Status400BadRequest);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (var read = await request.Body.ReadAsync(buffer, stop); read > 0; read = await request.Body.ReadAsync(buffer, stop))
        {
            if (body.Length + read > MostBytes) return (null, StatusCodes.Status413PayloadTooLarge);
            body.Write(buffer, 0, read);
        }
        body.Position = 0;
        using var reader = new FormReader(body) { ValueLengthLimit = MostBytes, ValueCountLimit = MostFields };
        try
        {
            return (Of(await reader.ReadFormAsync(stop)), StatusCodes.Status200OK);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
