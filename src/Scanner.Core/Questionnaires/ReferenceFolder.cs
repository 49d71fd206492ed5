namespace Scanner.Core.Questionnaires;

/// <summary>The reference lists in a folder, read when a questionnaire asks for them: most files need a few, or none.</summary>
public static class ReferenceFolder
{
    /// <summary>Finds the folder <c>reference</c> of a questionnaire: beside its file, or else in the first of the other folders that has one.</summary>
    /// <param name="file">The questionnaire.</param>
    /// <param name="others">Folders with questionnaires to look in next.</param>
    /// <returns>The lists by name, the levels of a criterion as <c>file#criterion</c>; empty when there is no such folder.</returns>
    public static IReadOnlyDictionary<string, ReferenceList> For(string file, params string[] others)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(file)) ?? ".";
        var folder = others.Prepend(beside).Select(each => Path.Combine(each, "reference")).FirstOrDefault(Directory.Exists);
        return folder is null ? new Dictionary<string, ReferenceList>() : Read(folder);
    }

    /// <summary>Reads the lists in a folder.</summary>
    /// <param name="folder">The folder; none in it when it does not exist.</param>
    /// <param name="problems">Gets what is wrong with the lists; null: nobody asks.</param>
    internal static Dictionary<string, ReferenceList> Read(string folder, List<Problem>? problems = null)
    {
        var lists = new Dictionary<string, ReferenceList>();
        foreach (var file in YamlFiles(folder))
        {
            var tree = new YamlTree(file);
            if (ContentFile.TextOf(tree) is { } text)
            {
                if (ContentFile.KindOf(file) == ContentKind.Criteria)
                {
                    foreach (var levels in CriterionLevelsReader.Read(tree, text)) lists[levels.Name] = levels;
                    continue;
                }
                if (ReferenceListReader.Read(tree, text) is { } list) lists[list.Name] = list;
            }
            problems?.AddRange(tree.Problems);
        }
        return lists;
    }

    /// <summary>The files in YAML in a folder, by name; none when there is no such folder.</summary>
    internal static IEnumerable<string> YamlFiles(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).Where(file => QuestionnaireFile.FormatOf(file) == QuestionnaireFormat.Yaml).Order(StringComparer.Ordinal)
        : [];
}
