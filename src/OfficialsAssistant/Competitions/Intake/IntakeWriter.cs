using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OfficialsAssistant.Competitions.Intake;

/// <summary>Makes submissions of confirmed rows: a receipt code each, identities apart, a receipt to send.</summary>
/// <param name="seed">Of the frozen rules: codes are repeatable and say nothing of the entrant.</param>
public sealed class IntakeWriter(Competition competition, string seed, string output)
{
    /// <returns>The rows with their codes.</returns>
    public IReadOnlyList<IntakeRow> Write(IReadOnlyList<IntakeRow> rows, IReadOnlyList<HandedIn> inbox)
    {
        var taken = rows.Where(r => r.Code.Length > 0).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var coded = new List<IntakeRow>();
        foreach (var row in rows)
        {
            if (row.Decision != "accept")
            {
                coded.Add(row);
                continue;
            }
            var code = row.Code.Length > 0 ? row.Code : CodeOf(row, taken);
            coded.Add(row with { Code = code });
            WriteWork(row with { Code = code }, inbox.First(i => i.Source == row.Source));
        }
        return coded;
    }

    private string CodeOf(IntakeRow row, HashSet<string> taken)
    {
        var hash = HMACSHA256.HashData(Convert.FromHexString(seed), Encoding.UTF8.GetBytes($"{row.Source}\n{row.Fingerprint}"));
        var number = BitConverter.ToUInt32(hash, 0) % 999;
        while (!taken.Add(Code(number))) number = (number + 1) % 999;
        return Code(number);

        static string Code(uint number) => string.Create(CultureInfo.InvariantCulture, $"A-{number + 1:000}");
    }

    private void WriteWork(IntakeRow row, HandedIn item)
    {
        var folder = Path.Combine(output, "submissions", row.Code);
        foreach (var file in item.Files) WholeFile.Write(Path.Combine(folder, file.Place switch { FilePlace.Work => "work", FilePlace.Identity => "identity", _ => "" }, file.Place == FilePlace.Log ? "log.jsonl" : file.Name), file.Bytes);
        var text = new StringBuilder()
            .Append("track: ").Append(row.Track).Append('\n')
            .Append("submittedAt: ").Append(row.SubmittedAt).Append('\n')
            .Append("late: ").Append(row.Late).Append('\n');
        if (row.Reason.Length > 0) text.Append("reason: ").Append(Canonical.Line(row.Reason)).Append('\n');
        text.Append("logSource: ").Append(item.Files.Any(f => f.Place == FilePlace.Log) ? "pasted" : "none").Append('\n');
        WholeFile.Write(Path.Combine(folder, "submission.yaml"), text.ToString());
        WholeFile.Write(Path.Combine(output, "receipts", row.Code + ".txt"), CompetitionTexts.Get(
            row.Late == "rejected" ? "ReceiptRejected" : "Receipt", row.Entrant, competition.Title, row.Code, competition.Tracks.First(t => t.Id == row.Track).Title, row.SubmittedAt,
            string.Join("\n", item.Files.Where(f => f.Place != FilePlace.Identity).Select(f => $"- {f.Name} ({f.Bytes.Length} bytes)")), row.Reason) + "\n");
    }
}
