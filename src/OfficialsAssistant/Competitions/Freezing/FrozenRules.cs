namespace OfficialsAssistant.Competitions.Freezing;

/// <summary>frozen.json: the rules as they were before judging began. It keeps every key, so that a change can be named.</summary>
/// <param name="FrozenAt">UTC, ISO 8601.</param>
/// <param name="Seed">64 hexadecimal digits: receipt codes, assignments and the markers around submitted text come from it.</param>
/// <param name="Rules">SHA-256 of the keys of all files.</param>
/// <param name="Files">By name as in the bundle.</param>
public sealed record FrozenRules(string Competition, int Version, string FrozenAt, string Seed, string Rules, SortedDictionary<string, FrozenFile> Files);

/// <param name="Sha256">Of the keys and values, not of the spacing.</param>
public sealed record FrozenFile(string Sha256, SortedDictionary<string, string> Keys);
