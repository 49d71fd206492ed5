using Microsoft.EntityFrameworkCore;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Scans;

namespace Scanner.Core.Responses;

/// <summary>Lets anyone who has the open link of a distribution begin: with a link of their own, made at that moment.</summary>
public sealed class BeginThroughOpenLink
{
    /// <summary>What stands as the name of an organisation that was not named.</summary>
    public const string NoName = "Via de open link";

    private readonly IDbContextFactory<ScannerDb> databases;
    private readonly QuestionnaireLibrary library;
    private readonly TimeProvider clock;
    private readonly PersonalLinks links;

    internal BeginThroughOpenLink(IDbContextFactory<ScannerDb> databases, QuestionnaireLibrary library, TimeProvider clock, PersonalLinks links) =>
        (this.databases, this.library, this.clock, this.links) = (databases, library, clock, links);

    /// <summary>Opens the page of an open link.</summary>
    /// <param name="token">The link.</param>
    /// <param name="language">The language asked for; null: the one it is shown in first.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<Opened<OpenLinkView>> OpenAsync(SecretToken token, string? language, CancellationToken stop)
    {
        if (await links.FindOpenAsync(token, stop) is not { } link) return new Opened<OpenLinkView>(LinkState.Unknown, null, null, null);
        var (asked, state) = (link.Distribution, StateOf(link));
        var how = new HowAsked(asked.Identity, asked.AnswersPer, asked.MinimumGroup, asked.OpensOn, asked.ClosesOn, true, false, asked.Language);
        if (state != LinkState.Open) return new Opened<OpenLinkView>(state, link.Municipality, asked.ClosesOn, null) { How = how };
        await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
        var questionnaire = library.Published(await db.Set<QuestionnaireVersion>().AsNoTracking().SingleAsync(row => row.Id == asked.QuestionnaireVersionId, stop));
        var shown = SaveAnswers.LanguageFor(questionnaire, language, null, asked.Language);
        return new Opened<OpenLinkView>(state, link.Municipality, asked.ClosesOn, new OpenLinkView(
            questionnaire.Title.In(shown), questionnaire.Introduction?.In(shown), questionnaire.Minutes, shown, questionnaire.Languages,
            [.. library.List("partnertypen").Items.Select(kind => new PartnerKind(kind.Name, kind.Label.In(shown)))])) { How = how };
    }

    /// <summary>Makes a source and an invitation for who begins.</summary>
    /// <param name="token">The open link.</param>
    /// <param name="kind">The kind of partner, a name of <c>partnertypen</c>.</param>
    /// <param name="organisation">The name of the organisation; may be empty, and is not kept when answers are anonymous.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<OpenLinkBegun> BeginAsync(SecretToken token, string? kind, string? organisation, CancellationToken stop)
    {
        if (await links.FindOpenAsync(token, stop) is not { } link) return new OpenLinkBegun(LinkState.Unknown, [], null);
        var state = StateOf(link);
        if (state != LinkState.Open) return new OpenLinkBegun(state, [], null);
        var check = new FieldCheck();
        var type = check.Text(nameof(Partner.Type), kind, Partner.ListNameLength, required: true);
        var name = check.Text(nameof(Partner.Name), TypedText.CleanLine(organisation ?? ""), Partner.NameLength);
        if (!check.HasProblems && library.List("partnertypen").Items.All(item => item.Name != type)) check.Report(nameof(Partner.Type), FieldFault.Missing);
        if (check.HasProblems) return new OpenLinkBegun(state, check.Problems, null);
        return await Conflicts.AgainAsync(async () =>
        {
            await using var db = await databases.OpenAsync(link.MunicipalityId, stop);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var (scanId, now, own) = (link.Distribution.ScanId, clock.GetUtcNow(), SecretToken.New());
            var number = await PartnerNumbers.TakeAsync(db, scanId, stop);
            var isNamed = name.Length > 0 && link.Distribution.Identity != IdentityMode.Anonymous;
            var source = Partner.Unlisted(scanId, number, PartnerOrigin.OpenLink, isNamed ? name : NoName, type);
            db.AddRange(source, Invitation.Of(link.Distribution.Id, source.Id, null, own, now));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return new OpenLinkBegun(state, [], own);
        });
    }

    private LinkState StateOf(OpenLink link) =>
        links.IsBefore(link.Distribution.OpensOn) ? LinkState.NotYet : links.IsPast(link.Distribution.ClosesOn) ? LinkState.Closed : LinkState.Open;
}

/// <summary>The page of an open link.</summary>
/// <param name="Title">The questionnaire's title.</param>
/// <param name="Introduction">Why it is asked; null: not said.</param>
/// <param name="Minutes">How long it takes; null: not said.</param>
/// <param name="Language">The language of all texts here.</param>
/// <param name="Languages">The languages of the questionnaire.</param>
/// <param name="Kinds">The kinds of partner to choose from.</param>
public sealed record OpenLinkView(string Title, string? Introduction, int? Minutes, string Language, IReadOnlyList<string> Languages, IReadOnlyList<PartnerKind> Kinds);

/// <summary>A kind of partner to choose.</summary>
/// <param name="Name">A name of <c>partnertypen</c>.</param>
/// <param name="Label">What is read.</param>
public sealed record PartnerKind(string Name, string Label);

/// <summary>How beginning went.</summary>
/// <param name="State">Whether the link lets anyone begin.</param>
/// <param name="Problems">What is wrong with what was filled in.</param>
/// <param name="Token">The own link; null: none was made.</param>
public sealed record OpenLinkBegun(LinkState State, IReadOnlyList<FieldProblem> Problems, SecretToken? Token);
