using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Scanner.Browser.Tests;

/// <summary>Links in the demonstration of a running program, each in a round of its own and in the state that a test asks for; written straight in its database file.</summary>
public sealed class ArrangedLinks(RunningScanner server)
{
    private readonly string connection = $"Data Source={Path.Combine(server.Folder, "data", "demo.db")}";

    /// <summary>A personal link of one partner. What is set is SQL, such as <c>Identity = 'Anonymous'</c>.</summary>
    public string Personal(string distribution = "Name = Name", string invitation = "DeclineReason = ''")
    {
        var (id, own, token) = (NewKey(), NewKey(), NewToken());
        Run($"""
            CREATE TEMP TABLE d AS SELECT * FROM Distribution LIMIT 1;
            UPDATE d SET Id = '{id}', ClosesOn = NULL, OpenLinkHash = NULL, {distribution};
            INSERT INTO Distribution SELECT * FROM d;
            CREATE TEMP TABLE i AS SELECT * FROM Invitation LIMIT 1;
            UPDATE i SET Id = '{own}', ContactId = NULL, DistributionId = '{id}', OpenedAt = NULL, WithdrawnAt = NULL, LastSavedAt = NULL, {invitation};
            INSERT INTO Invitation SELECT * FROM i;
            INSERT INTO InvitationLink (TokenHash, MunicipalityId, InvitationId, CreatedAt) SELECT x'{Hash(token)}', MunicipalityId, Id, CreatedAt FROM i;
            """);
        return "/v/" + token;
    }

    /// <summary>An open link.</summary>
    public string Open(string distribution = "Name = Name")
    {
        var token = NewToken();
        Run($"""
            CREATE TEMP TABLE d AS SELECT * FROM Distribution LIMIT 1;
            UPDATE d SET Id = '{NewKey()}', ClosesOn = NULL, OpenLinkHash = x'{Hash(token)}', OpenLinkMadeAt = CreatedAt, {distribution};
            INSERT INTO Distribution SELECT * FROM d;
            """);
        return "/v/" + token;
    }

    /// <summary>Changes the round of a personal link.</summary>
    public void Change(string link, string distribution) =>
        Run($"UPDATE Distribution SET {distribution} WHERE Id = (SELECT DistributionId FROM Invitation JOIN InvitationLink ON InvitationId = Invitation.Id WHERE TokenHash = x'{Hash(link["/v/".Length..])}');");

    /// <summary>Changes the invitation of a personal link.</summary>
    public void ChangeInvitation(string link, string invitation) =>
        Run($"UPDATE Invitation SET {invitation} WHERE Id = (SELECT InvitationId FROM InvitationLink WHERE TokenHash = x'{Hash(link["/v/".Length..])}');");

    /// <summary>Makes it so that one mail was given up and one came back.</summary>
    public void SpoilMails() => Run("""
        UPDATE OutgoingMail SET State = 'Failed', Failure = '550 Onbekend adres', SentAt = NULL WHERE Id = (SELECT MIN(Id) FROM OutgoingMail);
        UPDATE OutgoingMail SET BouncedAt = CreatedAt, Failure = 'Teruggekomen' WHERE Id = (SELECT MAX(Id) FROM OutgoingMail);
        """);

    private void Run(string sql)
    {
        using var database = new SqliteConnection(connection);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        // A pooled connection would keep its temporary tables.
        SqliteConnection.ClearPool(database);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString().ToUpperInvariant();

    private static string NewToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16)).ToLower(CultureInfo.InvariantCulture);

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
