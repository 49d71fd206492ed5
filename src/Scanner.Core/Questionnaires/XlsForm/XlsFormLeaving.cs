namespace Scanner.Core.Questionnaires;

/// <summary>
/// Takes rows away that cannot be asked here, and what leans on them: conditions, calculations and pieces of text. A calculation that
/// falls out takes what leans on it along, and so does a group that becomes empty.
/// </summary>
internal static class XlsFormLeaving
{
    private const int MostRounds = 1000;

    public static void Apply(List<XlsFormNode> top, HashSet<string> leftOut, string[] expressions, HashSet<string> texts, XlsFormHeaders headers, Action<string, string, Severity, string> report)
    {
        // Every round takes at least one name more, so this ends; the bound is for a form made to be slow.
        for (var (round, before) = (0, -1); round < MostRounds && before != leftOut.Count; round++)
        {
            before = leftOut.Count;
            Prune(top);
        }

        void Prune(List<XlsFormNode> nodes)
        {
            for (var index = 0; index < nodes.Count; index++)
            {
                var node = nodes[index];
                var held = node.Inner.Count;
                Prune(node.Inner);
                if (node.Type.Kind != XlsFormRowKind.LeftOut && node.Type.Type != XlsFormTypes.Loop && !Falls(node, held))
                {
                    Clean(node.Row);
                    continue;
                }
                Name(node);
                nodes.RemoveAt(index--);
            }
        }

        bool Falls(XlsFormNode node, int held)
        {
            if (held > 0 && node.Inner.Count == 0)
            {
                report(node.Row.Place(), ProblemCodes.LeftOutReference, Severity.Warning, $"Het onderdeel ‘{node.Name}’ is leeg nu alle rijen erin zijn weggelaten; het is ook weggelaten.");
                return true;
            }
            if (node.Type.Type != "calculate" || Missing(node.Row.Code("calculation")) is not { } missing) return false;
            report(node.Row.Place(headers.Find("calculation")), ProblemCodes.LeftOutReference, Severity.Warning, $"Deze berekening gebruikt ‘{missing}’, en die rij is weggelaten. De berekening ‘{node.Name}’ is ook weggelaten.");
            return true;
        }

        void Clean(XlsFormRow row)
        {
            foreach (var (column, text) in row.Cells.ToList())
            {
                if (Missing(text) is not { } missing) continue;
                if (texts.Contains(column.Key))
                {
                    row.Set(column, XlsFormExpressions.WithoutNames(text, leftOut));
                    report(row.Place(column), ProblemCodes.LeftOutReference, Severity.Warning, $"Deze tekst toont het antwoord op ‘{missing}’, en die rij is weggelaten. Er staan nu puntjes; pas de tekst aan.");
                }
                else if (column.Key == "default" || Array.IndexOf(expressions, column.Key) >= 0)
                {
                    row.Set(column, null);
                    report(row.Place(column), ProblemCodes.LeftOutReference, Severity.Warning, $"Hier staat bij ‘{column.Key}’ een verwijzing naar ‘{missing}’, en die rij is weggelaten. Wij laten ‘{column.Key}’ hier leeg; kijk of dat klopt.");
                }
            }
        }

        void Name(XlsFormNode node)
        {
            if (node.Name.Length > 0) leftOut.Add(node.Name);
            foreach (var inner in node.Inner) Name(inner);
        }

        string? Missing(string? text) => text is null ? null : XlsFormExpressions.NamesIn(text).FirstOrDefault(leftOut.Contains);
    }
}
