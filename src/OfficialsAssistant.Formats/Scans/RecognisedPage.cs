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

    /// <summary>
    /// Reads tesseract's two outputs. The text comes from the first: only it knows which gaps are spaces. The TSV (level, page, block,
    /// paragraph, line, word, left, top, width, height, confidence, text) has places and confidence, but parts nearly every syllable.
    /// </summary>
    public static RecognisedPage Of(string text, string tsv) => new([.. ParagraphsOf(text)], [.. tsv.Split('\n').Skip(1).Select(Word).OfType<RecognisedWord>()]);

    private static IEnumerable<string> ParagraphsOf(string text) =>
        text.Replace('\f', '\n').ReplaceLineEndings("\n").Normalize().Split("\n\n")
            .Select(p => string.Join('\n', p.Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0)))
            .Where(p => p.Length > 0);

    private static RecognisedWord? Word(string line)
    {
        var c = line.TrimEnd('\r').Split('\t');
        return c.Length < 12 || c[0] != "5" || string.IsNullOrWhiteSpace(c[11])
            ? null
            : new RecognisedWord(Int(c[6]), Int(c[7]), Int(c[8]), Int(c[9]), double.Parse(c[10], CultureInfo.InvariantCulture), c[11].Trim().Normalize());
    }

    private static int Int(string number) => int.Parse(number, CultureInfo.InvariantCulture);
}
