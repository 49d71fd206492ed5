using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Scanner.Core.Data;

/// <summary>
/// Texts that are identities, such as the name of a question: <c>Rol</c> is another than <c>rol</c>. SQLite compares byte by byte
/// by itself; on SQL Server the column gets a collation that does.
/// </summary>
internal static class CaseSensitive
{
    private const string Mark = "Scanner:CaseSensitive";
    private const string ByCodePoint = "Latin1_General_100_BIN2";

    /// <summary>Marks a column as an identity.</summary>
    public static PropertyBuilder<T> IsCaseSensitive<T>(this PropertyBuilder<T> property)
    {
        property.HasAnnotation(Mark, true);
        return property;
    }

    /// <summary>Turns the marks into what the engine needs.</summary>
    public static void Apply(IMutableModel model, bool isSqlServer)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.RemoveAnnotation(Mark) is not null && isSqlServer) property.SetCollation(ByCodePoint);
        }
    }
}
