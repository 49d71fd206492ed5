using System.Globalization;
using Scanner.Core.Questionnaires;

namespace Scanner.Core.Responses;

/// <summary>
/// The times of a repeat that who answers adds and takes away, as they are stored: <c>1 -2 3</c>. A time that was taken away
/// keeps its number with a minus, so that the number never comes back for something else, and it can be put back.
/// </summary>
internal sealed record RepeatKeys(IReadOnlyList<string> All)
{
    /// <summary>The highest number that a time can get: room for adding and taking away ten times over.</summary>
    public const int Most = Repeat.MostInstances * 10;

    /// <summary>The keys of the times that are there.</summary>
    public IReadOnlyList<string> Shown => [.. All.Where(key => key[0] != '-')];

    /// <summary>Reads what is stored; nothing stored means one time, and what cannot be read is passed over.</summary>
    public static RepeatKeys Of(string text)
    {
        var keys = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsKey).DistinctBy(key => key.TrimStart('-')).ToList();
        return new RepeatKeys(keys.Count > 0 ? keys : ["1"]);
    }

    /// <summary>One more at the end; the same when there can be no more.</summary>
    public RepeatKeys Add() => Shown.Count >= Repeat.MostInstances || All.Max(NumberOf) >= Most ? this : new([.. All, (All.Max(NumberOf) + 1).ToString(CultureInfo.InvariantCulture)]);

    /// <summary>One less; the same when there is no such time.</summary>
    public RepeatKeys Remove(string key) => new([.. All.Select(one => one == key ? "-" + one : one)]);

    /// <summary>One that was taken away, back in its place.</summary>
    public RepeatKeys PutBack(string key) => new([.. All.Select(one => one == "-" + key ? key : one)]);

    public override string ToString() => string.Join(' ', All);

    private static int NumberOf(string key) => int.Parse(key.AsSpan().TrimStart('-'), NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsKey(string key) => key.AsSpan().TrimStart('-') is { Length: > 0 and < 5 } digits && key.Length - digits.Length <= 1 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
