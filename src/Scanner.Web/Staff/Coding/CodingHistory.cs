namespace Scanner.Web.Staff.Coding;

/// <summary>What was done on the page, so that it can be taken back and done again. Lives as long as the page.</summary>
internal sealed class CodingHistory
{
    private readonly Stack<CodingStep> done = new();
    private readonly Stack<CodingStep> undone = new();

    /// <summary>Remembers a step that was just done; what was taken back before can no longer be done again.</summary>
    public void Did(CodingStep step)
    {
        done.Push(step);
        undone.Clear();
    }

    /// <summary>Takes the last step back.</summary>
    public Task<CodingTurn> UndoAsync() => TurnAsync(done, undone, step => step.Undo(), "Er is niets om ongedaan te maken.", step => $"Ongedaan gemaakt: {step.Words}.");

    /// <summary>Does again what was taken back last.</summary>
    public Task<CodingTurn> RedoAsync() => TurnAsync(undone, done, step => step.Redo(), "Er is niets om opnieuw te doen.", step => $"Opnieuw gedaan: {step.Words}.");

    private static async Task<CodingTurn> TurnAsync(Stack<CodingStep> from, Stack<CodingStep> to, Func<CodingStep, Task<bool>> turn, string nothing, Func<CodingStep, string> say)
    {
        if (!from.TryPop(out var step)) return new CodingTurn(nothing, false);
        if (!await turn(step)) return new CodingTurn($"Dit kan niet meer: {step.Words}. Iemand anders heeft het intussen gewijzigd.", false);
        to.Push(step);
        return new CodingTurn(say(step), true);
    }
}

/// <summary>Something that was done, with its inverse. Both say false when there was nothing left to change.</summary>
/// <param name="Words">What was done, as the end of a sentence.</param>
/// <param name="Undo">Takes it back.</param>
/// <param name="Redo">Does it again.</param>
internal sealed record CodingStep(string Words, Func<Task<bool>> Undo, Func<Task<bool>> Redo);

/// <summary>What came of a step back or forth.</summary>
/// <param name="Sentence">What to say.</param>
/// <param name="Changed">Whether anything changed.</param>
internal sealed record CodingTurn(string Sentence, bool Changed);
