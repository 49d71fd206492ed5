using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>Reads the sheet choices. Rows that a workbook of ours marks as coming from a reference list become a reference to it again.</summary>
internal sealed class XlsFormChoices(
    string sheet, XlsFormSettings settings, HashSet<string> leftOut, IReadOnlyDictionary<string, ReferenceList> reference, FormPlaces places, Action<string, string, Severity, string> report)
{
    private static readonly HashSet<string> Texts = ["label"];
    private static readonly HashSet<string> Known = ["list_name", "name", "label", "scan::exclusive", "scan::from"];

    private readonly List<(string Name, XlsFormRow First, List<FormChoice> Own, List<FormChoice> Taken, HashSet<string> Names)> lists = [];
    private readonly Dictionary<string, int> listsByName = [];
    private readonly Dictionary<int, string> from = [];
    private XlsFormHeaders? headers;

    /// <returns>The lists in the order of the sheet.</returns>
    public List<FormList> Read(IEnumerable<XlsxRow> rows)
    {
        foreach (var row in rows)
        {
            if (headers is not null) ReadRow(row);
            else if (row.Number == 1) headers = XlsFormHeaders.Read(sheet, row.Cells, Known, Texts, keepsOthers: true, report);
            if (headers is null || (row.Number > 1 && (!headers.Has("name") || !headers.Has("list_name"))))
            {
                report($"{sheet}!A1", ProblemCodes.BadHeader, Severity.Error, headers is null
                    ? "De eerste rij van dit blad is leeg. Zet daar de kolomkoppen list_name, name en label."
                    : $"De kolom ‘{(headers.Has("name") ? "list_name" : "name")}’ ontbreekt. Zet in de eerste rij de koppen list_name, name en label.");
                return [];
            }
        }
        return [.. Enumerable.Range(0, lists.Count).Select(Build)];
    }

    private void ReadRow(XlsxRow cells)
    {
        var row = new XlsFormRow(sheet, cells.Number);
        foreach (var cell in cells.Cells)
            if (headers!.Columns.TryGetValue(cell.Column, out var column) && XlsFormExpressions.Usable(cell, row.Place(column), report))
                row.Add(column, leftOut.Count > 0 && column.Key == "label" ? XlsFormExpressions.WithoutNames(cell.Text, leftOut) : cell.Text);
        if (row.IsEmpty || !headers!.Has("list_name") || !headers.Has("name")) return;
        if (row.Code("list_name") is not { } name)
        {
            report(row.Place(headers.Find("list_name")), ProblemCodes.Ignored, Severity.Warning, "Deze optie heeft geen list_name en hoort dus bij geen enkele lijst; wij slaan hem over.");
            return;
        }
        if (!listsByName.TryGetValue(name, out var index))
        {
            listsByName[name] = index = lists.Count;
            lists.Add((name, row, [], [], []));
        }
        var list = lists[index];
        var source = row.Code("scan::from");
        var choice = new FormChoice { Name = row.Code("name") ?? "", Label = row.Local("label", settings.Language), Exclusive = row.Code("scan::exclusive"), Columns = Others(row) };
        if (source is not null) from.TryAdd(index, source);
        // A list of the method that is not known where the workbook was made has a row, but no option.
        if (choice.Name.Length == 0 && source is not null) return;
        if (choice.Name.Length > 0 && !list.Names.Add(choice.Name) && settings.AllowsDoubleChoices)
        {
            report(row.Place(headers.Find("name")), ProblemCodes.Ignored, Severity.Warning, $"De optie ‘{choice.Name}’ staat al in de lijst ‘{name}’. Hier kan een optie maar één keer in een lijst staan; wij slaan deze over.");
            return;
        }
        (source is not null && source == from[index] ? list.Taken : list.Own).Add(choice);
        places.Add(choice, row.Place(), XlsFormExpressions.PlacesOf(headers, row));
    }

    private static Dictionary<string, string> Others(XlsFormRow row)
    {
        var others = new Dictionary<string, string>();
        foreach (var (column, text) in row.Cells)
            if (!Known.Contains(column.Key) && FormText.Code(text) is { } value) others[column.Key] = value;
        return others;
    }

    private FormList Build(int index)
    {
        var (name, first, own, taken, _) = lists[index];
        var list = new FormList { Name = name, Choices = own };
        if (from.TryGetValue(index, out var source))
        {
            var known = FormText.ReferenceOf(source, reference);
            if (known is not null || taken.Count == 0)
            {
                list = list with { From = source };
                if (known is not null && taken.Count > 0 && !taken.Select(choice => choice.Name).SequenceEqual(known.Items.Select(item => item.Name)))
                    report(first.Place(headers!.Find("scan::from")), ProblemCodes.Adjusted, Severity.Warning, $"De opties van ‘{name}’ komen uit {source} en zijn hier anders. Wij nemen die uit {source}. Wilt u eigen opties, maak dan de kolom scan_from leeg.");
            }
            else
            {
                list = list with { Choices = [.. taken, .. own] };
                report(first.Place(headers!.Find("scan::from")), ProblemCodes.Adjusted, Severity.Warning, $"De lijst {source} is hier niet bekend. De opties ervan staan nu in de vragenlijst zelf.");
            }
        }
        places.Add(list, first.Place(), XlsFormExpressions.PlacesOf(headers!, first));
        return list;
    }
}
