using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats.Hwp;

/// <summary>Real HWP files of many programs and versions.</summary>
public sealed class HwpSampleTests
{
    [SkippableFact]
    public void ADistributionDocumentIsDecrypted()
    {
        var document = Read("openhwp__한글문서파일형식_배포용문서_revision1.2.hwp");
        Assert.Contains("배포용", document.Title, StringComparison.Ordinal);
        Assert.Contains("배포용", document.PlainText(TextKinds.Body), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void NumbersOfListsAndOutlinesAreRestored()
    {
        var blocks = Read("hwpforge__sample-mixed-lists-with-outline.hwp").Blocks;
        Assert.Equal(["●", "●", "●", "1.", "2.", "3.", "1.", "2."], blocks.OfType<ListItemBlock>().Select(i => i.Marker));
        Assert.Equal(["1.", "가.", "1)", "나.", "2."], blocks.OfType<HeadingBlock>().Select(h => h.Marker));
        Assert.Equal([1, 2, 3, 2, 1], blocks.OfType<HeadingBlock>().Select(h => h.Level));
    }

    [SkippableFact]
    public void NotesCarryTheirNumbers()
    {
        var notes = Read("hwpjs__footnote-endnote.hwp").Blocks.OfType<AsideBlock>().ToList();
        Assert.Equal([AsideKind.Footnote, AsideKind.Footnote, AsideKind.Endnote, AsideKind.Endnote], notes.Select(n => n.Aside));
        Assert.Equal(["1)", "2)", "1)", "2)"], notes.Select(n => n.Marker));
        Assert.All(notes, n => Assert.False(PlainText.Of(n.Blocks, TextKinds.All).StartsWith(n.Marker, StringComparison.Ordinal)));
    }

    [SkippableFact]
    public void HeadersAndFootersStandBesideTheBody() => Assert.Equal(
        [AsideKind.Header, AsideKind.Footer], Read("hwpjs__headerfooter.hwp").Blocks.OfType<AsideBlock>().Select(a => a.Aside));

    [SkippableFact]
    public void TheSameDocumentInHwpAndHwpxReadsAlike()
    {
        var pairs = Directory.GetFiles(SharedMaterial.Folder("samples/hwp"))
            .Select(f => (Hwp: f, Hwpx: SharedMaterial.Folder("samples/hwpx") + "/" + Path.GetFileName(f) + "x")).Where(p => File.Exists(p.Hwpx)).ToList();
        Assert.True(pairs.Count >= 40, "pairs of samples");
        Assert.Equal([], pairs.Where(p => !Alike(p.Hwp, p.Hwpx)).Select(p => Path.GetFileName(p.Hwp)));
    }

    private static bool Alike(string hwp, string hwpx)
    {
        var (one, other) = (ReadFile(hwp), ReadFile(hwpx));
        return one.PlainText(TextKinds.All) == other.PlainText(TextKinds.All) && Cells(one.Blocks).SequenceEqual(Cells(other.Blocks));
    }

    // A row, a column, spans and the text of each cell, those of nested tables after the cell that holds them.
    private static IEnumerable<(int, int, int, int, string)> Cells(IEnumerable<Block> blocks) => blocks.SelectMany(b => b switch
    {
        TableBlock table => table.Cells.SelectMany(c => Cells(c.Blocks).Prepend((c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text))),
        AsideBlock aside => Cells(aside.Blocks),
        _ => [],
    });

    private static DocumentText Read(string sample) => ReadFile(Path.Combine(SharedMaterial.Folder("samples/hwp"), sample));

    private static DocumentText ReadFile(string path) => Assert.IsType<DocumentText>(DocumentReader.Read(File.ReadAllBytes(path), path).Document);
}
