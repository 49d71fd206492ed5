using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Coding;

/// <summary>
/// The text of an answer or note as it stood when it was first coded. A correction afterwards makes a new version;
/// the fragments move along by their quote.
/// </summary>
public sealed class CodedText : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The response that the text is of.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The path of the answer or note in that response.</summary>
    public string Path { get; private set; } = "";

    /// <summary>1 for the text as first coded, then 2, ….</summary>
    public int Version { get; private set; }

    /// <summary>The text, with LF line ends.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was frozen.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    internal static CodedText Of(Guid responseId, string path, int version, string text, DateTimeOffset now) =>
        new() { ResponseId = responseId, Path = path, Version = version, Text = text, FrozenAt = now };

    internal sealed class Configuration : IEntityTypeConfiguration<CodedText>
    {
        public void Configure(EntityTypeBuilder<CodedText> builder)
        {
            builder.Property(text => text.Id).ValueGeneratedNever();
            builder.Property(text => text.Path).HasMaxLength(Answer.PathLength).IsCaseSensitive();
            builder.HasIndex(text => new { text.ResponseId, text.Path, text.Version }).IsUnique();
            builder.HasOne<Response>().WithMany().HasForeignKey(text => text.ResponseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Fragment: a stretch of a coded text. Positions count Unicode code points in the LF-normalised text.</summary>
public sealed class Fragment : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The text.</summary>
    public Guid CodedTextId { get; private set; }

    /// <summary>The first code point, from 0.</summary>
    public int Start { get; private set; }

    /// <summary>The number of code points, at least 1.</summary>
    public int Length { get; private set; }

    /// <summary>Citaat: the words themselves.</summary>
    public string Quote { get; private set; } = "";

    /// <summary>Van horen zeggen: the source did not see it.</summary>
    public bool IsHearsay { get; private set; }

    /// <summary>Uit de groep zelf: a voice from the group, not about it.</summary>
    public bool IsFromGroup { get; private set; }

    /// <summary>The words no longer stand in the corrected text; the quote stays readable on the version it was taken from.</summary>
    public bool IsOrphaned { get; private set; }

    internal static Fragment Of(Guid codedTextId, int start, int length, string quote) =>
        new() { CodedTextId = codedTextId, Start = start, Length = length, Quote = quote };

    internal void Mark(bool isHearsay, bool isFromGroup) => (IsHearsay, IsFromGroup) = (isHearsay, isFromGroup);

    internal void MoveTo(Guid codedTextId, int start) => (CodedTextId, Start, IsOrphaned) = (codedTextId, start, false);

    internal void Orphan() => IsOrphaned = true;

    internal sealed class Configuration : IEntityTypeConfiguration<Fragment>
    {
        public void Configure(EntityTypeBuilder<Fragment> builder)
        {
            builder.Property(fragment => fragment.Id).ValueGeneratedNever();
            builder.HasIndex(fragment => new { fragment.CodedTextId, fragment.Start, fragment.Length }).IsUnique();
            builder.HasOne<CodedText>().WithMany().HasForeignKey(fragment => fragment.CodedTextId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Codering: a code on a fragment, by someone, at some moment.</summary>
public sealed class Coding : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The fragment.</summary>
    public Guid FragmentId { get; private set; }

    /// <summary>The code.</summary>
    public Guid CodeId { get; private set; }

    /// <summary>The coder.</summary>
    public Guid CoderId { get; private set; }

    /// <summary>The coder's name at the time.</summary>
    public string CoderName { get; private set; } = "";

    /// <summary>When it was applied.</summary>
    public DateTimeOffset CodedAt { get; private set; }

    internal static Coding Of(Guid fragmentId, Guid codeId, Guid coderId, string coderName, DateTimeOffset now) =>
        new() { FragmentId = fragmentId, CodeId = codeId, CoderId = coderId, CoderName = coderName, CodedAt = now };

    internal sealed class Configuration : IEntityTypeConfiguration<Coding>
    {
        public void Configure(EntityTypeBuilder<Coding> builder)
        {
            builder.Property(coding => coding.Id).ValueGeneratedNever();
            builder.Property(coding => coding.CoderName).HasMaxLength(Scans.Account.NameLength);
            builder.HasIndex(coding => new { coding.FragmentId, coding.CodeId, coding.CoderId }).IsUnique();
            builder.HasOne<Fragment>().WithMany().HasForeignKey(coding => coding.FragmentId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Code>().WithMany().HasForeignKey(coding => coding.CodeId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Memo: what a coder thought at a text.</summary>
public sealed class Memo : IOwnedByMunicipality
{
    /// <summary>Longest memo, in characters.</summary>
    public const int TextLength = 8000;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The response that holds the text.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The path of the answer or note.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The memo.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who last wrote it.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>When it was last written.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    internal static Memo On(Guid responseId, string path) => new() { ResponseId = responseId, Path = path };

    internal void Write(string text, string authorName, DateTimeOffset now) => (Text, AuthorName, WrittenAt) = (text, authorName, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Memo>
    {
        public void Configure(EntityTypeBuilder<Memo> builder)
        {
            builder.Property(memo => memo.Id).ValueGeneratedNever();
            builder.Property(memo => memo.Path).HasMaxLength(Answer.PathLength).IsCaseSensitive();
            builder.Property(memo => memo.Text).HasMaxLength(TextLength);
            builder.Property(memo => memo.AuthorName).HasMaxLength(Scans.Account.NameLength);
            builder.HasIndex(memo => new { memo.ResponseId, memo.Path }).IsUnique();
            builder.HasOne<Response>().WithMany().HasForeignKey(memo => memo.ResponseId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
