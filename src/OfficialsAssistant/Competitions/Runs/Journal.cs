using System.Text;
using System.Text.Json;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>A finished item of a run.</summary>
/// <param name="Key">What was done: "check/length/A-017".</param>
/// <param name="Input">Fingerprint of everything it depends on.</param>
/// <param name="Result">Fingerprint of the cached result; empty for an item that failed, which is never cached.</param>
public sealed record JournalLine(string Key, string Input, string Result);

/// <summary>journal.jsonl: what is finished, a line an item, on the disk before the next begins. Held open, so that a second process is refused.</summary>
public sealed class Journal : IDisposable
{
    private readonly FileStream file;
    private readonly Dictionary<string, JournalLine> lines = new(StringComparer.Ordinal);

    private Journal(FileStream file) => this.file = file;

    /// <returns>Null when another process has it.</returns>
    public static Journal? Open(string path)
    {
        try
        {
            var journal = new Journal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            journal.ReadBack();
            return journal;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The last line of a key.</summary>
    public JournalLine? Find(string key) => lines.GetValueOrDefault(key);

    public void Append(JournalLine line)
    {
        file.Write(Encoding.UTF8.GetBytes(Canonical.Line(line) + "\n"));
        file.Flush(flushToDisk: true);
        lines[line.Key] = line;
    }

    public void Dispose() => file.Dispose();

    /// <summary>A line torn by a kill, and whatever follows it, is cut off.</summary>
    private void ReadBack()
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var good = 0;
        while (good < bytes.Length && Array.IndexOf(bytes, (byte)'\n', good) is var end and >= 0)
        {
            if (Parse(bytes.AsSpan(good, end - good)) is not { } line) break;
            lines[line.Key] = line;
            good = end + 1;
        }
        file.SetLength(good);
        file.Position = good;
    }

    private static JournalLine? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalLine>(line, Canonical.Options) is { Key: not null, Input: not null, Result: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
