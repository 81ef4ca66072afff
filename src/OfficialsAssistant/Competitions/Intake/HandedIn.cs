namespace OfficialsAssistant.Competitions.Intake;

/// <summary>One thing that was handed in: a mail, an archive, or a folder.</summary>
/// <param name="Source">Name as it lies in the inbox.</param>
/// <param name="Entrant">As far as it tells.</param>
/// <param name="At">When it arrived, ISO 8601 with its own zone; empty: it does not tell.</param>
/// <param name="Text">Subject and body, where the track may be named.</param>
/// <param name="Problem">Korean; why a part of it could not be opened; empty: nothing wrong.</param>
public sealed record HandedIn(string Source, string Entrant, string At, string Text, IReadOnlyList<HandedInFile> Files, string Problem);

/// <summary>Where a file goes.</summary>
public enum FilePlace { Work, Log, Identity }

public sealed record HandedInFile(string Name, byte[] Bytes, FilePlace Place)
{
    private static readonly string[] s_identity = ["신청서", "서약", "동의서", "개인정보", "신분", "재직", "참가"];
    private static readonly string[] s_log = ["log.jsonl"];

    /// <summary>An application form says who it is; a log is a log; everything else is the work.</summary>
    public static FilePlace PlaceOf(string name)
    {
        var last = name.Split('/')[^1].Normalize(System.Text.NormalizationForm.FormC);
        if (s_identity.Any(i => last.Contains(i, StringComparison.Ordinal)) || name.StartsWith("identity/", StringComparison.Ordinal)) return FilePlace.Identity;
        return s_log.Contains(last.ToLowerInvariant()) ? FilePlace.Log : FilePlace.Work;
    }
}
