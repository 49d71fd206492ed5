using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// A published version of a questionnaire: the text that respondents answer, whole and immutable.
/// Answers always point to the version they were given to.
/// </summary>
public sealed class QuestionnaireVersion : IOwnedByMunicipality, IAppendOnly
{
    /// <summary>Longest identifier of a questionnaire, in characters.</summary>
    public const int FormIdLength = 80;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The questionnaire, for example <c>partner-kort</c>.</summary>
    public string FormId { get; private set; } = "";

    /// <summary>1 for the first version that this municipality used, then 2, ….</summary>
    public int Number { get; private set; }

    /// <summary>SHA-256 of <see cref="Yaml"/> in lower-case hexadecimals: the same text is the same version.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The whole questionnaire as YAML, with its choice lists written out.</summary>
    public string Yaml { get; private set; } = "";

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    internal static QuestionnaireVersion Of(string formId, int number, string yaml, DateTimeOffset now) =>
        new() { FormId = formId, Number = number, Yaml = yaml, ContentHash = HashOf(yaml), PublishedAt = now };

    internal static string HashOf(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));

    internal sealed class Configuration : IEntityTypeConfiguration<QuestionnaireVersion>
    {
        public void Configure(EntityTypeBuilder<QuestionnaireVersion> builder)
        {
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.Property(version => version.FormId).HasMaxLength(FormIdLength);
            builder.Property(version => version.ContentHash).HasMaxLength(64).IsFixedLength().IsUnicode(false);
            builder.HasIndex(version => new { version.MunicipalityId, version.FormId, version.Number }).IsUnique();
            builder.HasIndex(version => new { version.MunicipalityId, version.FormId, version.ContentHash }).IsUnique();
        }
    }
}
