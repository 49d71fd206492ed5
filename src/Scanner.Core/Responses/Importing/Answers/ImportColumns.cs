using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>What a column of a file with answers holds.</summary>
public enum ImportColumnKind
{
    /// <summary>The answers to a question.</summary>
    Answer,

    /// <summary>The notes of a conversation on a section.</summary>
    Notes,

    /// <summary>Which times of a repeat there are.</summary>
    Times,

    /// <summary>Who answered, when and how.</summary>
    About,

    /// <summary>What the product works out or knows by itself; not read.</summary>
    KnownHere,

    /// <summary>Nothing that the questionnaire has; not read.</summary>
    Unknown,
}

/// <summary>A column of a file with answers, as it was recognised.</summary>
/// <param name="Name">What stands above it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Label">The question in Dutch; empty when it is no question.</param>
public sealed record ImportedColumn(string Name, ImportColumnKind Kind, string Label);

/// <summary>The columns of a file, held against a questionnaire.</summary>
internal sealed class ImportColumns
{
    public const string Partner = "_partner", SubmittedAt = "_submitted_at", Mode = "_mode", Language = "_language", ExternalId = "_external_id", PartnerType = "_partner_type", Version = "_version";

    private readonly Dictionary<string, int> about = new(StringComparer.OrdinalIgnoreCase);

    public ImportColumns(Questionnaire questionnaire, IReadOnlyList<string> header)
    {
        var all = new List<ImportedColumn>();
        var found = new List<ImportColumn>();
        for (var index = 0; index < header.Count; index++)
        {
            var name = header[index];
            // What stands in a column without a name is not read, and that is said.
            if (name.Length == 0)
            {
                all.Add(new ImportedColumn(string.Create(CultureInfo.InvariantCulture, $"(kolom {index + 1}, zonder naam)"), ImportColumnKind.Unknown, ""));
                continue;
            }
            var column = Read(questionnaire, name, index);
            if (column.Kind == ImportColumnKind.About && !about.TryAdd(name, index)) column = column with { Kind = ImportColumnKind.Unknown };
            if (column.Kind is ImportColumnKind.Answer or ImportColumnKind.Notes or ImportColumnKind.Times) found.Add(column);
            all.Add(new ImportedColumn(name, column.Kind, column.Node is { } node ? SheetTexts.WithoutAnswers(node.Item.Label.In("nl")) : ""));
        }
        All = all;
        // What a repeat is repeated for is read before what stands in it.
        WithAnswers = [.. found.OrderBy(column => column.Times.Count).ThenBy(column => column.Index)];
    }

    /// <summary>The columns as people see them.</summary>
    public IReadOnlyList<ImportedColumn> All { get; }

    /// <summary>The columns with answers, those outside repeats first.</summary>
    public IReadOnlyList<ImportColumn> WithAnswers { get; }

    /// <summary>The column about the response with this name; null: it is not there.</summary>
    public int? About(string name) => about.TryGetValue(name, out var index) ? index : null;

    private static ImportColumn Read(Questionnaire questionnaire, string name, int index)
    {
        if (name.StartsWith('_') && questionnaire.Plan.Find(name) is null)
            return Of(name.ToLowerInvariant() switch
            {
                Partner or SubmittedAt or Mode or Language or ExternalId => ImportColumnKind.About,
                PartnerType or Version => ImportColumnKind.KnownHere,
                _ => ImportColumnKind.Unknown,
            });
        if (name.StartsWith(Answer.NotesPrefix, StringComparison.Ordinal))
            return Of(questionnaire.Sections.Any(section => Answer.NotesOn(section.Name) == name) ? ImportColumnKind.Notes : ImportColumnKind.Unknown);
        if (questionnaire.Plan.Find(AnswerPath.NameOf(name)) is not { } node) return Of(ImportColumnKind.Unknown);
        var times = AnswerPath.TimesIn(name).ToList();
        var fits = name == string.Concat(times.Select(time => AnswerPath.Inside(time.Repeat, time.Key))) + node.Item.Name
            && times.Select(time => time.Repeat).SequenceEqual(node.Repeats.Select(repeat => repeat.Name)) && times.Zip(node.Repeats).All(pair => IsKey(questionnaire, pair.Second, pair.First.Key));
        if (!fits) return Of(ImportColumnKind.Unknown);
        return node.Item switch
        {
            Repeat { Count: null, ForEachOf: null } => new ImportColumn(index, name, ImportColumnKind.Times, node, times),
            Question { TakesAnswer: true, IsReadOnly: false } => new ImportColumn(index, name, ImportColumnKind.Answer, node, times),
            CalculateItem or Question { TakesAnswer: true } => new ImportColumn(index, name, ImportColumnKind.KnownHere, node, times),
            _ => Of(ImportColumnKind.Unknown),
        };

        ImportColumn Of(ImportColumnKind kind) => new(index, name, kind, null, []);
    }

    /// <summary>A number, or for a repeat that is there once for each chosen option its name.</summary>
    private static bool IsKey(Questionnaire questionnaire, Repeat repeat, string key) =>
        (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= RepeatKeys.Most && key[0] != '0')
        || (repeat.ForEachOf is { } chosen && questionnaire.Plan.Find(chosen)?.Item is SelectQuestion select && select.Choices.Any(choice => choice.Name == key));
}

/// <summary>A column with answers.</summary>
/// <param name="Index">Its place in the file, from 0.</param>
/// <param name="Name">What stands above it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Node">The question or repeat; null for notes.</param>
/// <param name="Times">The repeats it stands in with the key as written.</param>
internal sealed record ImportColumn(int Index, string Name, ImportColumnKind Kind, PlanNode? Node, IReadOnlyList<(string Repeat, string Key)> Times);
