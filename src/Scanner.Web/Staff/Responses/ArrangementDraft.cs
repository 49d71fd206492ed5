using Scanner.Core.Responses;

namespace Scanner.Web.Staff.Responses;

/// <summary>How people are asked, while the officer fills it in.</summary>
public sealed class ArrangementDraft
{
    /// <summary>The first day; null: at once.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>The last day; null: no end.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>The language shown first; empty: the questionnaire's own.</summary>
    public string Language { get; set; } = "";

    /// <summary>What is kept of who answers.</summary>
    public IdentityMode Identity { get; set; } = IdentityMode.Confidential;

    /// <summary>Who answers for an organisation.</summary>
    public AnswersPer AnswersPer { get; set; } = AnswersPer.Organisation;

    /// <summary>For anonymous answers: from how many organisations of one kind the kind is kept.</summary>
    public int MinimumGroup { get; set; } = 3;

    /// <summary>The draft of what is there.</summary>
    public static ArrangementDraft Of(Arrangement now) => new()
    {
        OpensOn = now.OpensOn, ClosesOn = now.ClosesOn, Language = now.Language ?? "", Identity = now.Identity, AnswersPer = now.AnswersPer, MinimumGroup = now.MinimumGroup,
    };

    /// <summary>What to save.</summary>
    public Arrangement With(string name) => new(name, OpensOn, ClosesOn, Language.Length > 0 ? Language : null, Identity, AnswersPer, MinimumGroup);
}
