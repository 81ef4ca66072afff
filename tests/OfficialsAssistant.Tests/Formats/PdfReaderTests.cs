using System.Globalization;
using System.Text;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class PdfReaderTests
{
    private static DocumentText Read(byte[] bytes) => DocumentReader.Read(bytes, "x.pdf") is { Document: { } document } ? document : throw new InvalidOperationException("refused");

    private static DocumentText Sample(string name) => Read(File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("samples/pdf"), name)));

    private static ReadRefusal? Attack(string name) =>
        DocumentReader.Read(File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("attacks/uploads"), name)), name).Refusal;

    [SkippableFact]
    public void ReadsHeadingsParagraphsAndMergedCellsOfANotice()
    {
        var document = Sample("derivedLO__mfds_admin_notice.pdf");

        Assert.Contains(document.Blocks, b => b is HeadingBlock { Level: 1, Text: "생산·수입 중단 보고대상 의료기기 및 보고 방법 일부개정고시(안)", Page: 1 });
        Assert.Contains(document.Blocks, b => b is ParagraphBlock p && p.Text.Contains("미리 알려 의견을 수렴하고자", StringComparison.Ordinal));
        Assert.Contains(document.Blocks, b => b is ListItemBlock { Marker: "2.", Text: "주요내용", Page: 2 });
        var form = document.Blocks.OfType<TableBlock>().First();
        Assert.Equal((5, 1), form.Cells.Where(c => c.Text.StartsWith("추천인", StringComparison.Ordinal)).Select(c => (c.RowSpan, c.ColumnSpan)).Single());
        Assert.All(document.Blocks, b => Assert.NotNull(b.Page));
    }

    [SkippableFact]
    public void ShowsARunningHeaderOnce()
    {
        var document = Sample("openhwp__한글문서파일형식_배포용문서_revision1.2.pdf");

        var header = Assert.Single(document.Blocks.OfType<AsideBlock>(), a => a.Aside == AsideKind.Header);
        Assert.Contains("글 문서 파일 형식", PlainText.Of(header.Blocks, TextKinds.Searched), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadsTwoColumnsOneAfterTheOther()
    {
        var left = Enumerable.Range(1, 6).Select(i => (50, 700 - 14 * i, $"left column line {i} is long enough to fill it"));
        var right = Enumerable.Range(1, 6).Select(i => (320, 700 - 14 * i, $"right column line {i} is long enough as well"));
        var text = Read(Pdf([.. left.Zip(right).SelectMany(p => new[] { p.First, p.Second })])).PlainText(TextKinds.Body);

        Assert.True(text.IndexOf("left column line 6", StringComparison.Ordinal) < text.IndexOf("right column line 1", StringComparison.Ordinal), text);
    }

    [Fact]
    public void KeepsLabelsAndTheirValuesOnOneLine()
    {
        var rows = Enumerable.Range(1, 6).SelectMany(i => new[] { (50, 700 - 14 * i, $"Label {i}"), (320, 700 - 14 * i, $"value {i}") });

        Assert.Contains("Label 2 value 2", Read(Pdf([.. rows])).PlainText(TextKinds.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void ListsAPageWithoutText() => Assert.Equal(1, Assert.IsType<EmptyPageBlock>(Assert.Single(Read(Pdf()).Blocks)).Page);

    [Fact]
    public void KeepsTextThatNobodySeesOutOfWhatIsSearched()
    {
        var document = Read(Pdf("BT /F 12 Tf 50 700 Td (seen) Tj ET BT /F 12 Tf 3 Tr 50 600 Td (invisible) Tj ET BT 0 Tr 1 1 1 rg /F 12 Tf 50 500 Td (white) Tj ET " +
            "0 0 0 rg BT /F 12 Tf 5000 400 Td (outside) Tj ET 0 0 1 rg 40 290 200 40 re f 1 1 1 rg BT /F 12 Tf 50 300 Td (on blue) Tj ET"));

        var text = document.PlainText(TextKinds.Searched);
        Assert.Contains("seen", text, StringComparison.Ordinal);
        Assert.Contains("on blue", text, StringComparison.Ordinal);
        Assert.All(["invisible", "white", "outside"], hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.Contains("invisible", document.PlainText(TextKinds.All), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("pdf_circular_ref.pdf", ReadRefusal.Malformed)]
    [InlineData("pdf_flate_bomb2.pdf", ReadRefusal.TooMuchInside)]
    [InlineData("pdf_q_flood.pdf", ReadRefusal.TooMuchInside)]
    [InlineData("polyglot_pdf_zip.pdf", ReadRefusal.Malformed)]
    public void RefusesFilesMadeToDoHarm(string name, ReadRefusal expected) => Assert.Equal(expected, Attack(name));

    private static byte[] Pdf(params (int X, int Y, string Text)[] lines) =>
        Pdf(string.Concat(lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"BT /F 10 Tf {l.X} {l.Y} Td ({l.Text}) Tj ET "))));

    /// <summary>A page of A4 with these drawing operators.</summary>
    internal static byte[] Pdf(string content)
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var at = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            at.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in at) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
