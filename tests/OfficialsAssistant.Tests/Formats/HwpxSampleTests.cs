using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

/// <summary>Real files of Hancom and of other writers.</summary>
public sealed class HwpxSampleTests
{
    [SkippableFact]
    public void AMemoIsKeptAndNotSearched()
    {
        var document = Sample("pyhwpx__note_example");
        Assert.Contains("11월 4일(화)", document.PlainText(TextKinds.All), StringComparison.Ordinal);
        Assert.DoesNotContain("11월 4일(화)", document.PlainText(TextKinds.Searched), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ANoteHasItsNumber()
    {
        var notes = Sample("hwpjs__footnote-endnote").Blocks.OfType<AsideBlock>().ToList();
        Assert.Equal(["Footnote 1) 각주입니다.", "Footnote 2) 각주 두 번째입니다.", "Endnote 1) 미주입니다.", "Endnote 2) 미주 두 번째입니다."], notes.Select(n => $"{n.Aside} {n.Marker} {PlainText.Of(n.Blocks, TextKinds.Body)}"));
    }

    [SkippableFact]
    public void OutlinesAreHeadingsWithTheirNumbers() => Assert.Equal(
        ["1 1. 개요 1", "2 가. 개요2", "3 1) 개요3", "4 가) 개요4", "5 (1) 개요 5", "5 (2) 개요 5-2", "2 나. 개요2-2", "6 (가) 개요 6", "6 (나) 개요 6-2", "1 2. 개요 1-2"],
        Sample("hwpjs__outline").Blocks.OfType<HeadingBlock>().Select(h => $"{h.Level} {h.Marker} {h.Text}"));

    [SkippableFact]
    public void AnEquationIsItsScript() =>
        Assert.Contains(Sample("pyhwpx__equation_p0").Blocks, b => b is EquationBlock { Script: "x = {-b +- sqrt{b^2 -4ac}} over {2a}" });

    [SkippableFact]
    public void TheFirstLetterInABoxBelongsToItsParagraph() =>
        Assert.StartsWith("발광다이오드(LED", Sample("hwpxlib__3_test").PlainText(TextKinds.Body), StringComparison.Ordinal);

    [SkippableFact]
    public void EveryTableCoversItsGridOnce()
    {
        foreach (var file in Directory.EnumerateFiles(SharedMaterial.Folder("samples/hwpx"), "*.hwpx"))
        {
            if (DocumentReader.Read(File.ReadAllBytes(file), file).Document is not { } document) continue;
            foreach (var table in Tables(document.Blocks))
            {
                var places = table.Cells.SelectMany(c => Enumerable.Range(c.Row, c.RowSpan).SelectMany(r => Enumerable.Range(c.Column, c.ColumnSpan).Select(column => (r, column)))).ToList();
                Assert.True(places.Count == places.Distinct().Count(), $"{Path.GetFileName(file)}: cells overlap.");
            }
        }
    }

    [SkippableFact]
    public void APasswordIsToldFromDamage() => Assert.Equal(ReadRefusal.Password, Read("samples/hwpx/kordoc__HWP5-password-123456.hwpx").Refusal);

    [SkippableTheory]
    [InlineData("billion_laughs")]
    [InlineData("deep_xml")]
    [InlineData("zipslip")]
    public void AttacksAreRefused(string name) => Assert.Equal(ReadRefusal.Malformed, Read($"attacks/uploads/{name}.hwpx").Refusal);

    private static IEnumerable<TableBlock> Tables(IEnumerable<Block> blocks) => blocks.SelectMany(b => b switch
    {
        TableBlock table => [table, .. table.Cells.SelectMany(c => Tables(c.Blocks))],
        AsideBlock aside => Tables(aside.Blocks),
        _ => [],
    });

    private static DocumentText Sample(string name) => Read($"samples/hwpx/{name}.hwpx").Document!;

    private static ReadResult Read(string path) => DocumentReader.Read(File.ReadAllBytes(SharedMaterial.Folder(path)), Path.GetFileName(path));
}
