using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Uitzetting: one version of a questionnaire, put out to partners of a scan.</summary>
public sealed class Distribution : IOwnedByMunicipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 200;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The version that those who begin now answer; a response that was begun has its own.</summary>
    public Guid QuestionnaireVersionId { get; private set; }

    /// <summary>The name that the officer sees.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The last day on which answers are welcome; null: no end.</summary>
    public DateOnly? ClosesOn { get; private set; }

    /// <summary>The first day on which answers are welcome; null: from the start.</summary>
    public DateOnly? OpensOn { get; private set; }

    /// <summary>The language in which it is shown first; null: the questionnaire's own.</summary>
    public string? Language { get; private set; }

    /// <summary>What is kept of who answers.</summary>
    public IdentityMode Identity { get; private set; } = IdentityMode.Confidential;

    /// <summary>Whether an organisation answers once, or each person for themselves.</summary>
    public AnswersPer AnswersPer { get; private set; }

    /// <summary>
    /// For anonymous answers: from how many invited organisations of one kind the kind is kept. Three by default: with fewer the kind
    /// would tell who it was.
    /// </summary>
    public int MinimumGroup { get; private set; } = 3;

    /// <summary>SHA-256 of the token of the open link, 32 bytes; null: there is none.</summary>
    public byte[]? OpenLinkHash { get; private set; }

    /// <summary>When the open link was made; null: there is none.</summary>
    public DateTimeOffset? OpenLinkMadeAt { get; private set; }

    /// <summary>Sets how people are asked. What is kept of who answers is settled before the first answer; the officer's page sees to that.</summary>
    internal void Arrange(DateOnly? opensOn, string? language, IdentityMode identity, AnswersPer answersPer, int minimumGroup) =>
        (OpensOn, Language, Identity, AnswersPer, MinimumGroup) = (opensOn, language, identity, answersPer, minimumGroup);

    /// <summary>Gives it a link for everyone who has it, such as on a poster; an earlier one stops working. Null: no such link any more.</summary>
    internal void OpenTo(SecretToken? token, DateTimeOffset now) => (OpenLinkHash, OpenLinkMadeAt) = (token?.Hash, token is null ? null : now);

    internal void Rename(string name) => Name = name;

    internal static Distribution Of(Guid scanId, Guid versionId, string name, DateOnly? closesOn, DateTimeOffset now) =>
        new() { ScanId = scanId, QuestionnaireVersionId = versionId, Name = name, ClosesOn = closesOn, CreatedAt = now };

    internal void CloseOn(DateOnly? day) => ClosesOn = day;

    /// <summary>Lets those who have not begun answer another version of the same questionnaire.</summary>
    internal void MoveTo(Guid versionId) => QuestionnaireVersionId = versionId;

    internal sealed class Configuration : IEntityTypeConfiguration<Distribution>
    {
        public void Configure(EntityTypeBuilder<Distribution> builder)
        {
            builder.Property(distribution => distribution.Id).ValueGeneratedNever();
            builder.Property(distribution => distribution.Name).HasMaxLength(NameLength);
            builder.Property(distribution => distribution.Language).HasMaxLength(10);
            builder.Property(distribution => distribution.OpenLinkHash).HasMaxLength(32).IsFixedLength();
            builder.HasIndex(distribution => distribution.OpenLinkHash).IsUnique().HasFilter("[OpenLinkHash] IS NOT NULL");
            builder.HasOne<Scan>().WithMany().HasForeignKey(distribution => distribution.ScanId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<QuestionnaireVersion>().WithMany().HasForeignKey(distribution => distribution.QuestionnaireVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>What is kept of who answers.</summary>
public enum IdentityMode
{
    /// <summary>With name: exports name the organisation.</summary>
    Named,

    /// <summary>Vertrouwelijk: the system knows who answered; exports use pseudonyms.</summary>
    Confidential,

    /// <summary>Anoniem: at handing in the answers are cut loose from who gave them; the kind of partner is kept only when enough of that kind were invited.</summary>
    Anonymous,
}

/// <summary>Who answers for an organisation.</summary>
public enum AnswersPer
{
    /// <summary>One answer per organisation: everyone there works in the same one.</summary>
    Organisation,

    /// <summary>Each person answers for themselves.</summary>
    Person,
}
