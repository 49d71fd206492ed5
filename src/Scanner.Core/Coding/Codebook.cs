using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Coding;

/// <summary>Codeboek: the codes of one scan. It starts as a copy of a file in <c>questionnaires/codebooks</c> and grows while working.</summary>
public sealed class Codebook : IOwnedByMunicipality
{
    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan; one codebook each.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The file it was copied from, for example <c>drugspreventie</c>.</summary>
    public string SourceName { get; private set; } = "";

    /// <summary>The version of that file.</summary>
    public string SourceVersion { get; private set; } = "";

    internal static Codebook Of(Guid scanId, string sourceName, string sourceVersion) =>
        new() { ScanId = scanId, SourceName = sourceName, SourceVersion = sourceVersion };

    internal sealed class Configuration : IEntityTypeConfiguration<Codebook>
    {
        public void Configure(EntityTypeBuilder<Codebook> builder)
        {
            builder.Property(book => book.Id).ValueGeneratedNever();
            builder.Property(book => book.SourceName).HasMaxLength(80);
            builder.Property(book => book.SourceVersion).HasMaxLength(20);
            builder.HasIndex(book => book.ScanId).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(book => book.ScanId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Code: a theme that fragments are put under; top codes and one level below.</summary>
public sealed class Code : IOwnedByMunicipality
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 80;

    /// <summary>Longest label, in characters.</summary>
    public const int LabelLength = 120;

    /// <summary>Longest definition, in characters.</summary>
    public const int DefinitionLength = 2000;

    /// <summary>Longest list of suggesting words, in characters.</summary>
    internal const int KeywordsLength = 2000;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The codebook.</summary>
    public Guid CodebookId { get; private set; }

    /// <summary>The code above it; null for a top code.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The name that never changes, unique in the codebook.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The words on the screen and in the exports.</summary>
    public string Label { get; private set; } = "";

    /// <summary>When to use it, and when not.</summary>
    public string Definition { get; private set; } = "";

    /// <summary>The colour, as <c>#0b5c6b</c>; a code below another has the colour of that one.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>The digit that applies it, 1 to 9; null: none.</summary>
    public int? Key { get; private set; }

    /// <summary>Words in a text that suggest this code, lower case, separated by LF.</summary>
    public string Keywords { get; private set; } = "";

    /// <summary>The key questions it serves, as numbers separated by a space.</summary>
    public string KeyQuestions { get; private set; } = "";

    /// <summary>The place among its neighbours, from 0.</summary>
    public int Ordinal { get; private set; }

    internal static Code Of(Guid codebookId, Guid? parentId, string name, string label, string definition, string colour, int ordinal) =>
        new() { CodebookId = codebookId, ParentId = parentId, Name = name, Label = label, Definition = definition, Colour = colour, Ordinal = ordinal };

    internal Code With(int? key, IEnumerable<string> keywords, IEnumerable<int> keyQuestions)
    {
        (Key, Keywords, KeyQuestions) = (key, string.Join('\n', keywords), string.Join(' ', keyQuestions));
        return this;
    }

    internal void Change(string label, string definition) => (Label, Definition) = (label, definition);

    internal void SetKey(int? key) => Key = key;

    internal sealed class Configuration : IEntityTypeConfiguration<Code>
    {
        public void Configure(EntityTypeBuilder<Code> builder)
        {
            builder.Property(code => code.Id).ValueGeneratedNever();
            builder.Property(code => code.Name).HasMaxLength(NameLength);
            builder.Property(code => code.Label).HasMaxLength(LabelLength);
            builder.Property(code => code.Definition).HasMaxLength(DefinitionLength);
            builder.Property(code => code.Colour).HasMaxLength(7);
            builder.Property(code => code.Keywords).HasMaxLength(KeywordsLength);
            builder.Property(code => code.KeyQuestions).HasMaxLength(80);
            builder.HasIndex(code => new { code.CodebookId, code.Name }).IsUnique();
            builder.HasOne<Codebook>().WithMany().HasForeignKey(code => code.CodebookId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Code>().WithMany().HasForeignKey(code => code.ParentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
