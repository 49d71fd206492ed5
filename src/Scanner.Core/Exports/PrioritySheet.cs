using System.Globalization;
using Scanner.Core.Prioritisation;

namespace Scanner.Core.Exports;

/// <summary>
/// Prioriteiten: groups × need criteria with the formulas of <see cref="NeedScore"/>, alive: whoever changes a weight or a
/// score sees score, bounds and order change. Below: the chosen priorities with what carries them, and the reasons given.
/// </summary>
internal static class PrioritySheet
{
    public const string Name = "Prioriteiten";

    /// <summary>The row of the weights, from 1; the header stands below it, then the groups.</summary>
    public const int WeightRow = 5, HeaderRow = 6, FirstGroupRow = 7;

    /// <summary>The first column with a criterion, from 1.</summary>
    public const int FirstCriterion = 4;

    /// <summary>The word for a level that nobody knows.</summary>
    public const string Unknown = "onbekend";

    public static LaidOutSheet Of(RankingView ranking, IReadOnlyList<PriorityView> priorities, DutchWords words)
    {
        var criteria = ranking.Criteria;
        var columns = Columns(criteria);
        var groups = InOrder(ranking);
        var rows = new List<IReadOnlyList<Cell>>
        {
            new Cell[] { new("Prioriteiten: welke kwetsbare groepen eerst?", Look: CellLook.Title) },
            new Cell[] { new("Gele cellen zijn om te veranderen: de gewichten (0 tot en met 100) en de scores (0 tot en met 4, of ‘onbekend’; leeg is nog niet gescoord). Score, grenzen en volgorde rekenen mee. Het product zelf verandert niet mee.", Across: columns.Count) },
            new Cell[] { new(StateOf(ranking), Across: columns.Count) },
            Array.Empty<Cell>(),
        };
        if (criteria.Count > 0) rows.Add(WeightsOf(criteria));
        else rows.Add([]);
        rows.Add([.. columns.Take(columns.Count - 1).Select(column => new Cell(column.Name, Look: CellLook.Header))]);
        rows.AddRange(groups.Select((group, index) => GroupRow(group, FirstGroupRow + index, FirstGroupRow + groups.Count - 1, criteria.Count)));
        rows.Add([]);
        rows.AddRange(Chosen(priorities, columns.Count, words));
        rows.AddRange(Reasons(ranking, columns.Count));
        return new LaidOutSheet(Name, "De scores per groep en per maat, met formules die blijven rekenen. Eronder de gekozen prioriteiten met hun redenen en citaten.", columns, rows, HeaderRow, Choices(criteria.Count, groups.Count));
    }

    private static List<Column> Columns(IReadOnlyList<CriterionView> criteria) =>
    [
        new("Volgorde", "Formule: de plaats van de groep, 1 voor de hoogste score. Gelijke scores krijgen dezelfde plaats.", 11),
        new("Groep", "De kwetsbare groep. Onder de tabel: de groep van de prioriteit, of de bron van het citaat.", 46),
        new("Komt hier voor", "‘ja’ of ‘nee’. Een groep met ‘nee’ doet niet mee in de volgorde.", 12),
        .. criteria.Select(entry => new Column(entry.Criterion.Label.In("nl"), $"Maat: {entry.Criterion.Description.In("nl")} 0 tot en met 4, ‘onbekend’, of leeg als er nog niet is gescoord.", 15)),
        new("Score", "Formule: het gewogen gemiddelde van de bekende scores, van 0 tot en met 100. Leeg als niets bekend is.", 11),
        new("Ondergrens", "Formule: de score als alles wat onbekend of leeg is een 0 zou zijn.", 12),
        new("Bovengrens", "Formule: de score als alles wat onbekend of leeg is een 4 zou zijn.", 12),
        new("Niet bekend", "Formule: het aantal maten dat onbekend of leeg is.", 11),
        new("Verwijzing", "Onder de tabel: de vaste verwijzing naar een citaat, dezelfde als op het blad Citaten.", 40),
    ];

    private static string StateOf(RankingView ranking) => ranking.State switch
    {
        RankingState.Ranked when ranking.Uncertain.Count > 0 => "Niet elke plaats staat vast: waar de grenzen van twee groepen elkaar overlappen, kan de volgorde nog wisselen.",
        RankingState.Ranked => "Elke plaats staat vast voor de groepen met een score.",
        RankingState.NothingScored => "Er zijn nog geen scores gegeven. Vul ze hier in of in het product bij Prioriteren.",
        RankingState.NoWeights => "Alle gewichten zijn 0. Geef minstens één maat een gewicht; daarna verschijnen score en volgorde.",
        RankingState.NoCriteria => "Het bestand met maten ontbreekt of bevat fouten. Laat de beheerder het controleren.",
        _ => throw new ArgumentOutOfRangeException(nameof(ranking)),
    };

    private static IReadOnlyList<GroupView> InOrder(RankingView ranking) =>
        [.. ranking.Ranked, .. ranking.Unscored, .. ranking.Groups.Where(group => !group.Occurs)];

    private static List<Cell> WeightsOf(IReadOnlyList<CriterionView> criteria)
    {
        var (first, last) = Criteria(WeightRow, criteria.Count);
        return
        [
            new Cell("Gewicht", Look: CellLook.Heading), "Hoe zwaar een maat telt. Alleen de verhouding doet ertoe.", default,
            .. criteria.Select(entry => new Cell(Number: entry.Points, Look: CellLook.Input)),
            new Cell(Formula: $"SUM({first}:{last})", Number: criteria.Sum(entry => entry.Points), Look: CellLook.Score), "punten samen",
        ];
    }

    private static List<Cell> GroupRow(GroupView group, int row, int lastRow, int criteria)
    {
        if (criteria == 0) return [default, group.Label, DutchWords.YesNo(group.Occurs)];
        var (first, last) = Criteria(row, criteria);
        var score = At(FirstCriterion + criteria, row);
        var (weights, levels) = ($"{Fixed(FirstCriterion, WeightRow)}:{Fixed(FirstCriterion + criteria - 1, WeightRow)}", $"{first}:{last}");
        var occurs = $"{At(3, row)}=\"ja\"";
        var known = $"SUMPRODUCT(ISNUMBER({levels})*{weights})";
        var (open, reached) = ($"SUMPRODUCT((1-ISNUMBER({levels}))*{weights})", $"SUMPRODUCT({weights},{levels})");
        var scores = $"{Fixed(FirstCriterion + criteria, FirstGroupRow)}:{Fixed(FirstCriterion + criteria, lastRow)}";
        return
        [
            Live($"IF(ISNUMBER({score}),RANK({score},{scores}),\"\")", group.Place?.Place),
            group.Label,
            new Cell(DutchWords.YesNo(group.Occurs), Look: CellLook.Input),
            .. group.Scores.Select(given => given.IsUnknown ? new Cell(Unknown, Look: CellLook.Input) : new Cell(Number: given.Value, Look: CellLook.Input)),
            // Rounded, so that groups that are equal stay equal whatever the weights are.
            Live($"IF(AND({occurs},{known}>0),ROUND(100*{reached}/({Score.Highest}*{known}),6),\"\")", Rounded(group.Need?.Score)),
            Live($"IF(AND({occurs},SUM({weights})>0),ROUND(100*{reached}/({Score.Highest}*SUM({weights})),6),\"\")", Rounded(group.Need?.Lower)),
            Live($"IF(AND({occurs},SUM({weights})>0),ROUND(100*({reached}+{Score.Highest}*{open})/({Score.Highest}*SUM({weights})),6),\"\")", Rounded(group.Need?.Upper)),
            Live($"COLUMNS({levels})-COUNT({levels})", group.Unknown + group.ToDo),
        ];
    }

    private static IEnumerable<IReadOnlyList<Cell>> Chosen(IReadOnlyList<PriorityView> priorities, int columns, DutchWords words)
    {
        yield return [new Cell("Gekozen prioriteiten", Look: CellLook.Heading)];
        if (priorities.Count == 0)
        {
            yield return [new Cell("Er zijn nog geen prioriteiten gekozen. Dat gaat in het product bij Prioriteren.", Across: columns)];
            yield return [];
            yield break;
        }
        yield return HeaderOf("Prioriteit", "Groep of bron", "Wat", "Tekst", "Verwijzing", columns);
        foreach (var priority in priorities)
        {
            foreach (var text in CellText.Pieces(CellText.Clean(priority.Reason))) yield return Evidence(priority.Rank, priority.GroupLabel, "reden", text, null, columns);
            foreach (var quote in priority.Quotes)
                foreach (var text in CellText.Pieces(CellText.Clean(quote.Text)))
                    yield return Evidence(priority.Rank, $"{quote.Pseudonym}, {words.KindOf(quote.PartnerType)}, {DutchWords.ModeOf(quote.Mode)}", "citaat", text, quote.FragmentId.ToString(), columns);
        }
        yield return [];
    }

    private static IEnumerable<IReadOnlyList<Cell>> Reasons(RankingView ranking, int columns)
    {
        var given = (from @group in InOrder(ranking)
                     from score in @group.Scores
                     where score.Reason.Length > 0
                     select (@group, score)).ToList();
        if (given.Count == 0) yield break;
        yield return [new Cell("Redenen bij de scores", Look: CellLook.Heading)];
        yield return HeaderOf("Score", "Groep", "Maat", "Reden", "", columns);
        var labels = ranking.Criteria.ToDictionary(entry => entry.Criterion.Name, entry => entry.Criterion.Label.In("nl"));
        foreach (var (group, score) in given)
            yield return [score.IsUnknown ? Unknown : (Cell)(double?)score.Value, group.Label, labels[score.Criterion], new Cell(score.Reason, Across: columns - 4), default];
    }

    private static IReadOnlyList<Cell> HeaderOf(string first, string second, string third, string text, string last, int columns) =>
        [Head(first), Head(second), Head(third), Head(text) with { Across = columns - 4 }, Head(last)];

    private static IReadOnlyList<Cell> Evidence(int rank, string of, string what, string text, string? reference, int columns) =>
        [new Cell(Number: rank, Look: CellLook.Score), of, what, new Cell(text, Across: columns - 4), reference];

    private static Cell Head(string text) => new(text, Look: CellLook.Header);

    private static List<AllowedValues> Choices(int criteria, int groups) => criteria == 0 || groups == 0 ? [] :
    [
        new($"{At(FirstCriterion, WeightRow)}:{At(FirstCriterion + criteria - 1, WeightRow)}", [], Weight.MostPoints, "Een gewicht is een heel getal van 0 tot en met 100."),
        new($"{At(FirstCriterion, FirstGroupRow)}:{At(FirstCriterion + criteria - 1, FirstGroupRow + groups - 1)}", ["0", "1", "2", "3", "4", Unknown], 0, "Een score is 0, 1, 2, 3, 4 of onbekend."),
        new($"{At(3, FirstGroupRow)}:{At(3, FirstGroupRow + groups - 1)}", ["ja", "nee"], 0, "Kies ja of nee."),
    ];

    private static Cell Live(string formula, double? value) => new(Formula: formula, Number: value, Look: CellLook.Score);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6, MidpointRounding.AwayFromZero) : null;

    private static (string First, string Last) Criteria(int row, int count) => (At(FirstCriterion, row), At(FirstCriterion + count - 1, row));

    private static string At(int column, int row) => WorkbookRows.ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Fixed(int column, int row) => $"${WorkbookRows.ColumnName(column)}${row.ToString(CultureInfo.InvariantCulture)}";
}
