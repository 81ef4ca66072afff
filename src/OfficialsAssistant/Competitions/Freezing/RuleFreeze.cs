using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Freezing;

/// <summary>Freezes the rules of a competition and finds what changed since.</summary>
public static class RuleFreeze
{
    public const string FileName = "frozen.json";

    /// <summary>The chair's decisions come after the freeze.</summary>
    private static readonly string[] s_open = ["chair"];

    public static FrozenRules Freeze(Competition competition, CompetitionFolder folder, IReadOnlyDictionary<string, string> rubricFiles, string seed, DateTimeOffset now, Faults faults)
    {
        var files = new SortedDictionary<string, FrozenFile>(StringComparer.Ordinal);
        foreach (var (name, path) in Rules(folder, rubricFiles))
        {
            var keys = YamlKeys.Read(path, name, faults, s_open) ?? [];
            var values = new SortedDictionary<string, string>(keys.ToDictionary(k => k.Key, k => k.Value.Value), StringComparer.Ordinal);
            files[name] = new FrozenFile(Sha(Canonical.Line(values)), values);
        }
        return new FrozenRules(
            competition.Id, competition.Version, now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), seed,
            Sha(Canonical.Line(files.ToDictionary(f => f.Key, f => f.Value.Sha256))), files);
    }

    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Null when there is no frozen.json; a fault when it is damaged.</summary>
    public static FrozenRules? Read(CompetitionFolder folder, Faults faults)
    {
        if (!File.Exists(folder.FrozenFile)) return null;
        try
        {
            var frozen = JsonSerializer.Deserialize<FrozenRules>(File.ReadAllBytes(folder.FrozenFile), Canonical.Options);
            if (frozen is { Competition: not null, Seed.Length: 64, Rules: not null, Files.Count: > 0 } && IsWhole(frozen)) return frozen;
        }
        catch (JsonException)
        {
            // Told below: for a person it is the same damage.
        }
        faults.Add(FileName, null, "", "FrozenDamaged");
        return null;
    }

    /// <summary>A fault for every key that is not as it was frozen.</summary>
    public static void Compare(FrozenRules frozen, CompetitionFolder folder, IReadOnlyDictionary<string, string> rubricFiles, Faults faults)
    {
        var now = Rules(folder, rubricFiles).ToDictionary(r => r.Name, r => r.Path, StringComparer.Ordinal);
        foreach (var name in frozen.Files.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            if (!now.TryGetValue(name, out var path)) faults.Add(name, null, "", "FrozenFileGone", name);
            else if (!frozen.Files.TryGetValue(name, out var then)) faults.Add(name, null, "", "FrozenFileNew", name);
            else CompareKeys(name, then, YamlKeys.Read(path, name, faults, s_open) ?? [], faults);
        }
    }

    private static void CompareKeys(string file, FrozenFile then, SortedDictionary<string, (string Value, int Row)> now, Faults faults)
    {
        foreach (var key in then.Keys.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, isNow) = (then.Keys.GetValueOrDefault(key), now.TryGetValue(key, out var found) ? found.Value : null);
            if (was != isNow) faults.Add(file, isNow is null ? null : found.Row, key, "FrozenChanged", key, was ?? "(없음)", isNow ?? "(없음)");
        }
    }

    private static bool IsWhole(FrozenRules frozen) =>
        frozen.Files.All(f => f.Value.Sha256 == Sha(Canonical.Line(f.Value.Keys))) && frozen.Rules == Sha(Canonical.Line(frozen.Files.ToDictionary(f => f.Key, f => f.Value.Sha256)));

    private static IEnumerable<(string Name, string Path)> Rules(CompetitionFolder folder, IReadOnlyDictionary<string, string> rubricFiles) =>
        rubricFiles.Select(r => (r.Key, r.Value)).Prepend((CompetitionReader.FileName, folder.CompetitionFile));

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
