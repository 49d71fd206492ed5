namespace Scanner.Web.Staff.Parts;

/// <summary>Says at the foot of the page what just happened, with a way back where there is one.</summary>
public sealed class UndoBar
{
    /// <summary>Raised when the message changes.</summary>
    public event Action? Changed;

    /// <summary>What happened; null: nothing to say.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Takes it back; null: that cannot be done.</summary>
    public Func<Task>? Undo { get; private set; }

    /// <summary>Says what happened.</summary>
    public void Say(string sentence, Func<Task>? undo = null)
    {
        (Sentence, Undo) = (sentence, undo);
        Changed?.Invoke();
    }

    /// <summary>Says nothing any more.</summary>
    public void Clear()
    {
        (Sentence, Undo) = (null, null);
        Changed?.Invoke();
    }
}
