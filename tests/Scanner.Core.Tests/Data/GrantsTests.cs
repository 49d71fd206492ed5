using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Scanner.Core.Tests.Data;

/// <summary>db/grants.sql, read as SQL Server would read it.</summary>
public sealed class GrantsTests
{
    private static readonly string[] MayRun = ["DELETE", "INSERT", "SELECT", "UPDATE"];

    [Fact]
    public void The_script_is_T_SQL()
    {
        Parse(out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    [Fact]
    public void Running_it_again_makes_nothing_twice()
    {
        var found = Found();
        Assert.Equal(7, found.Made.Count);
        Assert.All(found.Made, statement => Assert.True(found.Conditional.Contains(statement), $"Line {statement.StartLine}: no IF stands before this."));
        Assert.All(found.Joined, statement => Assert.True(found.Conditional.Contains(statement), $"Line {statement.StartLine}: no IF stands before this."));
    }

    [Fact]
    public void The_running_program_reads_and_writes_rows_and_nothing_else()
    {
        var given = Found().Given.Where(grant => grant.Principals.Any(principal => principal.Identifier.Value == "scanner_running")).ToList();
        Assert.All(given, grant => Assert.Equal("dbo", grant.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Single().Value));
        Assert.Equal(MayRun, given.SelectMany(grant => grant.Permissions).Select(NameOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nobody_becomes_owner_and_only_roles_are_given_rights()
    {
        var found = Found();
        Assert.All(found.Given.SelectMany(grant => grant.Principals), principal => Assert.StartsWith("scanner_", principal.Identifier.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(found.Given.SelectMany(grant => grant.Permissions).Select(NameOf), name => name is "CONTROL" or "TAKE OWNERSHIP");
        Assert.All(found.Joined, join => Assert.StartsWith("scanner_", join.Name.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void No_password_stands_in_it()
    {
        var passwords = Found().Passwords;
        Assert.Equal(["$(AppPassword)", "$(MigratorPassword)"], passwords);
    }

    private static string NameOf(Permission permission) => string.Join(' ', permission.Identifiers.Select(word => word.Value.ToUpperInvariant()));

    private static Statements Found()
    {
        var found = new Statements();
        Parse(out _).Accept(found);
        return found;
    }

    private static TSqlFragment Parse(out IList<ParseError> errors) =>
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(File.ReadAllText(Path.Combine(TestDatabase.RepositoryRoot, "db", "grants.sql"))), out errors);

    private sealed class Statements : TSqlFragmentVisitor
    {
        /// <summary>Databases, logins, users and roles: what cannot be made twice.</summary>
        public List<TSqlStatement> Made { get; } = [];

        public List<TSqlStatement> Conditional { get; } = [];

        public List<AlterRoleStatement> Joined { get; } = [];

        public List<GrantStatement> Given { get; } = [];

        public List<string> Passwords { get; } = [];

        public override void Visit(IfStatement node) => Conditional.Add(node.ThenStatement);

        public override void Visit(CreateDatabaseStatement node) => Made.Add(node);

        public override void Visit(CreateLoginStatement node) => Made.Add(node);

        public override void Visit(CreateUserStatement node) => Made.Add(node);

        public override void Visit(CreateRoleStatement node) => Made.Add(node);

        public override void Visit(AlterRoleStatement node) => Joined.Add(node);

        public override void Visit(GrantStatement node) => Given.Add(node);

        public override void Visit(PasswordCreateLoginSource node) => Passwords.Add(((StringLiteral)node.Password).Value);
    }
}
