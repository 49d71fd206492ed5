using Microsoft.JSInterop;
using Scanner.Core.Coding;

namespace Scanner.Web.Staff.Coding;

/// <summary>What can be done on the page; each step can be taken back.</summary>
public sealed partial class CodeAnswersPage
{
    private readonly Dictionary<TextKey, string> memoDrafts = [];
    private string? memoNotice;

    private string MemoInField => Current is not { } text ? "" : memoDrafts.GetValueOrDefault(text.Key) ?? text.Memo?.Text ?? "";

    private Task ApplyFromCodebookAsync(Guid code) => DoAsync(async () => await ApplyAsync(code, await TakePickedAsync()));

    private Task ApplyDigitAsync(int digit, PickedWords? picked) => view.Codes.FirstOrDefault(code => code.Key == digit) is { } code
        ? ApplyAsync(code.Id, picked)
        : SayAsync($"Toets {digit} heeft nog geen code. U kiest er een bij Codeboek aanpassen.");

    private async Task ApplyAsync(Guid code, PickedWords? picked)
    {
        if (picked is not null && view.Texts.FirstOrDefault(each => AnswerCard.IdOf(each.Key) == picked.Answer) is { } pickedIn) Select(pickedIn.Key);
        else picked = null;
        if (Current is not { } text) return;
        await ApplyAsync(text, code, picked is null ? null : new Stretch(picked.Start, picked.Length), []);
    }

    private Task AcceptAsync(CodableText text, Suggestion suggestion)
    {
        Select(text.Key);
        return ApplyAsync(text, suggestion.CodeId, new Stretch(suggestion.Start, suggestion.Length), []);
    }

    /// <param name="text">The answer.</param>
    /// <param name="code">The code.</param>
    /// <param name="stretch">The words; null: the whole answer.</param>
    /// <param name="made">The code that was made for it just now, if so: undo takes it away as well.</param>
    private async Task ApplyAsync(CodableText text, Guid code, Stretch? stretch, NewCode[] made)
    {
        var result = await Code.ApplyAsync(Access, new ApplyRequest(text.Key, text.Stamp, code, stretch), Stop);
        await RefreshAsync();
        if (CodingWords.WhyNot(result.Outcome) is { } why)
        {
            if (result.Outcome == ApplyOutcome.AlreadyThere) await SayAsync(why);
            else problemSentence = why;
            return;
        }
        touched = result.Fragment;
        var label = view.Codes.First(each => each.Id == code).Label;
        var quote = Current?.Fragments.FirstOrDefault(fragment => fragment.Id == touched)?.Quote ?? "";
        var where = stretch is null ? "het hele antwoord" : CodingWords.Quote(quote);
        var (codings, removed) = (new List<Guid> { result.Coding!.Value }, (IReadOnlyList<RemovedCoding>)[]);
        history.Did(new CodingStep(
            $"‘{label}’ op {where}",
            async () =>
            {
                removed = await Code.RemoveAsync(Access, codings, Stop);
                if (removed.Count > 0 && made.Length > 0) await Codes.RemoveAsync(Access, code, Stop);
                return removed.Count > 0;
            },
            async () =>
            {
                // The code was taken away too: it gets a new row, and with it a new coding.
                foreach (var again in made)
                {
                    if ((await Codes.AddAsync(Access, again.Parent, again.Label, Stop)).CodeId is not { } newCode) return false;
                    code = newCode;
                    codings = (await Code.ApplyAsync(Access, new ApplyRequest(text.Key, text.Stamp, code, stretch), Stop)).Coding is { } coding ? [coding] : [];
                    return codings.Count > 0;
                }
                codings = [.. await Code.RestoreAsync(Access, removed, Stop)];
                return codings.Count > 0;
            }));
        await SayAsync($"{(made.Length > 0 ? "Nieuwe code " : "")}‘{label}’ toegepast op {where}. Z maakt dit ongedaan.", canUndo: true);
        if (script is not null) await script.CallAsync("clearPicked");
    }

    private async Task RemoveAsync(FragmentView fragment, AppliedCode code)
    {
        var removed = await Code.RemoveAsync(Access, code.Codings, Stop);
        await RefreshAsync();
        if (removed.Count == 0)
        {
            await SayAsync("Deze code was al weggehaald.");
            return;
        }
        IReadOnlyList<Guid> restored = [];
        history.Did(new CodingStep(
            $"‘{code.Label}’ weg van {CodingWords.Quote(fragment.Quote)}",
            async () => (restored = await Code.RestoreAsync(Access, removed, Stop)).Count > 0,
            async () => (removed = await Code.RemoveAsync(Access, restored, Stop)).Count > 0));
        await SayAsync($"‘{code.Label}’ weggehaald van {CodingWords.Quote(fragment.Quote)}. Z maakt dit ongedaan.", canUndo: true);
    }

    private async Task MarkAsync(FragmentView fragment, FragmentMarks marks)
    {
        touched = fragment.Id;
        if (await Code.MarkAsync(Access, fragment.Id, marks, Stop) is not { } before)
        {
            await RefreshAsync();
            problemSentence = "Dit citaat is er niet meer. De lijst is bijgewerkt.";
            return;
        }
        await RefreshAsync();
        var words = Words(before, marks) + " bij " + CodingWords.Quote(fragment.Quote);
        history.Did(new CodingStep(
            words,
            async () => await Code.MarkAsync(Access, fragment.Id, before, Stop) is not null,
            async () => await Code.MarkAsync(Access, fragment.Id, marks, Stop) is not null));
        await SayAsync($"{char.ToUpperInvariant(words[0])}{words[1..]}. Z maakt dit ongedaan.", canUndo: true);
    }

    private Task ToggleAsync(Func<FragmentMarks, FragmentMarks> toggle) => MarkedFragment is { } fragment
        ? MarkAsync(fragment, toggle(new FragmentMarks(fragment.IsHearsay, fragment.IsFromGroup)))
        : SayAsync("Geef dit antwoord eerst een code; daarna kunt u zeggen waar het vandaan komt.");

    private async Task UndoAsync() => await TurnAsync(await history.UndoAsync());

    private async Task RedoAsync() => await TurnAsync(await history.RedoAsync());

    private async Task TurnAsync(CodingTurn result)
    {
        await RefreshAsync();
        await SayAsync(result.Sentence);
    }

    private Task MakeAsync(NewCode wanted) => DoAsync(async () =>
    {
        var picked = await TakePickedAsync();
        var result = await Codes.AddAsync(Access, wanted.Parent, wanted.Label, Stop);
        if (result.Outcome is not (CodeOutcome.Done or CodeOutcome.AlreadyThere))
        {
            problemSentence = CodingWords.WhyNot(result.Outcome);
            return;
        }
        if (picked is not null && view.Texts.FirstOrDefault(each => AnswerCard.IdOf(each.Key) == picked.Answer) is { } pickedIn) Select(pickedIn.Key);
        else picked = null;
        if (Current is { } text) await ApplyAsync(text, result.CodeId!.Value, picked is null ? null : new Stretch(picked.Start, picked.Length), result.Outcome == CodeOutcome.Done ? [wanted] : []);
        else await RefreshAsync();
    });

    private Task ChangeAsync(ChangedCode wanted) => DoAsync(async () =>
    {
        var was = wanted.Code;
        var owner = wanted.Key is { } digit && digit != was.Key ? view.Codes.FirstOrDefault(code => code.Key == digit)?.Id : null;
        var result = await Codes.RenameAsync(Access, was.Id, wanted.Label, wanted.Definition, Stop);
        if (result.Outcome == CodeOutcome.Done && wanted.Key != was.Key) await Codes.SetKeyAsync(Access, was.Id, wanted.Key, Stop);
        await RefreshAsync();
        problemSentence = CodingWords.WhyNot(result.Outcome);
        if (problemSentence is not null) return;
        history.Did(new CodingStep(
            $"de code ‘{wanted.Label}’ gewijzigd",
            async () =>
            {
                await Codes.SetKeyAsync(Access, was.Id, was.Key, Stop);
                if (owner is { } other) await Codes.SetKeyAsync(Access, other, wanted.Key, Stop);
                return (await Codes.RenameAsync(Access, was.Id, was.Label, was.Definition, Stop)).Outcome == CodeOutcome.Done;
            },
            async () =>
            {
                await Codes.SetKeyAsync(Access, was.Id, wanted.Key, Stop);
                return (await Codes.RenameAsync(Access, was.Id, wanted.Label, wanted.Definition, Stop)).Outcome == CodeOutcome.Done;
            }));
        await SayAsync($"De code ‘{wanted.Label}’ is gewijzigd. Z maakt dit ongedaan.", canUndo: true);
    });

    private Task DropAsync(CodeView code) => DoAsync(async () =>
    {
        var result = await Codes.RemoveAsync(Access, code.Id, Stop);
        await RefreshAsync();
        problemSentence = CodingWords.WhyNot(result.Outcome);
        if (problemSentence is null) await SayAsync($"De code ‘{code.Label}’ is weggehaald. U maakt hem opnieuw met het zoekveld.");
    });

    private async Task WriteAsync(CodableText text, string memo)
    {
        var seen = view.Texts.FirstOrDefault(each => each.Key == text.Key)?.Memo;
        var result = await Memos.WriteAsync(Access, text.Key, memo, seen, Stop);
        memoDrafts[text.Key] = memo;
        await RefreshAsync();
        switch (result.Outcome)
        {
            case MemoOutcome.Written:
                memoDrafts.Remove(text.Key);
                memoNotice = null;
                break;
            case MemoOutcome.ChangedMeanwhile:
                memoNotice = result.Now is { } other
                    ? $"{other.AuthorName} schreef intussen: ‘{other.Text}’. Uw tekst staat hieronder en is nog niet opgeslagen. Voeg samen wat u wilt bewaren; daarna wordt uw tekst bewaard."
                    : "Een collega haalde dit memo intussen weg. Uw tekst staat hieronder en wordt bewaard zodra u hem wijzigt.";
                break;
            case MemoOutcome.TooLong:
                memoNotice = "Dit memo is langer dan 8.000 tekens en is niet opgeslagen. Maak het korter.";
                break;
            case MemoOutcome.UnknownText:
                problemSentence = CodingWords.WhyNot(ApplyOutcome.UnknownText);
                break;
            default:
                throw new InvalidOperationException($"Unknown outcome {result.Outcome}.");
        }
    }

    private static string Words(FragmentMarks before, FragmentMarks after) => (before.IsHearsay != after.IsHearsay, after.IsHearsay, after.IsFromGroup) switch
    {
        (true, true, _) => "van horen zeggen",
        (true, false, _) => "niet meer van horen zeggen",
        (false, _, true) => "uit de groep zelf",
        (false, _, false) => "niet meer uit de groep zelf",
    };
}
