using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scanner.Core.Data;

/// <summary>What the model knows of a table, for statements that are written here.</summary>
/// <param name="Name">The name, delimited as the engine wants it.</param>
/// <param name="Columns">All columns.</param>
internal sealed record RowTable(string Name, IReadOnlyList<RowColumn> Columns)
{
    private static readonly ConditionalWeakTable<IEntityType, RowTable> Known = [];

    /// <summary>The columns of the key.</summary>
    public IReadOnlyList<RowColumn> Keys { get; } = [.. Columns.Where(column => column.Property.IsPrimaryKey())];

    /// <summary>The other columns that can change: a row stays with its municipality.</summary>
    public IReadOnlyList<RowColumn> Values { get; } = [.. Columns.Where(column => !column.Property.IsPrimaryKey() && !column.IsOwner)];

    /// <summary>The table of a kind of row.</summary>
    public static RowTable Of<T>(ScannerDb db) => Known.GetValue(
        db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table."),
        entity => Of(entity, db.GetService<ISqlGenerationHelper>()));

    private RowColumn? Owner { get; } = Columns.FirstOrDefault(column => column.IsOwner);

    /// <summary>The same rule as for every other save: a row belongs to the municipality that the work is done for.</summary>
    public void Guard(object row, ScannerDb db)
    {
        if (Owner is not null && (db.MunicipalityId == Guid.Empty || (Guid)Owner.ValueOf(row, db)! != db.MunicipalityId))
            throw new InvalidOperationException($"A row of {Name} belongs to another municipality than the one this work is done for.");
    }

    private static RowTable Of(IEntityType entity, ISqlGenerationHelper sql) => new(
        sql.DelimitIdentifier(entity.GetTableName()!),
        [.. entity.GetProperties().Select(property => new RowColumn(property, sql.DelimitIdentifier(property.GetColumnName()), property.GetRelationalTypeMapping(), property.Name == nameof(IOwnedByMunicipality.MunicipalityId)))]);
}

/// <summary>A column.</summary>
/// <param name="Property">The property it holds.</param>
/// <param name="Name">The name, delimited as the engine wants it.</param>
/// <param name="Mapping">How its values are stored.</param>
/// <param name="IsOwner">Whether it holds the municipality.</param>
internal sealed record RowColumn(IProperty Property, string Name, RelationalTypeMapping Mapping, bool IsOwner)
{
    private readonly IClrPropertyGetter getter = Property.GetGetter();

    /// <summary>The type of its values in the engine's own terms.</summary>
    public Type Kind { get; } = Nullable.GetUnderlyingType(Mapping.Converter?.ProviderClrType ?? Mapping.ClrType) ?? Mapping.Converter?.ProviderClrType ?? Mapping.ClrType;

    /// <summary>A value of a row as the property has it; a municipality that is not filled in is the one that the work is done for.</summary>
    public object? ValueOf(object row, ScannerDb db)
    {
        var value = getter.GetClrValue(row);
        return IsOwner && (Guid)value! == Guid.Empty ? db.MunicipalityId : value;
    }

    /// <summary>A value in the form the engine takes it in.</summary>
    public object? ForEngine(object? value) => value is null || Mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value);
}
