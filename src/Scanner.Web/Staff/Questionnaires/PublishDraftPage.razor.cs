using Microsoft.AspNetCore.Components;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Questionnaires;

/// <summary>What publishing would do, and doing it.</summary>
public sealed partial class PublishDraftPage
{
    private PublishReview? review;
    private DraftPublished? done;
    private bool changedMeanwhile;
    private bool busy;

    /// <summary>The draft.</summary>
    [Parameter] public Guid DraftId { get; set; }

    private string Title => review!.Title.Length > 0 ? review.Title : review.FormId;

    private List<Problem> Errors => [.. review!.Problems.Where(problem => problem.Severity == Severity.Error)];

    private List<Problem> Warnings => [.. review!.Problems.Where(problem => problem.Severity == Severity.Warning)];

    private int Losses => review!.Changes.Count(change => ChangeWords.IsLoss(change.Consequence));

    private List<RunningDistribution> Others => [.. review!.Distributions.Where(running => running.VersionNumber != done!.Number)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        (done, changedMeanwhile) = (null, false);
        review = await Publishing.ReviewAsync(Access, DraftId, Stop);
    }

    private async Task PublishAsync()
    {
        busy = true;
        var outcome = await Publishing.PublishAsync(Access, DraftId, review!.Revision, Stop);
        busy = false;
        if (outcome.Outcome is PublishOutcome.Published or PublishOutcome.SameAsBefore)
        {
            done = outcome;
            return;
        }
        await LoadAsync();
        changedMeanwhile = outcome.Outcome == PublishOutcome.ChangedMeanwhile;
    }

    private string LinkTo(Problem problem)
    {
        // Problems name the parts of this very document; the editor finds them by name.
        var name = problem.Node switch { FormItem item => item.Name, FormList list => list.Name, _ => "" };
        return $"/scan/{Access.Slug}/vragenlijsten/bewerken/{DraftId}{(name.Length > 0 ? "?vraag=" + Uri.EscapeDataString(name) : "")}";
    }
}
