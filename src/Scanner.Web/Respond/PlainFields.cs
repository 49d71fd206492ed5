using Microsoft.AspNetCore.Http.Features;

namespace Scanner.Web.Respond;

/// <summary>Reads a small form: a reason, an address, a choice.</summary>
internal static class PlainFields
{
    private static readonly FormOptions Limits = new() { ValueCountLimit = 20, ValueLengthLimit = 20_000, KeyLengthLimit = 200, BufferBodyLengthLimit = 200_000 };

    /// <returns>The fields, or the status that says why there are none: 400 not a form, 413 too large.</returns>
    public static async Task<(IFormCollection? Fields, int Status)> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > Limits.BufferBodyLengthLimit) return (null, StatusCodes.Status413PayloadTooLarge);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return (null, StatusCodes.Status400BadRequest);
        try
        {
            return (await request.ReadFormAsync(Limits, stop), StatusCodes.Status200OK);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
