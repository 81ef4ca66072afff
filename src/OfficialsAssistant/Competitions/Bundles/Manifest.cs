using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OfficialsAssistant.Competitions.Submissions;

namespace OfficialsAssistant.Competitions.Bundles;

/// <summary>manifest.json: every other file of a bundle, by path. Its own SHA-256 is the bundle's root.</summary>
public sealed record Manifest(string Format, IReadOnlyList<FileHash> Files)
{
    public const string FileName = "manifest.json";
    public const string CurrentFormat = "officials-assistant-bundle-1";

    /// <summary>Over all files of a folder but the manifest itself.</summary>
    public static Manifest Of(string folder) =>
        new(CurrentFormat, [.. FolderFiles.Paths(folder).Where(p => p != FileName).Select(p => FolderFiles.Hash(Path.Combine(folder, p), p))]);

    /// <summary>One line, files by path: there is one way to write it.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Canonical.Line(this with { Files = [.. Files.OrderBy(f => f.Path, StringComparer.Ordinal)] }) + "\n");

    /// <returns>Null when it is no manifest.</returns>
    public static Manifest? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(bytes, Canonical.Options) is { Format: not null, Files: not null } manifest && manifest.Files.All(f => f is { Path: not null, Sha256: not null }) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string RootOf(ReadOnlySpan<byte> manifest) => Convert.ToHexStringLower(SHA256.HashData(manifest));

    /// <summary>What stands on sheets and reports outside the bundle: 16 digits in groups of four.</summary>
    public static string Digits(string root) => string.Join(' ', root[..16].Chunk(4).Select(c => new string(c)));
}
