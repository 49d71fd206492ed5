using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Scanner.Core.Data;

/// <summary>The right to do a job that only one node may do at a time, such as sending mail. Belongs to the installation, not to a municipality.</summary>
public sealed class Lease
{
    /// <summary>Longest name of a job or holder, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The job.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The node that has it.</summary>
    public string Holder { get; private set; } = "";

    /// <summary>Until when; after that another node may take it.</summary>
    public DateTimeOffset Until { get; private set; }

    internal static Lease Of(string name, string holder, DateTimeOffset until) => new() { Name = name, Holder = holder, Until = until };

    internal sealed class Configuration : IEntityTypeConfiguration<Lease>
    {
        public void Configure(EntityTypeBuilder<Lease> builder)
        {
            builder.HasKey(lease => lease.Name);
            builder.Property(lease => lease.Name).HasMaxLength(NameLength);
            builder.Property(lease => lease.Holder).HasMaxLength(NameLength);
        }
    }
}

/// <summary>Takes and gives back leases.</summary>
public sealed class Leases(IDbContextFactory<ScannerDb> databases, TimeProvider clock)
{
    /// <summary>Takes the job, or keeps it for longer when this holder has it already.</summary>
    /// <returns>Whether this holder has it now.</returns>
    public async Task<bool> TakeAsync(string name, string holder, TimeSpan during, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.GetUtcNow();
        var until = now + during;
        var taken = await db.Set<Lease>().Where(lease => lease.Name == name && (lease.Holder == holder || lease.Until < now))
            .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.Holder, holder).SetProperty(lease => lease.Until, until), stop);
        if (taken > 0) return true;
        if (await db.Set<Lease>().AnyAsync(lease => lease.Name == name, stop)) return false;
        db.Add(Lease.Of(name, holder, until));
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            // Another node was first.
            return false;
        }
    }

    /// <summary>Gives the job back before its time.</summary>
    public async Task GiveBackAsync(string name, string holder, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<Lease>().Where(lease => lease.Name == name && lease.Holder == holder).ExecuteDeleteAsync(stop);
    }
}
