using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Interviews;

/// <summary>Gesprek: a response in conversation mode, with who held it and when.</summary>
public sealed class Interview : IOwnedByMunicipality
{
    /// <summary>Longest text of who took part, in characters.</summary>
    public const int ParticipantsLength = 400;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The response that holds the answers and notes.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The day of the conversation.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>The account that holds it.</summary>
    public Guid InterviewerId { get; private set; }

    /// <summary>The interviewer's name at the time; empty: not known, for the conversation was imported.</summary>
    public string InterviewerName { get; private set; } = "";

    /// <summary>Who took part for the partner: a function rather than a name.</summary>
    public string Participants { get; private set; } = "";

    internal static Interview Of(Guid responseId, DateOnly heldOn, Guid interviewerId, string interviewerName, string participants) =>
        new() { ResponseId = responseId, HeldOn = heldOn, InterviewerId = interviewerId, InterviewerName = interviewerName, Participants = participants };

    internal sealed class Configuration : IEntityTypeConfiguration<Interview>
    {
        public void Configure(EntityTypeBuilder<Interview> builder)
        {
            builder.Property(interview => interview.Id).ValueGeneratedNever();
            builder.Property(interview => interview.InterviewerName).HasMaxLength(Scans.Account.NameLength);
            builder.Property(interview => interview.Participants).HasMaxLength(ParticipantsLength);
            builder.HasIndex(interview => interview.ResponseId).IsUnique();
            builder.HasOne<Response>().WithMany().HasForeignKey(interview => interview.ResponseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
