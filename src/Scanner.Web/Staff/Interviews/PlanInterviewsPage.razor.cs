using Microsoft.AspNetCore.Components;
using Scanner.Core.Interviews;

namespace Scanner.Web.Staff.Interviews;

/// <summary>The conversations of a scan, and the form to start a new one.</summary>
public sealed partial class PlanInterviewsPage
{
    private InterviewList list = new([], [], [], default);
    private bool isNew;
    private bool isBusy;
    private string partner = "";
    private string formId = "";
    private DateOnly? heldOn;
    private string participants = "";
    private NewInterviewFault? fault;

    private string Sub => list.Interviews.Count switch
    {
        0 => "Wat partners u vertellen, per onderwerp opgeschreven",
        1 => $"1 gesprek, {Finished} afgerond",
        var count => $"{count} gesprekken, {Finished} afgerond",
    };

    private int Finished => list.Interviews.Count(row => row.FinishedAt is not null);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        list = await Plan.ListAsync(Access, Stop);
        // The topic list is what conversations are usually held along.
        formId = list.TopicGuides.OrderBy(guide => guide.FormId != "topiclijst").Select(guide => guide.FormId).FirstOrDefault() ?? "";
        heldOn = list.Today;
    }

    private async Task StartAsync()
    {
        if (isBusy) return;
        isBusy = true;
        var outcome = await Plan.StartAsync(Access, new NewInterview(Guid.TryParse(partner, out var id) ? id : Guid.Empty, formId, heldOn, participants), Stop);
        isBusy = false;
        fault = outcome.Fault;
        // The form of a conversation is no part of the circuit: a lost connection loses no note.
        if (fault is null) Navigation.NavigateTo(InterviewEndpoints.At(Access, outcome.Id, outcome.FirstSection), forceLoad: true);
    }

    private string TypeOf(string type) => Library.List("partnertypen").LabelOf(type);

    private string AddressOf(InterviewRow row) => InterviewEndpoints.At(Access, row.Id, row.FinishedAt is null ? row.FirstSection ?? "verslag" : "verslag");

    private string ErrorOn(params NewInterviewFault[] faults) => fault is { } one && faults.Contains(one) ? "error" : "";

    private RenderFragment MessageFor(string field, params NewInterviewFault[] faults) => builder =>
    {
        if (fault is not { } one || !faults.Contains(one)) return;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "message");
        builder.AddAttribute(2, "id", field + "-fout");
        builder.AddAttribute(3, "role", "alert");
        builder.AddContent(4, one switch
        {
            NewInterviewFault.NoPartner => "Kies de partner met wie u praat.",
            NewInterviewFault.NoTopicGuide => "Kies een topiclijst. Staat er geen in de lijst? Dan is het bestand niet in orde; zie Vragenlijsten.",
            NewInterviewFault.NoDay => "Vul een dag in, bijvoorbeeld 14-3-2027.",
            NewInterviewFault.ParticipantsTooLong => $"Maak dit korter: hoogstens {Interview.ParticipantsLength} tekens.",
            NewInterviewFault.NothingToAsk => "Deze topiclijst heeft geen onderwerpen voor dit soort partner. Kies een andere.",
            _ => throw new InvalidOperationException($"No sentence for {one}."),
        });
        builder.CloseElement();
    };
}
