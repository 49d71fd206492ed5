namespace Scanner.Core.Questionnaires;

/// <summary>What a change means for answers already given, for responses that move to the newer version. Answers that were handed in stay as they are, under the words of their own version.</summary>
public enum Consequence
{
    /// <summary>No answers hang on it.</summary>
    None,

    /// <summary>It is new: there are no answers yet.</summary>
    NoAnswersYet,

    /// <summary>Answers stay.</summary>
    AnswersKept,

    /// <summary>Answers stay and are shown under the new words of the same question or option.</summary>
    ShownUnderNewWords,

    /// <summary>Answers stay, but the question may now be asked of other partners or under another condition; where it is not asked, they do not count.</summary>
    AskedOfOthers,

    /// <summary>Answers stay, but some may not satisfy the new rule; then the respondent is asked to mend them.</summary>
    MayNeedMending,

    /// <summary>Answers in which it was chosen lose that choice in the newer version; the export keeps it.</summary>
    ChoiceNotOffered,

    /// <summary>Answers are not carried over, because the question now asks for another kind of answer; the export keeps them.</summary>
    TypeChanged,

    /// <summary>Answers are not carried over, because the question now stands in another repeat, or in none; the export keeps them.</summary>
    OtherRepeat,

    /// <summary>Answers are left out of the newer version; the export keeps them.</summary>
    LeftOut,
}

/// <summary>Works out what a change means for answers.</summary>
internal static class Consequences
{
    private static readonly HashSet<string> Wording = ["label", "hint", "guidance_hint", "required_message", "constraint_message", "scan::probes"];
    private static readonly HashSet<string> Asking = ["relevant", "scan::audience", "scan::modes", "choice_filter"];
    private static readonly HashSet<string> Rules = ["required", "constraint", "calculation", "repeat_count"];

    public static Consequence Of(Named? was, Named? now, IReadOnlyList<FieldChange> fields, IReadOnlyList<string> choicesLost)
    {
        var keys = fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        if (was?.AnswerType.Length > 0 && was.AnswerType != now?.AnswerType) return Consequence.TypeChanged;
        if (choicesLost.Count > 0) return Consequence.ChoiceNotOffered;
        // A condition on a section or group holds for the questions inside.
        if (keys.Overlaps(Asking)) return Consequence.AskedOfOthers;
        if (was is null || was.AnswerType.Length == 0) return now?.AnswerType.Length > 0 ? Consequence.NoAnswersYet : Consequence.None;
        return keys.Overlaps(Rules) ? Consequence.MayNeedMending : keys.Overlaps(Wording) ? Consequence.ShownUnderNewWords : Consequence.AnswersKept;
    }

    public static Consequence OfMove(Named? was, Named? now) =>
        was is null || now is null ? Consequence.None
        : !was.Repeats.SequenceEqual(now.Repeats) ? Consequence.OtherRepeat
        : was.AnswerType.Length == 0 ? Consequence.None
        : Consequence.AnswersKept;

    public static Consequence OfRemoval(Named? was) => was?.AnswerType.Length > 0 ? Consequence.LeftOut : Consequence.None;
}
