using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scanner.Core.Coding;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Prioritisation;

/// <summary>Kwetsbare groep: a group that may need priority in this municipality, as scored in the decision aid.</summary>
public sealed class VulnerableGroup : IOwnedByMunicipality
{
    /// <summary>Longest label, in characters.</summary>
    public const int LabelLength = 200;

    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 80;

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The name in the list <c>kwetsbare-groepen</c>, or one made from the label for an own group; unique in the scan.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The words on the screen and in the exports.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Added by the municipality itself.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>Whether the group occurs here, so that it is scored and ranked.</summary>
    public bool Occurs { get; private set; } = true;

    /// <summary>The place in the list, from 0.</summary>
    public int Ordinal { get; private set; }

    internal static VulnerableGroup Of(Guid scanId, string name, string label, bool isOwn, int ordinal) =>
        new() { ScanId = scanId, Name = name, Label = label, IsOwn = isOwn, Ordinal = ordinal };

    internal void SetOccurs(bool occurs) => Occurs = occurs;

    internal void Rename(string label) => Label = label;

    internal sealed class Configuration : IEntityTypeConfiguration<VulnerableGroup>
    {
        public void Configure(EntityTypeBuilder<VulnerableGroup> builder)
        {
            builder.Property(group => group.Id).ValueGeneratedNever();
            builder.Property(group => group.Name).HasMaxLength(NameLength);
            builder.Property(group => group.Label).HasMaxLength(LabelLength);
            builder.HasIndex(group => new { group.ScanId, group.Name }).IsUnique();
            builder.HasOne<Scan>().WithMany().HasForeignKey(group => group.ScanId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Gewicht: how heavy a criterion counts in a scan, in points; what matters is the share of the total.</summary>
public sealed class Weight : IOwnedByMunicipality
{
    /// <summary>Most points a criterion can have.</summary>
    public const int MostPoints = 100;

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The scan.</summary>
    public Guid ScanId { get; private set; }

    /// <summary>The criterion's name.</summary>
    public string Criterion { get; private set; } = "";

    /// <summary>Points, 0 to <see cref="MostPoints"/>.</summary>
    public int Points { get; private set; }

    internal static Weight Of(Guid scanId, string criterion, int points) => new() { ScanId = scanId, Criterion = criterion, Points = points };

    internal void Set(int points) => Points = points;

    internal sealed class Configuration : IEntityTypeConfiguration<Weight>
    {
        public void Configure(EntityTypeBuilder<Weight> builder)
        {
            builder.HasKey(weight => new { weight.ScanId, weight.Criterion });
            builder.Property(weight => weight.Criterion).HasMaxLength(Score.CriterionLength);
            builder.HasOne<Scan>().WithMany().HasForeignKey(weight => weight.ScanId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Score: what was given to a group on a criterion, 0 to 4, or unknown.</summary>
public sealed class Score : IOwnedByMunicipality
{
    /// <summary>Highest level.</summary>
    public const int Highest = 4;

    /// <summary>Longest name of a criterion, in characters.</summary>
    public const int CriterionLength = 80;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 2000;

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The group.</summary>
    public Guid VulnerableGroupId { get; private set; }

    /// <summary>The criterion's name.</summary>
    public string Criterion { get; private set; } = "";

    /// <summary>0 to 4; null: onbekend, said on purpose. A group that was not scored on a criterion has no row.</summary>
    public int? Value { get; private set; }

    /// <summary>Why; may be empty.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who last scored it.</summary>
    public string ScoredByName { get; private set; } = "";

    /// <summary>When it was last scored.</summary>
    public DateTimeOffset ScoredAt { get; private set; }

    internal static Score Of(Guid groupId, string criterion) => new() { VulnerableGroupId = groupId, Criterion = criterion };

    internal void Set(int? value, string reason, string scoredByName, DateTimeOffset now) =>
        (Value, Reason, ScoredByName, ScoredAt) = (value, reason, scoredByName, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Score>
    {
        public void Configure(EntityTypeBuilder<Score> builder)
        {
            builder.HasKey(score => new { score.VulnerableGroupId, score.Criterion });
            builder.Property(score => score.Criterion).HasMaxLength(CriterionLength);
            builder.Property(score => score.Reason).HasMaxLength(ReasonLength);
            builder.Property(score => score.ScoredByName).HasMaxLength(Account.NameLength);
            builder.HasOne<VulnerableGroup>().WithMany().HasForeignKey(score => score.VulnerableGroupId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Prioriteit: a group chosen to come first, with the reason and the quotes that carry it.</summary>
public sealed class Priority : IOwnedByMunicipality
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 4000;

    private readonly List<PriorityQuote> quotes = [];

    /// <summary>The key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The group; a group is chosen once.</summary>
    public Guid VulnerableGroupId { get; private set; }

    /// <summary>1 for the first priority, then 2, ….</summary>
    public int Rank { get; private set; }

    /// <summary>Why this group comes first.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The quotes that carry it.</summary>
    public IReadOnlyList<PriorityQuote> Quotes => quotes;

    internal static Priority Of(Guid groupId, int rank) => new() { VulnerableGroupId = groupId, Rank = rank };

    internal void Explain(string reason) => Reason = reason;

    internal void RankAs(int rank) => Rank = rank;

    internal void CarryBy(IEnumerable<Guid> fragmentIds)
    {
        var wanted = fragmentIds.ToHashSet();
        quotes.RemoveAll(quote => !wanted.Contains(quote.FragmentId));
        foreach (var fragment in wanted.Where(id => quotes.TrueForAll(had => had.FragmentId != id))) quotes.Add(PriorityQuote.Of(Id, fragment));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Priority>
    {
        public void Configure(EntityTypeBuilder<Priority> builder)
        {
            builder.Property(priority => priority.Id).ValueGeneratedNever();
            builder.Property(priority => priority.Reason).HasMaxLength(ReasonLength);
            builder.HasIndex(priority => priority.VulnerableGroupId).IsUnique();
            builder.HasOne<VulnerableGroup>().WithMany().HasForeignKey(priority => priority.VulnerableGroupId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(priority => priority.Quotes).WithOne().HasForeignKey(quote => quote.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A link of the evidence chain: this quote carries this priority.</summary>
public sealed class PriorityQuote : IOwnedByMunicipality
{
    /// <inheritdoc/>
    public Guid MunicipalityId { get; private set; }

    /// <summary>The priority.</summary>
    public Guid PriorityId { get; private set; }

    /// <summary>The fragment whose words carry it.</summary>
    public Guid FragmentId { get; private set; }

    internal static PriorityQuote Of(Guid priorityId, Guid fragmentId) => new() { PriorityId = priorityId, FragmentId = fragmentId };

    internal sealed class Configuration : IEntityTypeConfiguration<PriorityQuote>
    {
        public void Configure(EntityTypeBuilder<PriorityQuote> builder)
        {
            builder.HasKey(quote => new { quote.PriorityId, quote.FragmentId });
            builder.HasOne<Fragment>().WithMany().HasForeignKey(quote => quote.FragmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
