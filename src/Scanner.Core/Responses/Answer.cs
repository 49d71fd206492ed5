using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Responses;

/// <summary>
/// Antwoord: one value of one question. A question with several chosen options has a row for each, numbered by
/// <see cref="Ordinal"/>. What was typed is kept as typed in <see cref="ValueText"/>, also when it is not valid.
/// </summary>
public sealed class Answer : IOwnedByMunicipality
{
    /// <summary>Longest path, in characters.</summary>
    public const int PathLength = 300;

    /// <summary>Longest choice name, in characters.</summary>
    public const int ChoiceLength = 100;

    /// <summary>Longest text of one answer, in characters; longer is refused with a sentence, never cut.</summary>
    public const int TextLength = 100_000;

    /// <summary>What stands before the name of a section in the path of its conversation notes.</summary>
    public const string NotesPrefix = "@notes/";

    /// <summary>What stands before the number of a version and the path of an answer that was given to that version and does not fit the one the response is on now.</summary>
    public const string EarlierPrefix = "@eerder/";

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The response.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The question's name, or <c>@notes/</c> and a section's name for the notes of a conversation.</summary>
    public string Path { get; private set; } = "";

    /// <summary>0 for the first value of the question, then 1, ….</summary>
    public int Ordinal { get; private set; }

    /// <summary>The text as typed, with LF line ends; null for a choice.</summary>
    public string? ValueText { get; private set; }

    /// <summary>The number, when the question asks one and the text is one.</summary>
    public double? ValueNumber { get; private set; }

    /// <summary>The day, when the question asks one and the text is one.</summary>
    public DateOnly? ValueDate { get; private set; }

    /// <summary>The name of the chosen option.</summary>
    public string? ValueChoice { get; private set; }

    /// <summary>The <see cref="Response.Revision"/> of the save that wrote it.</summary>
    public int Revision { get; private set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset AnsweredAt { get; private set; }

    /// <summary>The path of the notes on a section.</summary>
    public static string NotesOn(string section) => NotesPrefix + section;

    internal static Answer OfText(Guid responseId, string path, string text, double? number, DateOnly? date, int revision, DateTimeOffset now) =>
        new() { ResponseId = responseId, Path = path, ValueText = text, ValueNumber = number, ValueDate = date, Revision = revision, AnsweredAt = now };

    internal static Answer OfChoice(Guid responseId, string path, int ordinal, string choice, int revision, DateTimeOffset now) =>
        new() { ResponseId = responseId, Path = path, Ordinal = ordinal, ValueChoice = choice, Revision = revision, AnsweredAt = now };

    /// <summary>The same answer under another path.</summary>
    internal Answer At(string path) => new()
    {
        ResponseId = ResponseId,
        Path = path,
        Ordinal = Ordinal,
        ValueText = ValueText,
        ValueNumber = ValueNumber,
        ValueDate = ValueDate,
        ValueChoice = ValueChoice,
        Revision = Revision,
        AnsweredAt = AnsweredAt,
    };

    /// <summary>The same answer in a response that was cut loose: a day instead of a moment, and no order of saving.</summary>
    internal Answer CutLoose(Guid responseId, DateTimeOffset day) => new()
    {
        ResponseId = responseId,
        Path = Path,
        Ordinal = Ordinal,
        ValueText = ValueText,
        ValueNumber = ValueNumber,
        ValueDate = ValueDate,
        ValueChoice = ValueChoice,
        Revision = 1,
        AnsweredAt = day,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<Answer>
    {
        public void Configure(EntityTypeBuilder<Answer> builder)
        {
            builder.HasKey(answer => new { answer.ResponseId, answer.Path, answer.Ordinal });
            builder.Property(answer => answer.Path).HasMaxLength(PathLength).IsCaseSensitive();
            builder.Property(answer => answer.ValueChoice).HasMaxLength(ChoiceLength).IsCaseSensitive();
            builder.HasOne<Response>().WithMany().HasForeignKey(answer => answer.ResponseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
