using Microsoft.AspNetCore.Components;
using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>Begins to type in what a partner answered on paper or by telephone, and lists what was typed in.</summary>
public sealed partial class EnterAnswersPage
{
    private EntryList? list;
    private EntryFault? fault;
    private string partner = "";
    private string mode = nameof(ResponseMode.Paper);
    private DateOnly? day;
    private bool busy;

    /// <summary>What was put out.</summary>
    [Parameter] public Guid Distribution { get; set; }

    [Inject] private EnterAnswers Enter { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    private EntryPartner? Chosen => list!.Partners.FirstOrDefault(one => one.Id.ToString() == partner);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        day ??= Dutch.DayOf(Clock.GetUtcNow());
        list = await Enter.ListAsync(Access, Distribution, Stop);
    }

    private async Task StartAsync()
    {
        busy = true;
        var started = await Enter.StartAsync(Access, Distribution, new NewEntry(Chosen?.Id ?? Guid.Empty, Enum.Parse<ResponseMode>(mode), day), Stop);
        busy = false;
        fault = started.Fault;
        // The form is a page of its own, outside the circuit.
        if (started.ResponseId is { } id) Navigation.NavigateTo(EnterEndpoints.At(Access, id, ""), forceLoad: true);
        else if (fault is EntryFault.NoDistribution or EntryFault.Anonymous) await LoadAsync();
    }
}
