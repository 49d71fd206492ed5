using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Data;

namespace Scanner.Core.Questionnaires;

/// <summary>
/// Concept: a questionnaire that a municipality is making. May have mistakes; publishing makes a <see cref="QuestionnaireVersion"/> of it.
/// A draft has a <c>form_id</c> of its own, never one of the files that the product ships, so that neither gets in the other's way.
/// </summary>
public sealed class QuestionnaireDraft : IOwnedByMunicipality
{
    /// <summary>Longest title kept for lists, in characters; the whole title is in the text.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest name of an account, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>Longest description of where it came from, in characters.</summary>
    public const int OriginLength = 200;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The identity of the questionnaire and of its published versions; unique in the municipality.</summary>
    public string FormId { get; private set; } = "";

    /// <summary>The title in the default language, for lists; may be empty.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The canonical text of the <see cref="FormDocument"/>.</summary>
    public string Yaml { get; private set; } = "";

    /// <summary>Counts the saves, from 1. Whoever saves says which revision they started from.</summary>
    public int Revision { get; private set; }

    /// <summary>What it was made of.</summary>
    public DraftOrigin Origin { get; private set; }

    /// <summary>The questionnaire that it was copied from, or the name of the file; null when made from nothing.</summary>
    public string? OriginName { get; private set; }

    /// <summary>The published version that it was copied from; null when it was something else.</summary>
    public Guid? OriginVersionId { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The account that made it.</summary>
    public Guid CreatedById { get; private set; }

    /// <summary>That account's name at the time.</summary>
    public string CreatedByName { get; private set; } = "";

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The account that last saved it.</summary>
    public Guid ChangedById { get; private set; }

    /// <summary>That account's name at the time.</summary>
    public string ChangedByName { get; private set; } = "";

    /// <summary>The version published last, which new distributions get; null: never published. Mostly the one with the highest number, unless a draft was published that says what an earlier version said.</summary>
    public Guid? PublishedVersionId { get; private set; }

    /// <summary>When it was put away; null: it is in use.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    internal static QuestionnaireDraft Of(string formId, DraftSourceNote source, DraftAuthor author) => new()
    {
        FormId = formId,
        Origin = source.Origin,
        OriginName = source.Name is { Length: > OriginLength } name ? name[..OriginLength] : source.Name,
        OriginVersionId = source.VersionId,
        CreatedAt = author.At,
        CreatedById = author.Id,
        CreatedByName = author.Name,
    };

    /// <summary>Takes another text, as the next revision.</summary>
    /// <returns>The state to keep of it.</returns>
    internal DraftState Write(FormDocument document, DraftAuthor author)
    {
        var title = document.Settings.Title?.In(document.Settings.DefaultLanguage) ?? "";
        (Title, Yaml) = (title.Length <= TitleLength ? title : title[..TitleLength], DraftText.Write(document));
        (ChangedAt, ChangedById, ChangedByName) = (author.At, author.Id, author.Name);
        return DraftState.Of(Id, ++Revision, Yaml, author);
    }

    internal void PublishedAs(Guid versionId) => PublishedVersionId = versionId;

    internal void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    internal void Unarchive() => ArchivedAt = null;

    internal sealed class Configuration : IEntityTypeConfiguration<QuestionnaireDraft>
    {
        public void Configure(EntityTypeBuilder<QuestionnaireDraft> builder)
        {
            builder.Property(draft => draft.Id).ValueGeneratedNever();
            builder.Property(draft => draft.FormId).HasMaxLength(QuestionnaireVersion.FormIdLength);
            builder.Property(draft => draft.Title).HasMaxLength(TitleLength);
            builder.Property(draft => draft.OriginName).HasMaxLength(OriginLength);
            builder.Property(draft => draft.CreatedByName).HasMaxLength(NameLength);
            builder.Property(draft => draft.ChangedByName).HasMaxLength(NameLength);
            builder.Property(draft => draft.Revision).IsConcurrencyToken();
            builder.HasIndex(draft => new { draft.MunicipalityId, draft.FormId }).IsUnique();
            builder.HasOne<QuestionnaireVersion>().WithMany().HasForeignKey(draft => draft.OriginVersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<QuestionnaireVersion>().WithMany().HasForeignKey(draft => draft.PublishedVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>
/// A draft as it was at one save. Every save is kept, thinned by nothing: a questionnaire is some tens of kilobytes, a save that
/// changes nothing makes no state, and the state one wants back is never the one that a rule would have kept.
/// </summary>
public sealed class DraftState : IOwnedByMunicipality, IAppendOnly
{
    /// <summary>The draft.</summary>
    public Guid DraftId { get; private set; }

    /// <summary>Which save, from 1.</summary>
    public int Revision { get; private set; }

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The text as it was saved.</summary>
    public string Yaml { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The account that saved it.</summary>
    public Guid SavedById { get; private set; }

    /// <summary>That account's name at the time.</summary>
    public string SavedByName { get; private set; } = "";

    internal static DraftState Of(Guid draftId, int revision, string yaml, DraftAuthor author) =>
        new() { DraftId = draftId, Revision = revision, Yaml = yaml, SavedAt = author.At, SavedById = author.Id, SavedByName = author.Name };

    internal sealed class Configuration : IEntityTypeConfiguration<DraftState>
    {
        public void Configure(EntityTypeBuilder<DraftState> builder)
        {
            builder.HasKey(state => new { state.DraftId, state.Revision });
            builder.Property(state => state.SavedByName).HasMaxLength(QuestionnaireDraft.NameLength);
            builder.HasOne<QuestionnaireDraft>().WithMany().HasForeignKey(state => state.DraftId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What a draft was made of.</summary>
public enum DraftOrigin
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A questionnaire that the product ships.</summary>
    Shipped,

    /// <summary>Another draft of the municipality.</summary>
    Draft,

    /// <summary>A published version of the municipality.</summary>
    Version,

    /// <summary>A file that was uploaded.</summary>
    File,

    /// <summary>Changes that could not be joined with those of a colleague who saved first.</summary>
    Conflict,
}

/// <summary>Who writes, and when.</summary>
internal sealed record DraftAuthor(Guid Id, string Name, DateTimeOffset At);

/// <summary>Where a draft comes from.</summary>
internal sealed record DraftSourceNote(DraftOrigin Origin, string? Name = null, Guid? VersionId = null);
