using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Submissions;

public enum Lateness { None, Accepted, Rejected }

/// <summary>출품작: what a participant handed in, as everybody but the identity's keeper sees it.</summary>
/// <param name="Work">Receipt code: "A-017".</param>
/// <param name="SubmittedAt">As written; a time zone is kept, never converted.</param>
/// <param name="Reason">Why a late work was accepted or rejected, or a work withdrawn.</param>
/// <param name="Files">What is judged, by path, with prompt log and identity by their hashes alone.</param>
public sealed record Submission(
    string Work, string Track, string SubmittedAt, Lateness Late, string Reason, bool Withdrawn, IReadOnlyList<string> Tools, LogSource LogSource, WorkFiles Files)
{
    /// <summary>Why it takes no part in the ranking, or null. Settled: nobody has to decide anything more.</summary>
    public string? ExcludedBecause =>
        Withdrawn ? CompetitionTexts.Get("ExcludedWithdrawn") : Late == Lateness.Rejected ? CompetitionTexts.Get("ExcludedLate", Reason) : null;
}

/// <summary>Fingerprints of all files of a work.</summary>
/// <param name="Work">Path inside work/.</param>
/// <param name="Log">Null: there is no prompt log.</param>
/// <param name="Identity">Named by number, for a file's name may say who it is.</param>
public sealed record WorkFiles(IReadOnlyList<FileHash> Work, FileHash? Log, IReadOnlyList<FileHash> Identity);

/// <summary>A file by its content; <paramref name="Sha256"/> in lower-case hexadecimal.</summary>
public sealed record FileHash(string Path, long Bytes, string Sha256);
