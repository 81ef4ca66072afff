using System.Text;

namespace OfficialsAssistant.Evals;

/// <summary>How far a recognised text is from the true one.</summary>
internal static class RecognitionError
{
    /// <summary>Edit distance over the length of the truth, in characters after NFC without white space; an empty truth counts as one character.</summary>
    public static double Of(string text, string truth)
    {
        var (ours, theirs) = (Letters(text), Letters(truth));
        return Distance(ours, theirs) / (double)Math.Max(1, theirs.Length);
    }

    /// <summary>Share of the truth's words (between white space) that the text has, each as often as it has it.</summary>
    public static double WordsRecalled(string text, string truth)
    {
        var ours = Words(text).CountBy(w => w).ToDictionary();
        var theirs = Words(truth).CountBy(w => w).ToList();
        return theirs.Count == 0 ? 1 : theirs.Sum(w => Math.Min(w.Value, ours.GetValueOrDefault(w.Key))) / (double)theirs.Sum(w => w.Value);
    }

    private static int Distance(Rune[] a, Rune[] b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[^1];
    }

    private static Rune[] Letters(string text) => [.. text.Normalize().EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r))];

    private static string[] Words(string text) => text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
