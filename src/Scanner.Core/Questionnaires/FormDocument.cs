namespace Scanner.Core.Questionnaires;

/// <summary>
/// A questionnaire as it is written: the rows of an XLSForm, or the keys of its YAML. May be incomplete or wrong; what is
/// wrong is found by <see cref="BuildQuestionnaire"/>, which makes of it the <see cref="Questionnaire"/> that is answered.
/// Files are read into it and written from it, and the editor changes it. Immutable: a change makes a new document.
/// </summary>
public sealed record FormDocument
{
    /// <summary>The sheet <c>settings</c>.</summary>
    public required FormSettings Settings { get; init; }

    /// <summary>The sheet <c>choices</c>, by list, in order.</summary>
    public IReadOnlyList<FormList> Lists { get; init; } = [];

    /// <summary>The sheet <c>survey</c>: hidden values, sections (groups) and, in forms made elsewhere, questions outside any section.</summary>
    public IReadOnlyList<FormItem> Survey { get; init; } = [];

    /// <summary>All items in the order of the sheet, a group before what it holds.</summary>
    public IEnumerable<FormItem> Items => Survey.SelectMany(item => item.WithInner);
}

/// <summary>The settings as written.</summary>
public sealed record FormSettings
{
    /// <summary><c>form_id</c>.</summary>
    public string FormId { get; init; } = "";

    /// <summary><c>form_title</c>.</summary>
    public LocalText? Title { get; init; }

    /// <summary><c>version</c>: what its makers call it.</summary>
    public string Version { get; init; } = "";

    /// <summary><c>default_language</c>, a language code.</summary>
    public string DefaultLanguage { get; init; } = "nl";

    /// <summary><c>scan::introduction</c>.</summary>
    public LocalText? Introduction { get; init; }

    /// <summary><c>scan::minutes</c>.</summary>
    public string? Minutes { get; init; }

    /// <summary><c>scan::modes</c>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary><c>scan::source</c>.</summary>
    public string? Source { get; init; }
}

/// <summary>A choice list as written.</summary>
public sealed record FormList
{
    /// <summary><c>list_name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The reference list whose options come first, such as <c>reference/middelen.yaml</c>, or <c>reference/criteria-settings.yaml#omvang</c> for the levels of a criterion; null: none.</summary>
    public string? From { get; init; }

    /// <summary>The options written in the form itself; with <see cref="From"/> they stand behind those of the reference list (<c>add</c>).</summary>
    public IReadOnlyList<FormChoice> Choices { get; init; } = [];
}

/// <summary>An option as written.</summary>
public sealed record FormChoice
{
    /// <summary><c>name</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>label</c>.</summary>
    public LocalText? Label { get; init; }

    /// <summary><c>scan::exclusive</c>: <c>true</c> or nothing.</summary>
    public string? Exclusive { get; init; }

    /// <summary>The other columns, which a <c>choice_filter</c> can use, by name.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}

/// <summary>A row of the survey as written, with the rows inside it when it is a group or repeat. Null: the cell is empty.</summary>
public sealed record FormItem
{
    /// <summary><c>type</c>, whole: <c>text</c>, <c>select_one list or_other</c>, <c>group</c>, <c>repeat</c>, ….</summary>
    public string Type { get; init; } = "";

    /// <summary><c>name</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>label</c>.</summary>
    public LocalText? Label { get; init; }

    /// <summary><c>hint</c>.</summary>
    public LocalText? Hint { get; init; }

    /// <summary><c>guidance_hint</c>.</summary>
    public LocalText? GuidanceHint { get; init; }

    /// <summary><c>required</c>: <c>true</c>, <c>yes</c>, …, or a condition.</summary>
    public string? Required { get; init; }

    /// <summary><c>required_message</c>.</summary>
    public LocalText? RequiredMessage { get; init; }

    /// <summary><c>relevant</c>.</summary>
    public string? Relevant { get; init; }

    /// <summary><c>constraint</c>.</summary>
    public string? Constraint { get; init; }

    /// <summary><c>constraint_message</c>.</summary>
    public LocalText? ConstraintMessage { get; init; }

    /// <summary><c>calculation</c>.</summary>
    public string? Calculation { get; init; }

    /// <summary><c>default</c>: a value, or an expression.</summary>
    public string? Default { get; init; }

    /// <summary><c>appearance</c>, whole.</summary>
    public string? Appearance { get; init; }

    /// <summary><c>choice_filter</c>.</summary>
    public string? ChoiceFilter { get; init; }

    /// <summary><c>parameters</c>, such as <c>randomize=true</c>.</summary>
    public string? Parameters { get; init; }

    /// <summary><c>repeat_count</c>.</summary>
    public string? RepeatCount { get; init; }

    /// <summary><c>read_only</c>.</summary>
    public string? ReadOnly { get; init; }

    /// <summary><c>scan::kernvraag</c>: numbers of key questions.</summary>
    public IReadOnlyList<string> KeyQuestions { get; init; } = [];

    /// <summary><c>scan::audience</c>: kinds of partner.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary><c>scan::modes</c>: <c>online</c>, <c>conversation</c>.</summary>
    public IReadOnlyList<string> Modes { get; init; } = [];

    /// <summary><c>scan::probes</c>.</summary>
    public LocalTexts Probes { get; init; } = LocalTexts.None;

    /// <summary><c>scan::coded</c>.</summary>
    public string? Coded { get; init; }

    /// <summary><c>scan::sensitive</c>.</summary>
    public string? Sensitive { get; init; }

    /// <summary><c>scan::source</c>: what the question rests on.</summary>
    public string? Source { get; init; }

    /// <summary>The rows inside a group or repeat (<c>questions</c>).</summary>
    public IReadOnlyList<FormItem> Items { get; init; } = [];

    /// <summary>Whether it is a group, a section on the highest level.</summary>
    public bool IsGroup => Type == GroupType;

    /// <summary>Whether it is a repeat.</summary>
    public bool IsRepeat => Type == RepeatType;

    /// <summary>The item and all that it holds, in order.</summary>
    public IEnumerable<FormItem> WithInner => Items.SelectMany(item => item.WithInner).Prepend(this);

    /// <summary>The type of a group; readers bring <c>begin group</c> and its other spellings to it.</summary>
    public const string GroupType = "group";

    /// <summary>The type of a repeat.</summary>
    public const string RepeatType = "repeat";
}

/// <summary>Where things stand in the file that a document was read from.</summary>
public sealed class FormPlaces
{
    // A form has thousands of parts with a dozen keys: a row of keys takes a quarter of the memory of a dictionary.
    private readonly Dictionary<object, (string Own, KeyValuePair<string, string>[] ByKey)> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Remembers where a part of the document stands.</summary>
    /// <param name="node">The settings, list, choice or item.</param>
    /// <param name="place">A line (<c>12</c>) or a cell (<c>survey!A5</c>).</param>
    /// <param name="byKey">Where its keys or columns stand, by their name.</param>
    public void Add(object node, string place, IEnumerable<KeyValuePair<string, string>> byKey) =>
        places[node] = (place, [.. byKey]);

    /// <summary>Where the key of a part stands, or else the part itself, or else <c>1</c>.</summary>
    public string Of(object? node, string? key = null) =>
        node is null || !places.TryGetValue(node, out var found) ? "1" : Array.Find(found.ByKey, pair => pair.Key == key).Value ?? found.Own;
}
