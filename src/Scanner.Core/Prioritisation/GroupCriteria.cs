using Scanner.Core.Questionnaires;

namespace Scanner.Core.Prioritisation;

/// <summary>The criteria for vulnerable groups of this installation, read once, when first asked for.</summary>
public sealed class GroupCriteria
{
    private readonly Lazy<(IReadOnlyList<Criterion> Criteria, IReadOnlyList<Problem> Problems)> file;

    /// <summary>Reads <c>reference/criteria-kwetsbare-groepen.yaml</c> in the folder of the library.</summary>
    public GroupCriteria(QuestionnaireLibrary library) =>
        file = new(() => CriteriaFile.Read(Path.Combine(library.Folder, "reference", "criteria-kwetsbare-groepen.yaml")));

    /// <summary>The criteria that say how much a group needs priority, in the order of the file; empty when the file has errors.</summary>
    public IReadOnlyList<Criterion> Need => [.. file.Value.Criteria.Where(criterion => criterion.Axis == CriterionAxis.Need)];

    /// <summary>What is wrong in the file.</summary>
    public IReadOnlyList<Problem> Problems => file.Value.Problems;
}
