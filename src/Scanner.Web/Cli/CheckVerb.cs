using System.CommandLine;
using Scanner.Core.Coding;
using Scanner.Core.Prioritisation;
using Scanner.Core.Questionnaires;

namespace Scanner.Web.Cli;

/// <summary><c>check</c>: says what is wrong in questionnaires, reference lists, criteria and codebooks, one line a problem.</summary>
internal static class CheckVerb
{
    public static Command Command { get; } = Make();

    private static Command Make()
    {
        var paths = new Argument<string[]>("bestand of map") { Description = "Bestanden (.yaml, .xlsx) of mappen.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Controleer vragenlijsten, lijsten en codeboeken. Een regel per probleem: bestand:regel: code: zin; in een werkmap bestand:blad!cel: code: zin. Sluit af met 1 als er fouten zijn.") { paths };
        command.SetAction(async (parsed, stop) =>
        {
            var refused = false;
            foreach (var path in parsed.GetRequiredValue(paths))
            {
                var files = FilesOf(path).ToList();
                if (files.Count == 0)
                {
                    await Console.Error.WriteLineAsync($"In de map ‘{path}’ staat niets om te controleren: geen .yaml, .yml of .xlsx.");
                    refused = true;
                }
                foreach (var file in files)
                {
                    var problems = ProblemsOf(file);
                    foreach (var problem in problems) await Console.Out.WriteLineAsync(problem.ToString());
                    if (problems.Any(problem => problem.Severity == Severity.Error)) refused = true;
                    else await Console.Out.WriteLineAsync("OK " + file);
                }
            }
            return refused ? Verbs.Refused : Verbs.Ok;
        });
        return command;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        // Excel keeps a file ~$… beside a workbook that is open.
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => QuestionnaireFile.FormatOf(file) is not null && !Path.GetFileName(file).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        : [path];

    private static IReadOnlyList<Problem> ProblemsOf(string file) => QuestionnaireFile.FormatOf(file) == QuestionnaireFormat.Workbook ? OfQuestionnaire(file) : ContentFile.KindOf(file) switch
    {
        ContentKind.ReferenceList => QuestionnaireLibrary.CheckReferenceList(file),
        ContentKind.Criteria => CriteriaFile.Check(file),
        ContentKind.Codebook => CodebookFile.Check(file),
        _ => OfQuestionnaire(file),
    };

    /// <summary>A questionnaire looks for its lists in the folder <c>reference</c> beside it, or else in that of the installation.</summary>
    private static IReadOnlyList<Problem> OfQuestionnaire(string file)
    {
        var reference = ReferenceFolder.For(file, ConvertVerb.Folders);
        return QuestionnaireFile.Read(file, reference).AllProblems(reference, file);
    }
}
