using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Scans;

/// <summary>Kernvraag: a question that the scan must answer; a row of the assessment grid.</summary>
public sealed class KeyQuestion : IOwnedByMunicipality
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 400;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan that asks it.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The number that questionnaires, codes and findings point to, 1 to 10 for those of the Scanner.</summary>
    public int Number { get; private set; }

    /// <summary>The question, short enough for a row of the grid.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether this scan looks for an answer to it.</summary>
    public bool IsAsked { get; private set; } = true;

    internal static KeyQuestion Of(Guid scanId, int number, string text) => new() { ScanId = scanId, Number = number, Text = text };

    internal void Change(string text, bool isAsked) => (Text, IsAsked) = (text, isAsked);

    internal sealed class Configuration : IEntityTypeConfiguration<KeyQuestion>
    {
        public void Configure(EntityTypeBuilder<KeyQuestion> builder)
        {
            builder.Property(question => question.Id).ValueGeneratedNever();
            builder.Property(question => question.Text).HasMaxLength(TextLength);
            builder.HasIndex(question => new { question.ScanId, question.Number }).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(question => question.ScanId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
