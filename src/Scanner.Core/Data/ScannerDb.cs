using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Scanner.Core.Data;

/// <summary>
/// The database of one installation, seen through the eyes of one municipality. It knows no entity by name:
/// each room holds its entities with their configuration.
/// </summary>
/// <remarks>
/// A context that was not opened for a municipality sees no row of any municipality and can write none.
/// Open one with <see cref="ScannerDatabases.OpenAsync"/>.
/// </remarks>
public abstract class ScannerDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The name of the query filter that hides other municipalities' rows.</summary>
    public const string MunicipalityFilter = "municipality";

    /// <summary>The municipality whose rows this context reads and writes; empty: none at all.</summary>
    public Guid MunicipalityId { get; private set; }

    internal void ActFor(Guid municipalityId) => MunicipalityId = municipalityId;

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ScannerDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (!typeof(IOwnedByMunicipality).IsAssignableFrom(entity.ClrType)) continue;
            HideOthersMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }
        CaseSensitive.Apply(modelBuilder.Model, Database.IsSqlServer());
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite orders no DateTimeOffset; both providers get the UTC moment, in microseconds at the most.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>().HavePrecision(6);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private static readonly MethodInfo HideOthersMethod =
        typeof(ScannerDb).GetMethod(nameof(HideOthers), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void HideOthers<T>(ModelBuilder model) where T : class, IOwnedByMunicipality
    {
        EntityTypeBuilder<T> entity = model.Entity<T>();
        Expression<Func<T, bool>> own = row => row.MunicipalityId == MunicipalityId;
        entity.HasQueryFilter(MunicipalityFilter, own);
        entity.HasIndex(row => row.MunicipalityId);
    }

    /// <summary>Every row that is written belongs to this context's municipality; a row of an append-only table is never changed.</summary>
    private void GuardRows()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Entity is IAppendOnly && entry.State != EntityState.Added)
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} is append-only.");
            if (entry.Entity is not IOwnedByMunicipality) continue;
            var owner = entry.Property(nameof(IOwnedByMunicipality.MunicipalityId));
            if (entry.State == EntityState.Added && (Guid)owner.CurrentValue! == Guid.Empty) owner.CurrentValue = MunicipalityId;
            var before = entry.State == EntityState.Added ? owner.CurrentValue : owner.OriginalValue;
            if (MunicipalityId == Guid.Empty || (Guid)owner.CurrentValue! != MunicipalityId || (Guid)before! != MunicipalityId)
                throw new InvalidOperationException($"A row of {entry.Metadata.ShortName()} belongs to another municipality than the one this work is done for.");
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => new DateTime(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}

/// <summary>A row that belongs to one municipality and is seen by no other.</summary>
public interface IOwnedByMunicipality
{
    /// <summary>The owner; filled in by <see cref="ScannerDb"/> when the row is added.</summary>
    Guid MunicipalityId { get; }
}

/// <summary>A row that is only ever added, such as a line of the audit log.</summary>
public interface IAppendOnly;

/// <summary>The database on SQLite: one file, for one server.</summary>
public sealed class SqliteScannerDb(DbContextOptions<SqliteScannerDb> options) : ScannerDb(options);

/// <summary>The database on SQL Server: for more than one server, or many municipalities.</summary>
public sealed class SqlServerScannerDb(DbContextOptions<SqlServerScannerDb> options) : ScannerDb(options);
