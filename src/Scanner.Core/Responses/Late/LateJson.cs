using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Scanner.Core.Responses;

/// <summary>How a <see cref="LatePost"/> keeps what was posted.</summary>
internal static class LateJson
{
    /// <summary>Most bytes of one section.</summary>
    public const int MostBytes = 200_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PostedAnswers posted) => JsonSerializer.Serialize(posted, Options);

    public static PostedAnswers Read(string json) => JsonSerializer.Deserialize<PostedAnswers>(json, Options) ?? throw new InvalidOperationException("A late post is empty.");

    public static bool Fits(string json) => Encoding.UTF8.GetByteCount(json) <= MostBytes;

    /// <summary>What was kept with what came now: field by field the newest, each with the mark of the answer that it was first typed over.</summary>
    /// <param name="kept">What was kept; null: nothing.</param>
    /// <param name="posted">What came now.</param>
    /// <param name="changed">The fields in it that differ from what is stored.</param>
    /// <param name="takenBack">The fields that were typed back to what is stored.</param>
    public static PostedAnswers Join(PostedAnswers? kept, PostedAnswers posted, IReadOnlyCollection<string> changed, IReadOnlyCollection<string> takenBack)
    {
        var values = kept?.Values.Where(pair => !takenBack.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
        var marks = kept?.Marks.Where(pair => !takenBack.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
        foreach (var path in changed)
        {
            values[path] = posted.Values.GetValueOrDefault(path) ?? [];
            marks.TryAdd(path, posted.Marks[path]);
        }
        return new PostedAnswers(values, marks, Math.Min(kept?.Seen ?? posted.Seen, posted.Seen), posted.Language, null, posted.Version ?? kept?.Version);
    }
}
