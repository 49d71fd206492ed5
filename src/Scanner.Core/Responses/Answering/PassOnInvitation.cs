using Microsoft.EntityFrameworkCore;
using Scanner.Core.Audit;
using Scanner.Core.Data;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets someone who was invited ask for an own link for a colleague of the same organisation, where each person answers for themselves.</summary>
public sealed class PassOnInvitation
{
    /// <summary>Most colleagues that one invitation can be passed on to.</summary>
    public const int MostPerInvitation = 5;

    /// <summary>Most people of one organisation that a round can be passed on to, over all its invitations.</summary>
    public const int MostPerPartner = 25;

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal PassOnInvitation(IDbContextFactory<ScannerDb> databases, TimeProvider clock, PersonalLinks links) => (this.databases, this.clock, this.links) = (databases, clock, links);

    /// <summary>Makes the link, and puts the mail with it in the queue when an address was given.</summary>
    /// <param name="token">The link of who passes it on.</param>
    /// <param name="colleague">The name or function, and the address; that may be empty.</param>
    /// <param name="mail">The words of the mail; null: no mail is sent.</param>
    /// <param name="language">The language of the words.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<PassedOn> PassOnAsync(SecretToken token, Colleague colleague, MailText? mail, string language, CancellationToken stop)
    {
        if (await links.FindAsync(token, stop) is not { } link) return PassedOn.Not(LinkState.Unknown);
        var state = links.StateOf(link);
        if (state == LinkState.Cut && links.IsPast(link.ClosesOn)) return PassedOn.Not(LinkState.Closed);
        if (state is not (LinkState.Open or LinkState.Cut)) return PassedOn.Not(state);
        var check = new FieldCheck();
        var name = check.Text(nameof(Colleague.Name), TypedText.CleanLine(colleague.Name ?? ""), Contact.NameLength, required: true);
        var email = check.Email(nameof(Colleague.Email), colleague.Email, Contact.EmailLength);
        if (check.HasProblems) return new PassedOn(LinkState.Open, check.Problems, false, null, false);
        if (link.Distribution.AnswersPer != AnswersPer.Person) return PassedOn.Not(state);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            // Writing the rows makes a second click wait, and a colleague's, so that the numbers hold.
            await db.Set<Invitation>().Where(row => row.DistributionId == link.DistributionId && row.PartnerId == link.PartnerId).HoldAsync(stop);
            var passedOn = db.Set<Invitation>().Where(row => row.DistributionId == link.DistributionId && row.PassedOnBy != null);
            if (await passedOn.CountAsync(row => row.PassedOnBy == link.InvitationId, stop) >= MostPerInvitation || await passedOn.CountAsync(row => row.PartnerId == link.PartnerId, stop) >= MostPerPartner)
                return new PassedOn(LinkState.Open, [], true, null, false);
            var (now, own) = (clock.GetUtcNow(), SecretToken.New());
            var contact = Contact.Of(link.PartnerId, name, email, "", "");
            var invitation = Invitation.Of(link.DistributionId, link.PartnerId, contact.Id, own, now, link.InvitationId);
            db.AddRange(contact, invitation, AuditEntry.Of(now, null, "invitation.passed_on", invitation.Id, "Een deelnemer vroeg een eigen link voor een collega."));
            var isMailed = mail is not null && email.Length > 0;
            if (isMailed) QueueMail.Add(db, new NewMail(link.ScanId, link.DistributionId, invitation.Id, MailKind.Colleague, email, name, mail!.Subject, mail.Text, language), now);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new PassedOn(LinkState.Open, [], false, own, isMailed);
        });
    }
}

/// <summary>The colleague that an own link is asked for.</summary>
/// <param name="Name">The name or function.</param>
/// <param name="Email">The address; may be empty.</param>
public sealed record Colleague(string? Name, string? Email);

/// <summary>How passing on went.</summary>
/// <param name="State"><see cref="LinkState.Open"/>, or why the link passes nothing on.</param>
/// <param name="Problems">What is wrong with what was filled in.</param>
/// <param name="IsFull">Whether it was passed on as often as it can be.</param>
/// <param name="Token">The colleague's own link, to be shown once; null: none was made.</param>
/// <param name="IsMailed">Whether a mail with it is on its way.</param>
public sealed record PassedOn(LinkState State, IReadOnlyList<FieldProblem> Problems, bool IsFull, SecretToken? Token, bool IsMailed)
{
    internal static PassedOn Not(LinkState state) => new(state, [], false, null, false);
}
