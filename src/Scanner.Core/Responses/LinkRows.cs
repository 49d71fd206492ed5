using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>
/// Everything that hangs on a personal link, in one command. Across municipalities on purpose: the link is what tells which municipality it belongs to;
/// all work after this is done in that municipality's own context.
/// </summary>
internal sealed class LinkRows
{
    /// <summary>How much is asked.</summary>
    public enum Wanted
    {
        /// <summary>The link.</summary>
        Link,

        /// <summary>The link, and what was answered.</summary>
        Answers,

        /// <summary>
        /// The same, after marking the invitation so that another save through a link of it waits until this transaction is done. Who saves takes part after all.
        /// A withdrawn invitation is not marked: nothing is saved to it.
        /// </summary>
        Hold,
    }

    // A process can have more than one model: each test database has its own.
    private static readonly ConditionalWeakTable<IModel, LinkRows> Known = [];

    private readonly RowReader<Invitation> invitation;
    private readonly RowReader<Distribution> distribution;
    private readonly RowReader<Response> response;
    private readonly RowReader<Answer> answer;
    private readonly Dictionary<Wanted, ReadCommand> commands;

    private LinkRows(ScannerDb db)
    {
        (invitation, distribution, response, answer) = (RowReader<Invitation>.Of(db), RowReader<Distribution>.Of(db), RowReader<Response>.Of(db), RowReader<Answer>.Of(db));
        const string Hold = """
            UPDATE "Invitation" SET "LastSavedAt" = @now, "DeclinedAt" = NULL, "DeclineReason" = ''
            WHERE "WithdrawnAt" IS NULL AND "Id" IN (SELECT "InvitationId" FROM "InvitationLink" WHERE "TokenHash" = @hash);

            """;
        var link = $"""
            SELECT m."Name", p."Name", p."Type", p."Domain", {invitation.Columns("i")}, {distribution.Columns("d")}, {response.Columns("r")}
            FROM "InvitationLink" AS o
            JOIN "Invitation" AS i ON i."Id" = o."InvitationId"
            JOIN "Distribution" AS d ON d."Id" = i."DistributionId"
            JOIN "Municipality" AS m ON m."Id" = i."MunicipalityId"
            JOIN "Partner" AS p ON p."Id" = i."PartnerId"
            LEFT JOIN "Response" AS r ON r."InvitationId" = i."Id"
            WHERE o."TokenHash" = @hash;
            SELECT a."Role" FROM "InvitationLink" AS o JOIN "Invitation" AS i ON i."Id" = o."InvitationId" JOIN "PartnerRole" AS a ON a."PartnerId" = i."PartnerId" WHERE o."TokenHash" = @hash;

            """;
        var answers = $"""
            SELECT {answer.Columns("a")} FROM "InvitationLink" AS o JOIN "Response" AS r ON r."InvitationId" = o."InvitationId" JOIN "Answer" AS a ON a."ResponseId" = r."Id" WHERE o."TokenHash" = @hash;
            """;
        var like = db.Model.FindEntityType(typeof(InvitationLink))!.FindProperty(nameof(InvitationLink.TokenHash))!;
        var now = db.Model.FindEntityType(typeof(Invitation))!.FindProperty(nameof(Invitation.LastSavedAt))!;
        commands = new()
        {
            [Wanted.Link] = new ReadCommand(link, ("hash", like)),
            [Wanted.Answers] = new ReadCommand(link + answers, ("hash", like)),
            [Wanted.Hold] = new ReadCommand(Hold + link + answers, ("hash", like), ("now", now)),
        };
    }

    /// <summary>What is asked, for each of <see cref="Wanted"/>.</summary>
    public IEnumerable<string> Statements => commands.Values.Select(command => command.Statements);

    /// <summary>The statements for the engine of this database.</summary>
    public static LinkRows Of(ScannerDb db) => Known.GetValue(db.Model, _ => new LinkRows(db));

    /// <returns>What was found; null when there is no such link.</returns>
    public Task<Found?> ReadAsync(ScannerDb db, Wanted wanted, byte[] hash, DateTimeOffset now, CancellationToken stop)
    {
        return commands[wanted].RunAsync(db, wanted == Wanted.Hold ? [hash, now] : [hash], ReadAsync, stop);
    }

    private async Task<Found?> ReadAsync(DbDataReader reader, CancellationToken stop)
    {
        if (!await reader.ReadAsync(stop)) return null;
        var (afterNames, afterInvitation) = (4, 4 + invitation.Width);
        var found = new Found(
            reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), invitation.Read(reader, afterNames)!, distribution.Read(reader, afterInvitation)!,
            response.Read(reader, afterInvitation + distribution.Width), [], []);
        await reader.NextResultAsync(stop);
        while (await reader.ReadAsync(stop)) found.Roles.Add(reader.GetString(0));
        found.Roles.Sort(StringComparer.Ordinal);
        // The answers, when they were asked for.
        if (!await reader.NextResultAsync(stop)) return found;
        while (await reader.ReadAsync(stop)) found.Answers.Add(answer.Read(reader, 0)!);
        return found;
    }

    /// <summary>What hangs on a link.</summary>
    public sealed record Found(
        string Municipality, string PartnerName, string PartnerType, string PartnerDomain, Invitation Invitation, Distribution Distribution, Response? Response, List<string> Roles, List<Answer> Answers);
}
