using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions.Intake;

/// <summary>A proposed row of intake.csv, which a person confirms or changes.</summary>
/// <param name="Late">none, accepted, rejected, or empty where a person must say.</param>
/// <param name="Decision">accept, reject, or empty where a person must say.</param>
/// <param name="Question">Why it must; empty: nothing to ask.</param>
public sealed record IntakeRow(
    string Source, string Fingerprint, string Entrant, string Track, string SubmittedAt, string Late, string Reason, string Files, string DuplicateOf, string Code, string Decision, string Question);

/// <summary>intake.csv: read back after a person went over it.</summary>
public static class IntakeTable
{
    public const string FileName = "intake.csv";

    private static readonly string[] s_columns = ["source", "fingerprint", "entrant", "track", "submittedAt", "late", "reason", "files", "duplicateOf", "code", "decision", "question"];

    public static IReadOnlyList<IntakeRow> Propose(IReadOnlyList<HandedIn> inbox, Competition competition, DateTimeOffset? deadline)
    {
        var rows = new List<IntakeRow>();
        foreach (var item in inbox)
        {
            var fingerprint = FingerprintOf(item);
            var twin = rows.FirstOrDefault(r => r.Fingerprint == fingerprint)?.Source ?? "";
            var earlier = twin.Length > 0 || item.Entrant.Length == 0 ? "" : rows.FirstOrDefault(r => IsSame(r.Entrant, item.Entrant))?.Source ?? "";
            var tracks = competition.Tracks.Where(t => Mentions(item.Text + " " + string.Join(' ', item.Files.Select(f => f.Name)), t) || IsNamed(item.Source, t)).ToList();
            var track = competition.Tracks.Count == 1 ? competition.Tracks[0].Id : tracks.Count == 1 ? tracks[0].Id : "";
            var late = LatenessOf(item.At, deadline);
            List<string> questions = [];
            if (item.Problem.Length > 0) questions.Add(item.Problem);
            if (item.Entrant.Length == 0) questions.Add(T("IntakeAskEntrant"));
            if (track.Length == 0) questions.Add(T(tracks.Count > 1 ? "IntakeAskTracks" : "IntakeAskTrack"));
            if (item.At.Length == 0) questions.Add(T("IntakeAskTime"));
            if (late == "late") questions.Add(T("IntakeAskLate"));
            if (item.At.Length > 0 && deadline is null) questions.Add(T("IntakeAskDeadline"));
            if (twin.Length > 0) questions.Add(CompetitionTexts.Get("IntakeAskTwin", twin));
            if (earlier.Length > 0) questions.Add(CompetitionTexts.Get("IntakeAskAgain", earlier));
            if (item.Files.All(f => f.Place != FilePlace.Work)) questions.Add(T("IntakeAskWork"));
            rows.Add(new IntakeRow(
                item.Source, fingerprint, item.Entrant, track, item.At, late == "late" ? "" : late, "",
                string.Join("; ", item.Files.Select(f => $"{f.Name} → {T($"Place_{f.Place}")}")), twin.Length > 0 ? twin : earlier, "", questions.Count == 0 ? "accept" : "", string.Join(" ", questions)));
        }
        return rows;
    }

    public static string Write(IEnumerable<IntakeRow> rows)
    {
        var text = new StringBuilder("\uFEFF").AppendJoin(',', s_columns).Append("\r\n");
        foreach (var r in rows)
            text.AppendJoin(',', new[] { r.Source, r.Fingerprint, r.Entrant, r.Track, r.SubmittedAt, r.Late, r.Reason, r.Files, r.DuplicateOf, r.Code, r.Decision, r.Question }.Select(CsvTable.Cell)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Reads the table as a person left it; every cell that cannot be followed is a fault.</summary>
    public static IReadOnlyList<IntakeRow> Read(string path, Competition competition, Faults faults)
    {
        var table = CsvTable.Parse(SheetText.Decode(File.ReadAllBytes(path)) ?? "").Rows;
        var rows = new List<IntakeRow>();
        if (table.Count == 0 || s_columns.FirstOrDefault(c => !table[0].Cells.Contains(c)) is { } missing && missing.Length > 0)
        {
            faults.Add(FileName, 1, "", "ColumnMissing", string.Join(",", s_columns));
            return rows;
        }
        foreach (var line in table.Skip(1))
        {
            string Cell(string column) => line.Cells.ElementAtOrDefault(table[0].Cells.ToList().IndexOf(column)) ?? "";
            var row = new IntakeRow(Cell("source"), Cell("fingerprint"), Cell("entrant"), Cell("track"), Cell("submittedAt"), Cell("late"), Cell("reason"), Cell("files"), Cell("duplicateOf"), Cell("code"), Cell("decision"), Cell("question"));
            rows.Add(row);
            if (row.Decision is not ("" or "accept" or "reject")) faults.Add(FileName, line.Line, "decision", "NotAllowed", "decision", row.Decision, "accept, reject");
            if (row.Decision != "accept") continue;
            if (competition.Tracks.All(t => t.Id != row.Track)) faults.Add(FileName, line.Line, "track", "TrackUnknown", row.Track, string.Join(", ", competition.Tracks.Select(t => t.Id)));
            if (!DateTimeOffset.TryParse(row.SubmittedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)) faults.Add(FileName, line.Line, "submittedAt", "NotTime", row.SubmittedAt);
            if (row.Late is not ("none" or "accepted" or "rejected")) faults.Add(FileName, line.Line, "late", "NotAllowed", "late", row.Late, "none, accepted, rejected");
            if (row.Late is "accepted" or "rejected" && row.Reason.Length == 0) faults.Add(FileName, line.Line, "reason", "LateWithoutReason", row.Late);
        }
        return rows;
    }

    /// <summary>Of the content alone: the same files under another name are the same.</summary>
    public static string FingerprintOf(HandedIn item)
    {
        var hashes = item.Files.Where(f => f.Place == FilePlace.Work).Select(f => Convert.ToHexStringLower(SHA256.HashData(f.Bytes))).Order(StringComparer.Ordinal);
        var all = string.Concat(hashes);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.Length == 0 ? item.Source : all)))[..16];
    }

    /// <summary>Of one name or one address: a folder knows the name alone, and a person may write from two addresses.</summary>
    private static bool IsSame(string one, string other) => Parts(one).Intersect(Parts(other), StringComparer.OrdinalIgnoreCase).Any();

    private static IEnumerable<string> Parts(string entrant) => entrant.Split('<', '>').Select(p => p.Trim()).Where(p => p.Length > 0);

    private static bool Mentions(string text, Track track) =>
        Plain(text).Contains(Plain(track.Title), StringComparison.OrdinalIgnoreCase) || Plain(track.Title).Length > 3 && track.Title.Split('·', ' ').Any(w => w.Length > 1 && text.Contains($"{w} 부문", StringComparison.Ordinal));

    /// <summary>"홍길동_공문" is meant for 공문·보고.</summary>
    private static bool IsNamed(string source, Track track) => source.Split('_', '-', '(', ')', ' ', '.').Any(p => p == track.Id || track.Title.Split('·', ' ').Contains(p));

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormC).Where(char.IsLetterOrDigit));

    private static string LatenessOf(string at, DateTimeOffset? deadline) =>
        at.Length == 0 || deadline is null ? "" : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) > deadline ? "late" : "none";

    private static string T(string name) => CompetitionTexts.Get(name);
}
