using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OfficialsAssistant.Grading.Panel;

/// <summary>What a model once wrote, by model, prompt, sample and messages. A failed call is never kept.</summary>
/// <param name="folder">Null keeps answers as long as the program runs.</param>
public sealed class AnswerCache(string? folder)
{
    private readonly ConcurrentDictionary<string, StoredAnswer> known = new();

    public static string Key(string model, string prompt, int sample, string messages) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', model, prompt, sample.ToString(System.Globalization.CultureInfo.InvariantCulture), messages))));

    public StoredAnswer? Find(string key)
    {
        if (known.TryGetValue(key, out var answer)) return answer;
        if (folder is null || !File.Exists(PathOf(key))) return null;
        try
        {
            return JsonSerializer.Deserialize<StoredAnswer>(File.ReadAllText(PathOf(key)));
        }
        catch (JsonException)
        {
            // Torn by a kill: asked again.
            return null;
        }
    }

    public void Put(string key, StoredAnswer answer)
    {
        known[key] = answer;
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        var part = $"{PathOf(key)}.{Guid.NewGuid():N}";
        File.WriteAllText(part, JsonSerializer.Serialize(answer));
        File.Move(part, PathOf(key), overwrite: true);
    }

    private string PathOf(string key) => Path.Combine(folder!, key + ".json");
}

/// <param name="InputTokens">As the server counted; 0 where it does not tell.</param>
public sealed record StoredAnswer(string Text, long InputTokens, long OutputTokens);
