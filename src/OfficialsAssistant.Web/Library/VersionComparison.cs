using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Library;

/// <summary>A line of a comparison.</summary>
/// <param name="Kind">Unchanged, Inserted or Deleted; Imaginary stands for equal lines left out, and <paramref name="Text"/> says how many.</param>
public sealed record ComparedLine(ChangeType Kind, string Text);

/// <summary>Compares the texts of two versions line by line.</summary>
public sealed class VersionComparison(FileStore files)
{
    private const int MostLines = 20_000, Around = 2;

    /// <returns>The lines that differ with those around them; empty when there are none, null when the texts are too long.</returns>
    public async Task<IReadOnlyList<ComparedLine>?> CompareAsync(ReadDocument older, ReadDocument newer, CancellationToken cancellationToken)
    {
        var (before, after) = (await TextAsync(older, cancellationToken), await TextAsync(newer, cancellationToken));
        if (before.AsSpan().Count('\n') + after.AsSpan().Count('\n') > MostLines) return null;
        var diff = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: true);
        return diff.HasDifferences ? Shortened(diff.Lines) : [];
    }

    // Rows of empty cells say nothing.
    private async Task<string> TextAsync(ReadDocument read, CancellationToken cancellationToken) =>
        string.Join('\n', (await WholeTextAsync(read, cancellationToken)).Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)));

    private async Task<string> WholeTextAsync(ReadDocument read, CancellationToken cancellationToken) =>
        await files.ReadTextAsync(read.Version.ContentHash, cancellationToken) is { } text
            ? text.PlainText(TextKinds.Searched | TextKinds.Markers)
            : string.Join('\n', read.Passages.Select(p => p.Text));

    private static List<ComparedLine> Shortened(List<DiffPiece> lines)
    {
        var shown = new List<ComparedLine>();
        var left = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[Math.Max(0, i - Around)..Math.Min(lines.Count, i + Around + 1)].Exists(l => l.Type != ChangeType.Unchanged))
            {
                left++;
                continue;
            }
            if (left > 0) shown.Add(Gap(left));
            left = 0;
            shown.Add(new ComparedLine(lines[i].Type, lines[i].Text ?? ""));
        }
        if (left > 0) shown.Add(Gap(left));
        return shown;
    }

    private static ComparedLine Gap(int lines) => new(ChangeType.Imaginary, lines.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
