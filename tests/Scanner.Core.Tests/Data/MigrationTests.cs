using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Scanner.Core.Data;
using Scanner.Core.Responses;

namespace Scanner.Core.Tests.Data;

/// <summary>What a migration does with rows that are there.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Links_that_were_given_out_keep_working_and_responses_keep_what_they_answer()
    {
        var stop = TestContext.Current.CancellationToken;
        var file = Path.Combine(Path.GetTempPath(), $"scanner_migration_{Guid.NewGuid():n}.db");
        var connection = $"Data Source={file};Pooling=False";
        try
        {
            var (invitation, distribution, hash) = (Guid.CreateVersion7(), Guid.CreateVersion7(), SecretToken.New().Hash);
            await using (var db = new SqliteScannerDb(DatabaseRegistration.SqliteOptions(connection)))
                await db.GetService<IMigrator>().MigrateAsync("Drafts", stop);
            await using (var before = new SqliteConnection(connection))
            {
                await before.OpenAsync(stop);
                await using var write = before.CreateCommand();
                write.CommandText = """
                    INSERT INTO "Municipality" ("Id", "Name", "Slug", "CreatedAt") VALUES ($o, 'Toets', 'toets', '2026-11-01 10:00:00');
                    INSERT INTO "Scan" ("Id", "MunicipalityId", "Name", "Slug", "Purpose", "CreatedAt", "LastPartnerNumber") VALUES ($o, $o, 'Toets', 'toets', '', '2026-11-01 10:00:00', 1);
                    INSERT INTO "Partner" ("Id", "MunicipalityId", "ScanId", "Number", "Name", "Type", "Domain", "Note") VALUES ($o, $o, $o, 1, 'Halt', 'halt', '', '');
                    INSERT INTO "QuestionnaireVersion" ("Id", "MunicipalityId", "FormId", "Number", "ContentHash", "Yaml", "PublishedAt") VALUES ($o, $o, 'toets', 1, '', '', '2026-11-01 10:00:00');
                    INSERT INTO "Distribution" ("Id", "MunicipalityId", "ScanId", "QuestionnaireVersionId", "Name", "CreatedAt") VALUES ($d, $o, $o, $o, 'Ronde 1', '2026-11-01 10:00:00');
                    INSERT INTO "Invitation" ("Id", "MunicipalityId", "DistributionId", "PartnerId", "TokenHash", "CreatedAt") VALUES ($i, $o, $d, $o, $h, '2026-11-01 10:00:00');
                    INSERT INTO "Response" ("Id", "MunicipalityId", "ScanId", "PartnerId", "QuestionnaireVersionId", "InvitationId", "Mode", "StartedAt", "LastSavedAt", "Revision", "Language")
                    VALUES ($r, $o, $o, $o, $o, $i, 'Online', '2026-11-01 10:00:00', '2026-11-01 10:00:00', 1, 'nl');
                    """;
                write.Parameters.AddWithValue("$i", invitation);
                write.Parameters.AddWithValue("$d", distribution);
                write.Parameters.AddWithValue("$o", Guid.CreateVersion7());
                write.Parameters.AddWithValue("$r", Guid.CreateVersion7());
                write.Parameters.AddWithValue("$h", hash);
                await write.ExecuteNonQueryAsync(stop);
            }
            await using var migrated = new SqliteScannerDb(DatabaseRegistration.SqliteOptions(connection));
            await migrated.Database.MigrateAsync(stop);

            var link = await migrated.Set<InvitationLink>().IgnoreQueryFilters().SingleAsync(stop);
            Assert.Equal((invitation, Convert.ToHexString(hash)), (link.InvitationId, Convert.ToHexString(link.TokenHash)));
            Assert.Equal(distribution, (await migrated.Set<Response>().IgnoreQueryFilters().SingleAsync(stop)).DistributionId);
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(file + suffix);
        }
    }
}
