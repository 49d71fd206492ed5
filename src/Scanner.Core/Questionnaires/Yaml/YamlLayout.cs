using System.Text;

namespace Scanner.Core.Questionnaires;

/// <summary>What is laid out: a text, a list or keys with values.</summary>
internal abstract record YamlValue;

/// <summary>A text; a raw one may be a number or true and false, and then needs no quotes.</summary>
internal sealed record YamlText(string Text, bool IsRaw = false) : YamlValue;

/// <summary>A list, on one line where it may and fits.</summary>
internal sealed record YamlList(List<YamlValue> Items, bool MayFlow) : YamlValue;

/// <summary>Keys with values, on one line where they may and fit.</summary>
internal sealed record YamlFields(List<(string Key, YamlValue Value)> Pairs, bool MayFlow) : YamlValue;

/// <summary>
/// Lays YAML out: two spaces a level, on one line what fits, long texts folded where that loses nothing.
/// YamlDotNet's emitter has no say in where a mapping becomes one line, hence our own.
/// </summary>
internal sealed class YamlLayout
{
    private const int WidestLine = 120;
    private const int WidestFold = 110;
    private readonly StringBuilder text = new();
    private readonly StringBuilder scratch = new();

    public override string ToString() => text.ToString();

    public void CopyTo(Stream stream)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (var part in text.GetChunks()) writer.Write(part.Span);
    }

    public void BlankLine() => text.Append('\n');

    public void Line(string line) => text.Append(line).Append('\n');

    /// <summary>Whether a list item would stand on one line.</summary>
    public bool FitsAsItem(int indent, YamlValue value) => Flow(value, WidestLine - indent - 2) is not null;

    /// <summary>Writes an item of a list.</summary>
    public void Item(int indent, YamlValue value)
    {
        text.Append(' ', indent).Append('-');
        switch (value)
        {
            case YamlText scalar:
                Scalar(indent, indent + 2, scalar);
                break;
            case var other when Flow(other, WidestLine - indent - 2) is { } flow:
                text.Append(' ').Append(flow).Append('\n');
                break;
            case YamlFields { Pairs: [var first, .. var others] }:
                text.Append(' ');
                Pair(indent + 2, first.Key, first.Value);
                Map(indent + 2, others);
                break;
            case YamlFields:
                text.Append(" {}\n");
                break;
            default:
                throw new NotSupportedException("A list in a list is in no questionnaire.");
        }
    }

    /// <summary>Writes keys with values, each on its own line.</summary>
    public void Map(int indent, List<(string Key, YamlValue Value)> pairs)
    {
        foreach (var (key, value) in pairs)
        {
            text.Append(' ', indent);
            Pair(indent, key, value);
        }
    }

    private void Pair(int indent, string key, YamlValue value)
    {
        var start = text.Length;
        text.Append(YamlScalars.OneLine(key, isRaw: false, inFlow: true)).Append(':');
        var column = indent + text.Length - start;
        switch (value)
        {
            case YamlText scalar:
                Scalar(indent, column, scalar);
                break;
            case var other when Flow(other, WidestLine - column - 1) is { } flow:
                text.Append(' ').Append(flow).Append('\n');
                break;
            case YamlFields { Pairs.Count: 0 }:
                text.Append(" {}\n");
                break;
            case YamlList { Items.Count: 0 }:
                text.Append(" []\n");
                break;
            case YamlFields fields:
                text.Append('\n');
                Map(indent + 2, fields.Pairs);
                break;
            case YamlList list:
                text.Append('\n');
                foreach (var item in list.Items) Item(indent + 2, item);
                break;
        }
    }

    /// <summary>A text behind its key or dash: on the same line, folded, or line by line.</summary>
    private void Scalar(int indent, int column, YamlText scalar)
    {
        if (YamlScalars.CanBeBlock(scalar.Text))
        {
            if (scalar.Text.Contains('\n', StringComparison.Ordinal))
            {
                text.Append(" |-\n");
                foreach (var line in scalar.Text.Split('\n')) BlockLine(indent + 2, line);
                return;
            }
            var oneLine = YamlScalars.OneLine(scalar.Text, scalar.IsRaw, inFlow: false);
            if (column + 1 + oneLine.Length > WidestLine && YamlScalars.Fold(scalar.Text, WidestFold - indent - 2) is { Count: > 1 } lines)
            {
                text.Append(" >-\n");
                foreach (var line in lines) BlockLine(indent + 2, line);
                return;
            }
            text.Append(' ').Append(oneLine).Append('\n');
            return;
        }
        text.Append(' ').Append(YamlScalars.OneLine(scalar.Text, scalar.IsRaw, inFlow: false)).Append('\n');
    }

    private void BlockLine(int indent, string line)
    {
        if (line.Length > 0) text.Append(' ', indent).Append(line);
        text.Append('\n');
    }

    /// <returns>The value on one line, or null when it may not or does not fit.</returns>
    private string? Flow(YamlValue value, int room)
    {
        scratch.Clear();
        return room > 0 && AppendFlow(value, room) && scratch.Length <= room ? scratch.ToString() : null;
    }

    private bool AppendFlow(YamlValue value, int room)
    {
        switch (value)
        {
            case YamlText scalar:
                if (scalar.Text.Length > room || scalar.Text.Contains('\n', StringComparison.Ordinal)) return false;
                scratch.Append(YamlScalars.OneLine(scalar.Text, scalar.IsRaw, inFlow: true));
                return scratch.Length <= room;
            case YamlList { MayFlow: true } list:
                scratch.Append('[');
                for (var index = 0; index < list.Items.Count; index++)
                {
                    if (index > 0) scratch.Append(", ");
                    if (!AppendFlow(list.Items[index], room)) return false;
                }
                scratch.Append(']');
                return true;
            case YamlFields { MayFlow: true, Pairs.Count: > 0 } fields:
                scratch.Append("{ ");
                for (var index = 0; index < fields.Pairs.Count; index++)
                {
                    if (index > 0) scratch.Append(", ");
                    scratch.Append(YamlScalars.OneLine(fields.Pairs[index].Key, isRaw: false, inFlow: true)).Append(": ");
                    if (!AppendFlow(fields.Pairs[index].Value, room)) return false;
                }
                scratch.Append(" }");
                return true;
            default:
                return false;
        }
    }
}
