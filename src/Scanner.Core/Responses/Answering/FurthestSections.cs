using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>How far a respondent came: the last section, in the questionnaire's order, in which something was saved.</summary>
internal static class FurthestSections
{
    /// <summary>Remembers the section, unless a later one was reached before. A section of an earlier version that is gone counts for nothing.</summary>
    public static void CameTo(this Response response, Questionnaire questionnaire, Section section)
    {
        var order = questionnaire.Sections.Select(one => one.Name).ToList();
        var here = order.IndexOf(section.Name);
        if (here > (response.FurthestSection is { } furthest ? order.IndexOf(furthest) : -1)) response.Reached(section.Name);
    }
}
