using System.Globalization;
using Scanner.Core.Scans;

namespace Scanner.Web;

/// <summary>Says in Dutch what is wrong with a field, and how to mend it.</summary>
internal static class FieldWords
{
    /// <summary>The sentence for the first problem of a field.</summary>
    /// <param name="problems">What Core found.</param>
    /// <param name="field">The field.</param>
    /// <param name="missing">What to say when nothing was filled in.</param>
    /// <returns>Null when the field is right.</returns>
    public static string? Sentence(this IEnumerable<FieldProblem> problems, string field, string missing) =>
        problems.FirstOrDefault(problem => problem.Field == field) is not { } problem ? null : problem.Fault switch
        {
            FieldFault.Missing => missing,
            FieldFault.TooLong => string.Create(CultureInfo.InvariantCulture, $"Dit is te lang. Gebruik hoogstens {problem.Limit} tekens."),
            FieldFault.NotPlausible => "Dit lijkt geen e-mailadres. Schrijf het zoals naam@organisatie.nl.",
            FieldFault.BeforeStart => "De laatste dag ligt vóór de eerste. Kies een latere dag.",
            FieldFault.InThePast => "Deze dag is al voorbij. Kies vandaag of een latere dag.",
            _ => throw new ArgumentOutOfRangeException(nameof(problems)),
        };
}
