using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;

namespace Scanner.Core.Responses;

/// <summary>How things stood before late answers were accepted or set aside; kept by the page as long as undoing is offered.</summary>
public sealed record LateUndo
{
    private LateUndo(PersonalLink link, IReadOnlyList<LatePost> posts) => (InvitationId, ErasedAt, Posts) = (link.InvitationId, link.ErasedAt, posts);

    internal Guid InvitationId { get; }

    /// <summary>When the answers had been erased by then; null: not.</summary>
    internal DateTimeOffset? ErasedAt { get; }

    internal IReadOnlyList<LatePost> Posts { get; }

    /// <summary>The response as it was; null when there was none, or when it was not touched.</summary>
    internal Response? Response { get; init; }

    internal IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The number of the last save that accepting left; null: nothing was saved.</summary>
    internal int? RevisionAfter { get; init; }

    internal static LateUndo OfPosts(PersonalLink link, IReadOnlyList<LatePost> posts) => new(link, posts);

    internal static async Task<LateUndo> OfAsync(ScannerDb db, PersonalLink link, IReadOnlyList<LatePost> posts, CancellationToken stop)
    {
        var response = await db.Set<Response>().AsNoTracking().FirstOrDefaultAsync(row => row.InvitationId == link.InvitationId, stop);
        return OfPosts(link, posts) with { Response = response, Answers = await PersonalLinks.AnswersAsync(db, response, stop) };
    }

    /// <returns>False when something was saved since.</returns>
    internal async Task<bool> PutBackAsync(ScannerDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (RevisionAfter is { } revision)
        {
            var response = await db.Set<Response>().FirstOrDefaultAsync(row => row.InvitationId == InvitationId, stop);
            if (response is null || response.Revision != revision) return false;
            await db.Set<Answer>().Where(row => row.ResponseId == response.Id).ExecuteDeleteAsync(stop);
            if (Response is null) db.Remove(response);
            else
            {
                db.AddRange(Answers.Select(answer => answer.At(answer.Path)));
                if (Response.SubmittedAt is null) response.Reopen();
                if (Response.CorrectingSince is { } since) response.Correct(since);
            }
        }
        db.AddRange(Posts.Select(post => LatePost.Of(InvitationId, post.Section, post.Posted, now)));
        return true;
    }
}
