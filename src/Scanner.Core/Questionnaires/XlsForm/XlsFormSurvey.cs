using Scanner.Core.Tables;

namespace Scanner.Core.Questionnaires;

/// <summary>A row of the survey with the rows inside it.</summary>
internal sealed class XlsFormNode(XlsFormRow row, XlsFormType type, string name)
{
    public XlsFormRow Row { get; } = row;

    public XlsFormType Type { get; } = type;

    public string Name { get; } = name;

    public List<XlsFormNode> Inner { get; } = [];

    public bool IsBlock => Type.Kind == XlsFormRowKind.Begin;
}

/// <summary>Reads the sheet survey: first the rows into a tree, then what depends on rows that are left out, then the document.</summary>
internal sealed class XlsFormSurvey(string sheet, XlsFormSettings settings, Action<string, string, Severity, string> report)
{
    private const int DeepestNesting = 20;

    private static readonly HashSet<string> Texts = ["label", "hint", "guidance_hint", "required_message", "constraint_message", "scan::probes"];
    private static readonly string[] Expressions = ["relevant", "constraint", "calculation", "choice_filter", "repeat_count", "required", "read_only"];
    private static readonly HashSet<string> Known =
    [
        .. Texts, .. Expressions, "type", "name", "default", "appearance", "parameters", "disabled",
        "scan::kernvraag", "scan::audience", "scan::modes", "scan::coded", "scan::sensitive", "scan::source",
    ];

    private readonly List<XlsFormNode> top = [];
    private readonly Stack<XlsFormNode> open = [];
    private XlsFormHeaders? headers;

    /// <summary>The columns; known once the sheet is read.</summary>
    public XlsFormHeaders Headers => headers!;

    /// <summary>The names of the rows that are left out.</summary>
    public HashSet<string> LeftOut { get; } = [];

    /// <returns>False when the sheet has no headings to go by; that is reported.</returns>
    public bool Read(IEnumerable<XlsxRow> rows)
    {
        foreach (var row in rows)
        {
            if (headers is not null) ReadRow(row);
            else if (row.Number != 1) break;
            else headers = XlsFormHeaders.Read(sheet, row.Cells, Known, Texts, keepsOthers: false, report);
            if (headers?.Has("type") == false) break;
        }
        if (headers?.Has("type") != true)
        {
            report($"{sheet}!A1", ProblemCodes.BadHeader, Severity.Error, headers is null
                ? "De eerste rij van dit blad is leeg. Zet daar de kolomkoppen type, name en label."
                : "De kolom ‘type’ ontbreekt. Zet in de eerste rij de koppen type, name en label.");
            return false;
        }
        foreach (var node in open)
            report(node.Row.Place(headers.Find("type")), ProblemCodes.Unbalanced, Severity.Error, $"{What(node)} wordt niet gesloten. Zet na de laatste rij die erbij hoort een rij met het type end_{node.Type.Type}.");
        return true;
    }

    /// <summary>Takes away what refers to rows that were left out, so that the rest can be used.</summary>
    public void LeaveOutWhatDepends()
    {
        if (LeftOut.Count > 0) XlsFormLeaving.Apply(top, LeftOut, Expressions, Texts, Headers, report);
    }

    /// <summary>The rows as items of a document.</summary>
    public List<FormItem> Build(FormPlaces places) => Build(top, places);

    private void ReadRow(XlsxRow cells)
    {
        var row = new XlsFormRow(sheet, cells.Number);
        foreach (var cell in cells.Cells)
            if (Headers.Columns.TryGetValue(cell.Column, out var column) && XlsFormExpressions.Usable(cell, row.Place(column), report))
                row.Add(column, Array.IndexOf(Expressions, column.Key) < 0 ? cell.Text : Straight(cell.Text, row.Place(column)));
        if (row.IsEmpty) return;
        if (XlsFormExpressions.IsYes(row.Code("disabled")))
        {
            report(row.Place(Headers.Find("disabled")), ProblemCodes.Ignored, Severity.Warning, "Deze rij staat uit (disabled) en is weggelaten.");
            return;
        }
        if (row.Code("type") is { } written) Place(row, written, XlsFormTypes.Read(written));
        else if (row.Code("name") is null && row.Local("label", settings.Language) is null)
            report(row.Place(), ProblemCodes.Ignored, Severity.Warning, "Deze rij heeft geen type, naam en label; wij lezen hem als een opmerking en slaan hem over.");
        else
            report(row.Place(Headers.Find("type")), ProblemCodes.Missing, Severity.Error, "In deze rij ontbreekt het type. Vul het in, of maak de rij leeg als hij niet meer nodig is.");
    }

    private void Place(XlsFormRow row, string written, XlsFormType type)
    {
        var name = row.Code("name");
        var cell = row.Place(Headers.Find("type"));
        switch (type.Kind)
        {
            case XlsFormRowKind.Setting:
                if (name is not null) settings.Set(type.Type, name);
                return;
            case XlsFormRowKind.LeftOut:
                report(cell, ProblemCodes.LeftOutType, Severity.Warning, $"Een vraag van het type ‘{written}’ kan hier niet. De rij is weggelaten; de rest is gelezen.");
                LeftOut.Add(name ?? written);
                if (written.EndsWith("other", StringComparison.Ordinal)) LeftOut.Add(name + SelectQuestion.OtherSuffix);
                break;
            case XlsFormRowKind.End:
                Close(type, cell);
                return;
            case XlsFormRowKind.Unknown:
                report(cell, ProblemCodes.UnknownType, Severity.Error, UnknownType(written));
                break;
        }
        // Other tools find the answers to a nameless note under this name too.
        if (name is null && type.Type == "note") row.Set(Headers.Find("name"), name = $"generated_note_name_{row.Number}");
        var node = new XlsFormNode(row, type, name ?? "");
        (open.TryPeek(out var holder) ? holder.Inner : top).Add(node);
        if (!node.IsBlock) return;
        if (type.Type == XlsFormTypes.Loop)
        {
            LeftOut.Add(node.Name);
            report(cell, ProblemCodes.LeftOutType, Severity.Warning, "Een lus (begin loop) kan hier niet. De rijen tot en met end loop zijn weggelaten. Met begin_repeat en repeat_count kan het meestal ook.");
        }
        open.Push(node);
        if (open.Count == DeepestNesting + 1)
            report(cell, ProblemCodes.WrongForm, Severity.Error, $"Hier staan meer dan {DeepestNesting} groepen in elkaar. Kijk of elke groep met end_group wordt gesloten.");
    }

    private void Close(XlsFormType type, string cell)
    {
        if (open.TryPeek(out var last) && last.Type.Type == type.Type)
        {
            open.Pop();
            return;
        }
        report(cell, ProblemCodes.Unbalanced, Severity.Error, last is null
            ? $"Hier staat end_{type.Type}, maar er is niets dat gesloten moet worden. Haal deze rij weg of zet er een begin_{type.Type} boven."
            : $"Hier staat end_{type.Type}, maar eerst moet {What(last).ToLowerInvariant()} uit rij {last.Row.Number} nog worden gesloten met end_{last.Type.Type}.");
        if (!open.Any(node => node.Type.Type == type.Type)) return;
        while (open.Pop().Type.Type != type.Type) { }
    }

    private string Straight(string text, string place)
    {
        var straight = XlsFormExpressions.Straightened(text);
        if (straight != text) report(place, ProblemCodes.Adjusted, Severity.Warning, "In deze voorwaarde staan gekrulde aanhalingstekens. Wij lezen ze als rechte (' of \"); verander ze in het bestand ook.");
        return straight;
    }

    private List<FormItem> Build(List<XlsFormNode> nodes, FormPlaces places)
    {
        var items = new List<FormItem>(nodes.Count);
        foreach (var node in nodes)
        {
            var (row, language) = (node.Row, settings.Language);
            var item = new FormItem
            {
                Type = node.Type.Type,
                Name = node.Name,
                Label = row.Local("label", language),
                Hint = row.Local("hint", language),
                GuidanceHint = row.Local("guidance_hint", language),
                Required = row.Code("required"),
                RequiredMessage = row.Local("required_message", language),
                Relevant = row.Code("relevant"),
                RepeatCount = row.Code("repeat_count"),
                Constraint = row.Code("constraint") ?? node.Type.Constraint,
                ConstraintMessage = row.Local("constraint_message", language),
                Calculation = row.Code("calculation"),
                Default = row.Code("default"),
                Appearance = row.Code("appearance"),
                ChoiceFilter = row.Code("choice_filter"),
                Parameters = row.Code("parameters"),
                ReadOnly = row.Code("read_only"),
                KeyQuestions = row.Words("scan::kernvraag"),
                Audience = row.Words("scan::audience"),
                Modes = row.Words("scan::modes"),
                Coded = row.Code("scan::coded"),
                Sensitive = row.Code("scan::sensitive"),
                Source = row.Prose("scan::source"),
                Probes = row.Lines("scan::probes", language),
                Items = Build(node.Inner, places),
            };
            places.Add(item, row.Place(), XlsFormExpressions.PlacesOf(Headers, row));
            items.Add(item);
        }
        return items;
    }

    private static string What(XlsFormNode node)
    {
        var what = node.Type.Type switch { FormItem.RepeatType => "De herhaling", XlsFormTypes.Loop => "De lus", _ => "De groep" };
        return node.Name.Length == 0 ? what : $"{what} ‘{node.Name}’";
    }

    private static string UnknownType(string written) =>
        XlsFormTypes.Read(written.ToLowerInvariant()).Kind != XlsFormRowKind.Unknown
            ? $"Het type ‘{written}’ is niet bekend. Schrijf het met kleine letters: ‘{written.ToLowerInvariant()}’."
            : written.StartsWith('#')
                ? "Een opmerking kan niet in de kolom type staan. Laat in deze rij type, name en label leeg en zet de opmerking in een andere kolom."
                : $"Het type ‘{written}’ is niet bekend. Kies text, integer, decimal, date, select_one LIJST, select_multiple LIJST, rank LIJST, acknowledge, note, calculate, hidden, begin_group of begin_repeat.";
}
