using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Audit;

/// <summary>One line of the log: who saw, changed, exported or erased what. Never changed afterwards.</summary>
public sealed class AuditEntry : IOwnedByMunicipality, IAppendOnly
{
    /// <summary>Longest text of <see cref="Details"/>, in characters.</summary>
    public const int DetailsLength = 1000;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The account that did it; null for a respondent or the system itself.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>What happened, as a stable word such as <c>scan.created</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The row it happened to.</summary>
    public Guid? SubjectId { get; private set; }

    /// <summary>What a reader of the log needs to know, in Dutch; no answers, no personal data.</summary>
    public string Details { get; private set; } = "";

    /// <summary>Makes a line; the caller adds it to the same save as the change it tells of.</summary>
    public static AuditEntry Of(DateTimeOffset at, Guid? accountId, string action, Guid? subjectId, string details) => new()
    {
        At = at,
        AccountId = accountId,
        Action = action,
        SubjectId = subjectId,
        Details = details.Length <= DetailsLength ? details : details[..DetailsLength],
    };

    internal sealed class Configuration : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.Property(entry => entry.Id).ValueGeneratedNever();
            builder.Property(entry => entry.Action).HasMaxLength(80);
            builder.Property(entry => entry.Details).HasMaxLength(DetailsLength);
            builder.HasIndex(entry => entry.At);
        }
    }
}
