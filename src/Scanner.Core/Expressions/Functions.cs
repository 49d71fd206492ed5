using System.Collections.Frozen;

namespace Scanner.Core.Expressions;

/// <summary>A function: a row of the table.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Minimum">Fewest arguments.</param>
/// <param name="Maximum">Most arguments; null when there is no end.</param>
/// <param name="Usage">An example of a call, in the words of an author.</param>
/// <param name="Help">One Dutch sentence.</param>
/// <param name="Run">What it does; it decides itself which arguments to evaluate.</param>
internal sealed record Function(string Name, int Minimum, int? Maximum, string Usage, string Help, Func<Call, Evaluator, Value> Run)
{
    /// <summary>The kinds of the first arguments; the others are plain values.</summary>
    public IReadOnlyList<ArgumentKind> Kinds { get; init; } = [];

    /// <summary>Whether it looks at the current question's answer.</summary>
    public bool ReadsSelf { get; init; }

    /// <summary>Whether it does so when it gets no argument.</summary>
    public bool ReadsSelfWhenEmpty { get; init; }

    public ArgumentKind KindAt(int argument) => argument < Kinds.Count ? Kinds[argument] : ArgumentKind.Value;

    /// <summary>A function that wants all its arguments evaluated, and only runs when none is an error.</summary>
    public static Function Of(string name, int minimum, int? maximum, string usage, string help, Func<Arguments, Value> run) =>
        new(name, minimum, maximum, usage, help, (call, evaluator) =>
        {
            var (values, error) = evaluator.EvaluateArguments(call);
            return error ?? run(new Arguments(call, values, evaluator));
        });
}

/// <summary>The evaluated arguments of a call.</summary>
internal readonly struct Arguments(Call call, IReadOnlyList<Value> values, Evaluator evaluator)
{
    public Call Call => call;

    public IReadOnlyList<Value> Values => values;

    public Evaluator Evaluator => evaluator;

    public IAnswerContext Context => evaluator.Context;

    public Value this[int index] => values[index];

    public string Text(int index) => values[index].ToText();

    public double Number(int index) => values[index].ToNumber();

    public Value.Error Fail(string code, string message) => Evaluator.Fail(call, code, message);
}

/// <summary>All functions there are.</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Function> ByName = ((IEnumerable<Function>)
    [
        .. LogicFunctions.Rows,
        .. AnswerFunctions.Rows,
        .. TextFunctions.Rows,
        .. NumberFunctions.Rows,
        .. DateFunctions.Rows,
    ]).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public static IReadOnlyList<Function> All { get; } = [.. ByName.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    /// <summary>What ODK knows and this engine leaves out: chance, places on a map, other files, and what only makes sense on a phone.</summary>
    public static FrozenSet<string> Unsupported { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "random", "randomize", "uuid", "digest", "base64-decode", "area", "distance", "geofence", "intersects", "pulldata", "instance", "current",
        "version", "property", "last-saved", "checklist", "weighted-checklist", "date-time", "decimal-time", "depend");

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}

/// <summary>A function as the editor shows it.</summary>
/// <param name="Name">As it is written in an expression.</param>
/// <param name="MinimumArguments">Fewest arguments.</param>
/// <param name="MaximumArguments">Most arguments; null when there is no end.</param>
/// <param name="Usage">An example of a call.</param>
/// <param name="Help">One Dutch sentence that says what it yields.</param>
public sealed record FunctionHelp(string Name, int MinimumArguments, int? MaximumArguments, string Usage, string Help)
{
    internal static FunctionHelp Of(Function function) => new(function.Name, function.Minimum, function.Maximum, function.Usage, function.Help);
}
