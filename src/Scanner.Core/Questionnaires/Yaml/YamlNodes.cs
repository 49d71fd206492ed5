namespace Scanner.Core.Questionnaires;

/// <summary>A part of a YAML text, with the line that it starts on.</summary>
internal abstract class YamlNode(int line)
{
    public int Line { get; } = line;
}

/// <summary>A text.</summary>
internal sealed class YamlScalar(int line, string value) : YamlNode(line)
{
    public string Value { get; } = value;
}

/// <summary>A list.</summary>
internal sealed class YamlSequence(int line) : YamlNode(line)
{
    public List<YamlNode> Items { get; } = [];
}

/// <summary>Keys with their values, in order.</summary>
internal sealed class YamlMapping(int line) : YamlNode(line)
{
    private const int FewEnoughToLookThrough = 32;
    private readonly List<YamlPair> pairs = [];
    private Dictionary<string, YamlPair>? byKey;

    public IReadOnlyList<YamlPair> Pairs => pairs;

    /// <returns>False when the key is there already.</returns>
    public bool TryAdd(YamlPair pair)
    {
        if (Find(pair.Key) is not null) return false;
        pairs.Add(pair);
        if (byKey is not null) byKey.Add(pair.Key, pair);
        else if (pairs.Count > FewEnoughToLookThrough) byKey = pairs.ToDictionary(each => each.Key, StringComparer.Ordinal);
        return true;
    }

    public YamlPair? Find(string key)
    {
        if (byKey is not null) return byKey.GetValueOrDefault(key);
        foreach (var pair in pairs)
            if (pair.Key == key) return pair;
        return null;
    }
}

/// <summary>A key and its value.</summary>
internal sealed class YamlPair(string key, int line, YamlNode value)
{
    public string Key { get; } = key;

    /// <summary>The line of the key.</summary>
    public int Line { get; } = line;

    public YamlNode Value { get; } = value;

    /// <summary>Whether somebody asked for it; a key that nobody asks for is not known there.</summary>
    public bool IsAsked { get; set; }
}
