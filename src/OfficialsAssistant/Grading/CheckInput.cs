using System.Security.Cryptography;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Grading;

/// <summary>One submission as graders see it: judged files and prompt log, never the identity.</summary>
/// <param name="Work">Receipt code: "A-017".</param>
/// <param name="Files">Ordered by path.</param>
public sealed record CheckInput(string Work, string Track, IReadOnlyList<WorkFile> Files, WorkLog Log)
{
    /// <summary>The text of all readable files, a blank line between them.</summary>
    public string Text { get; } = string.Join("\n\n", Files.Where(f => f.Document is not null).Select(f => f.Text));
}

/// <summary>A judged file: its text, or why there is none.</summary>
/// <param name="Path">Inside work/, with '/' between folders.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Document">Null when it could not be read.</param>
/// <param name="Refusal">Why it could not be read.</param>
public sealed record WorkFile(string Path, long Bytes, string Sha256, DocumentText? Document, ReadRefusal? Refusal)
{
    /// <summary>Body, notes, memos and hidden comments: everything a reader or a model could be addressed by.</summary>
    public string Text { get; } = Document?.PlainText(TextKinds.All) ?? "";

    public static WorkFile Of(string path, ReadOnlySpan<byte> bytes) => Of(path, bytes, DocumentReader.Read(bytes, path));

    /// <summary>For whoever reads files in another process.</summary>
    public static WorkFile Of(string path, ReadOnlySpan<byte> bytes, ReadResult read) =>
        new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Document, read.Refusal);
}

/// <summary>Where a prompt log comes from.</summary>
public enum LogSource { None, Recorded, Pasted }

/// <summary>The conversation a work came from, in order.</summary>
public sealed record WorkLog(LogSource Source, IReadOnlyList<LogTurn> Turns)
{
    public static readonly WorkLog None = new(LogSource.None, []);
}

/// <summary>A line of log.jsonl.</summary>
/// <param name="Role">user or assistant.</param>
public sealed record LogTurn(int Turn, string Role, string Text);
