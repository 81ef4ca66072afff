using System.Globalization;

namespace OfficialsAssistant.Formats.Scans;

/// <summary>A word on a page image, in pixels.</summary>
/// <param name="Confidence">0 to 100, as the program says.</param>
public sealed record RecognisedWord(int Left, int Top, int Width, int Height, double Confidence, string Text);

/// <summary>What was recognised on one page.</summary>
/// <param name="Paragraphs">In reading order; the lines of one are parted by '\n'. NFC.</param>
/// <param name="Words">All words with their places on the prepared image.</param>
public sealed record RecognisedPage(IReadOnlyList<string> Paragraphs, IReadOnlyList<RecognisedWord> Words)
{
    public string Text => string.Join("\n\n", Paragraphs);

    /// <summary>Mean of the words' confidence, weighted by their characters, 0 to 100; 0 without a word.</summary>
    public double Confidence => Words.Sum(w => w.Text.Length) is var all and > 0 ? Words.Sum(w => w.Confidence * w.Text.Length) / all : 0;

    /// <summary>Reads tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.</summary>
    public static RecognisedPage OfTsv(string tsv)
    {
        var words = new List<(string Paragraph, string Line, RecognisedWord Word)>();
        foreach (var line in tsv.Split('\n').Skip(1))
        {
            var c = line.TrimEnd('\r').Split('\t');
            if (c.Length < 12 || c[0] != "5" || string.IsNullOrWhiteSpace(c[11])) continue;
            var word = new RecognisedWord(Int(c[6]), Int(c[7]), Int(c[8]), Int(c[9]), double.Parse(c[10], CultureInfo.InvariantCulture), c[11].Trim().Normalize());
            words.Add(($"{c[2]}.{c[3]}", c[4], word));
        }
        var paragraphs = words.GroupBy(w => w.Paragraph).Select(p => string.Join('\n', p.GroupBy(w => w.Line).Select(l => string.Join(' ', l.Select(w => w.Word.Text)))));
        return new RecognisedPage([.. paragraphs], [.. words.Select(w => w.Word)]);
    }

    private static int Int(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
