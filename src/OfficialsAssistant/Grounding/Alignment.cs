namespace OfficialsAssistant.Grounding;

/// <summary>Two sentences laid beside each other word by word: where they are nearly the same, what differs is what was changed.</summary>
internal sealed class Alignment
{
    /// <param name="Said">Words of the answer, as written; empty where it leaves some out.</param>
    /// <param name="Written">Words of the source in that place.</param>
    /// <param name="AtEnd">It reaches the last word of either.</param>
    internal sealed record Difference(string Said, string Written, bool AtEnd);

    public Alignment(string answer, string source)
    {
        string[] said = Words(answer), written = Words(source);
        string[] saidForms = [.. said.Select(WordForms.Of)], writtenForms = [.. written.Select(WordForms.Of)];
        var common = Common(saidForms, writtenForms);
        var matched = 0;
        List<Difference> differences = [];
        int i = 0, j = 0, fromI = 0, fromJ = 0;
        while (i < said.Length && j < written.Length)
        {
            if (saidForms[i] == writtenForms[j])
            {
                Close();
                matched++;
                (fromI, fromJ) = (++i, ++j);
            }
            else if (common[i + 1, j] >= common[i, j + 1]) i++;
            else j++;
        }
        (i, j) = (said.Length, written.Length);
        Close();
        Differences = differences;
        // What the answer leaves out at the end or the front does not make it less like the source.
        Likeness = said.Length == 0 ? 0 : (matched + differences.Where(d => d.Said.Length > 0 && d.Written.Length > 0 && ContentWords.Squeeze(d.Said) == ContentWords.Squeeze(d.Written)).Sum(d => Words(d.Said).Length)) / (double)said.Length;
        Length = said.Length;

        void Close()
        {
            if (i > fromI || j > fromJ) differences.Add(new Difference(string.Join(' ', said[fromI..i]), string.Join(' ', written[fromJ..j]), i == said.Length || j == written.Length));
        }
    }

    /// <summary>Share of the answer's words that stand in the source in the same order, 0 to 1.</summary>
    public double Likeness { get; }

    public int Length { get; }

    public IReadOnlyList<Difference> Differences { get; }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Longest common subsequence of what is left from each place on.</summary>
    private static int[,] Common(string[] one, string[] other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
            for (var j = other.Length - 1; j >= 0; j--)
                table[i, j] = one[i] == other[j] ? table[i + 1, j + 1] + 1 : Math.Max(table[i + 1, j], table[i, j + 1]);
        return table;
    }
}
