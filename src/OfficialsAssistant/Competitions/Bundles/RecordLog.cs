using System.Text;
using System.Text.Json;
using OfficialsAssistant.Competitions.Runs;

namespace OfficialsAssistant.Competitions.Bundles;

/// <summary>A record of what bears on the result.</summary>
/// <param name="N">From 1; reports point at records by it.</param>
/// <param name="Event">Fixed English key: "planApproved", "rulesFrozen", "submission", "sheet", "correction", …</param>
/// <param name="Data">Korean or plain values by fixed English key.</param>
/// <param name="Previous">Hash of the record before; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 over this record without its hash.</param>
public sealed record LogRecord(int N, string Event, SortedDictionary<string, string> Data, string Previous, string Hash);

/// <summary>log.jsonl: each record holds the hash of the one before, so that none can be taken out or put in.</summary>
public sealed class RecordLog
{
    private readonly List<LogRecord> records = [];

    public IReadOnlyList<LogRecord> Records => records;

    /// <returns>The record's number.</returns>
    public int Add(string @event, params (string Key, string Value)[] data)
    {
        var record = new LogRecord(
            records.Count + 1, @event, new SortedDictionary<string, string>(data.ToDictionary(d => d.Key, d => d.Value), StringComparer.Ordinal),
            records.Count == 0 ? new string('0', 64) : records[^1].Hash, "");
        records.Add(record with { Hash = ResultCache.Sha(Canonical.Line(record)) });
        return record.N;
    }

    public byte[] Bytes => Encoding.UTF8.GetBytes(string.Concat(records.Select(r => Canonical.Line(r) + "\n")));

    /// <returns>Number of the first record that does not follow from the one before; null when the chain is whole.</returns>
    public static int? FirstBreak(ReadOnlySpan<byte> bytes)
    {
        var (n, previous) = (0, new string('0', 64));
        foreach (var line in Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n'))
        {
            n++;
            if (Parse(line) is not { } record || record.N != n || record.Previous != previous || record.Hash != ResultCache.Sha(Canonical.Line(record with { Hash = "" }))) return n;
            previous = record.Hash;
        }
        return null;
    }

    private static LogRecord? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LogRecord>(line, Canonical.Options) is { Event: not null, Data: not null, Previous: not null, Hash: not null } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
