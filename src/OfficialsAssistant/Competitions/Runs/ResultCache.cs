using System.Security.Cryptography;
using System.Text;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>cache/: results by the fingerprint of their content. A file is either whole or not there.</summary>
public sealed class ResultCache(string folder)
{
    /// <returns>Fingerprint of the content.</returns>
    public string Put(string content)
    {
        var hash = Sha(content);
        WholeFile.Write(Path.Combine(folder, hash + ".json"), Encoding.UTF8.GetBytes(content), synced: false);
        return hash;
    }

    /// <returns>Null when it is not there or is not what it was.</returns>
    public string? Find(string hash)
    {
        var path = Path.Combine(folder, hash + ".json");
        if (hash.Length != 64 || !File.Exists(path)) return null;
        var content = File.ReadAllText(path);
        return Sha(content) == hash ? content : null;
    }

    public static string Sha(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
