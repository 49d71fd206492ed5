using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Scanner.Core.Responses;
using Scanner.Core.Scans;
using Scanner.Core.Tests.Data;
using Scanner.Core.Tests.Scans;

namespace Scanner.Core.Tests.Responses;

/// <summary>
/// What decides on what it reads, holds the row first. SQLite lets one transaction write at a time, so that there nothing goes wrong without it; on SQL Server it
/// would. Therefore this looks at the order of the statements instead of at what came of them.
/// </summary>
public sealed class HoldsTests
{
    [Fact]
    public async Task Everything_that_reads_and_then_writes_through_an_invitation_begins_by_writing()
    {
        var first = new FirstStatements();
        await using var database = await TestDatabase.OpenAsync(also: first);
        var work = await Fieldwork.StartAsync(database, closesOn: new DateOnly(2026, 11, 21));
        await work.ChangeAsync((_, distribution) => distribution.Arrange(null, null, IdentityMode.Confidential, AnswersPer.Person, 3));
        var form = await work.FormAsync("slot", ("naam", ["te laat"]));
        var mail = new MailText("Verder", OutgoingMail.LinkMark);
        first.Begin();

        await database.Get<StartAnswering>().DeclineAsync(work.Token, "", Given.Stop);
        await work.SaveAsync("begin", ("zeker", ["nee"]));
        await database.Get<AskForMail>().LinkAsync(work.Token, "later@voorbeeld.example", mail, "nl", Given.Stop);
        await database.Get<PassOnInvitation>().PassOnAsync(work.Token, new Colleague("Collega", ""), mail, "nl", Given.Stop);
        await work.FillIn.SubmitAsync(work.Token, null, Given.Stop);
        await database.Get<CorrectAnswers>().BeginAsync(work.Token, Given.Stop);
        database.Clock.Move(TimeSpan.FromDays(1));
        await database.Get<KeepLateAnswers>().KeepAsync(work.Token, "slot", form, false, Given.Stop);
        await database.Get<KeepLateAnswers>().WishAsync(work.Token, "nl", Given.Stop);
        var accept = database.Get<AcceptLateAnswers>();
        var aside = await accept.SetAsideAsync(work.Access, work.InvitationId, Given.Stop);
        await accept.UndoAsync(work.Access, aside!, Given.Stop);
        await accept.AcceptAsync(work.Access, work.InvitationId, Given.Stop);
        await database.Get<EraseAnswers>().EraseAsync(work.Token, Given.Stop);
        var arrange = database.Get<ArrangeDistribution>();
        await arrange.SaveAsync(work.Access, work.DistributionId, (await arrange.ViewAsync(work.Access, work.DistributionId, Given.Stop))!.Now with { ClosesOn = null }, Given.Stop);
        await database.Get<MoveDistribution>().MoveAsync(work.Access, work.DistributionId, null, [], Given.Stop);
        await database.Get<SendReminders>().SendAsync(work.Access, work.DistributionId, [work.InvitationId], [], Given.Stop);
        var enter = database.Get<EnterAnswers>();
        var entry = (await enter.StartAsync(work.Access, work.DistributionId, new NewEntry(work.PartnerId, ResponseMode.Paper, new DateOnly(2026, 11, 20)), Given.Stop)).ResponseId!.Value;
        await enter.HandInAsync(work.Access, entry, Given.Stop);
        await enter.ReopenAsync(work.Access, entry, Given.Stop);

        var begun = first.Taken();
        Assert.True(begun.Count >= 18, $"{begun.Count} transactions");
        Assert.DoesNotContain(begun, statement => statement.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first statement of each transaction.</summary>
    private sealed class FirstStatements : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private readonly List<string> first = [];
        private bool isOn;
        private DbTransaction? last;

        public void Begin() => isOn = true;

        public List<string> Taken() => first;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Add(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Add(command);
            return ValueTask.FromResult(result);
        }

        private void Add(DbCommand command)
        {
            if (!isOn || command.Transaction is not { } transaction || ReferenceEquals(transaction, last)) return;
            last = transaction;
            first.Add(command.CommandText);
        }
    }
}
