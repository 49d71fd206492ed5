namespace Scanner.Web.Staff.Parts;

/// <summary>Says at the foot of the page what just happened, with a way back where there is one.</summary>
public sealed class UndoBar(TimeProvider clock)
{
    /// <summary>A page that says something and then leads to another page does so within this time.</summary>
    private static readonly TimeSpan SamePage = TimeSpan.FromSeconds(2);

    private DateTimeOffset saidAt;

    /// <summary>Raised when the message changes.</summary>
    public event Action? Changed;

    /// <summary>What happened; null: nothing to say.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Takes it back; null: that cannot be done.</summary>
    public Func<Task>? Undo { get; private set; }

    /// <summary>Says what happened.</summary>
    public void Say(string sentence, Func<Task>? undo = null)
    {
        (Sentence, Undo, saidAt) = (sentence, undo, clock.GetUtcNow());
        Changed?.Invoke();
    }

    /// <summary>Another page is shown: what was said on an earlier one goes, what was said on the way here stays.</summary>
    public void PageChanged()
    {
        if (Sentence is not null && clock.GetUtcNow() - saidAt > SamePage) Clear();
    }

    /// <summary>Says nothing any more.</summary>
    public void Clear()
    {
        (Sentence, Undo) = (null, null);
        Changed?.Invoke();
    }
}
