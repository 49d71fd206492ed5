using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core;
using Scanner.Core.Data;
using Scanner.Core.Expressions;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Benchmarks;

/// <summary>The questionnaire engine alone, without web or database, on the largest questionnaire that is shipped: <c>-- --engine</c>.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const string Largest = "verkenning-gemeenten";
    private const string Condition = "selected(${a}, 'b') and (${n} > 3 or string-length(${t}) > 10) and not(${c} = 'x')";

    private static readonly PreviewSetting Setting = new("ggd", QuestionMode.Online, "nl", "Meetstad");
    private static readonly string Folder = Path.Combine(ResultTable.Root, "questionnaires");

    private readonly Answers answers = new();
    private ServiceProvider core = null!;
    private PreviewQuestionnaire preview = null!;
    private Questionnaire questionnaire = null!;
    private IReadOnlyDictionary<string, ReferenceList> reference = null!;
    private Expression expression = null!;
    private PostedAnswers posted = null!;
    private string section = "";

    /// <summary>Runs them in this process: building another project would need the registry.</summary>
    public static void Run() => BenchmarkRunner.Run<EngineBenchmarks>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(ResultTable.Root, "artifacts", "benchmarks")));

    /// <summary>Reads the shipped questionnaires.</summary>
    [GlobalSetup]
    public void Open()
    {
        core = new ServiceCollection().AddScannerCore(new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=:memory:"), Folder).BuildServiceProvider();
        var library = core.GetRequiredService<QuestionnaireLibrary>();
        preview = core.GetRequiredService<PreviewQuestionnaire>();
        questionnaire = library.Find(Largest) ?? throw new InvalidOperationException($"The questionnaire {Largest} cannot be used.");
        reference = library.Lists;
        expression = Expression.Parse(Condition).Expression!;
        var first = preview.Open(questionnaire, Setting, null, PreviewAnswers.None)!;
        section = first.Name;
        var asked = first.Questions.First(question => question.Choices.Count > 0);
        posted = new PostedAnswers(new Dictionary<string, IReadOnlyList<string>> { [asked.Path] = [asked.Choices[0].Name] }, new Dictionary<string, string> { [asked.Path] = asked.Mark }, 0);
    }

    /// <summary>Closes them.</summary>
    [GlobalCleanup]
    public void Close() => core.Dispose();

    /// <summary>Reads the file and checks all of it, as at start.</summary>
    [Benchmark]
    public int ReadAndCheck()
    {
        var file = Path.Combine(Folder, Largest + ".yaml");
        return QuestionnaireFile.Read(file, reference).AllProblems(reference, file).Count;
    }

    /// <summary>Works out a whole questionnaire for one partner and makes the view of its first section, as at every page.</summary>
    [Benchmark]
    public SectionView? OpenSection() => preview.Open(questionnaire, Setting, null, PreviewAnswers.None);

    /// <summary>Works out what one answer changes, as at every autosave.</summary>
    [Benchmark]
    public PreviewAnswers ChangeAnswer() => preview.Try(questionnaire, Setting, section, PreviewAnswers.None, posted);

    /// <summary>Reads a condition.</summary>
    [Benchmark]
    public ParseOutcome ParseCondition() => Expression.Parse(Condition);

    /// <summary>Works a condition out.</summary>
    [Benchmark]
    public Value EvaluateCondition() => expression.Evaluate(answers);

    private sealed class Answers : IAnswerContext
    {
        public Value Self => Value.Unanswered;

        public int Position => 1;

        public DateTimeOffset Now { get; } = DateTimeOffset.UnixEpoch;

        public Value Get(string name) => name switch { "a" => new Value.Choices(["a", "b"]), "n" => new Value.Number(2), "t" => new Value.Text("een lange tekst"), _ => Value.Unanswered };

        public IReadOnlyList<Value> GetAll(string name) => [Get(name)];

        public Value GetIndexed(string name, string repeat, int index) => Get(name);

        public string? ChoiceLabel(string question, string choice) => null;
    }
}
