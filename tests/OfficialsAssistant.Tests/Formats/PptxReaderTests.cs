using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class PptxReaderTests
{
    [SkippableFact]
    public void ReadsTheSlidesOfASample()
    {
        var bytes = File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("samples/office"), "km__mspowerpointfile.pptx"));
        var document = DocumentReader.Read(bytes, "x.pptx").Document!;

        Assert.Equal(["Sample PowerPoint File", "This is a Sample Slide"], document.Blocks.OfType<HeadingBlock>().Select(h => h.Text));
        Assert.Contains(document.Blocks, b => b is ListItemBlock { Marker: "•", Text: "Here is an outline of bulleted points", Page: 2 });
        Assert.Contains(document.Blocks, b => b is AsideBlock { Aside: AsideKind.HiddenComment, Page: 3 });
    }

    [Fact]
    public void ReadsFromTopToBottomWithTheTitleFirst()
    {
        static string Shape(string type, int y, string text) => $"<p:sp><p:nvSpPr><p:nvPr>{type}</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x='0' y='{y}'/></a:xfrm></p:spPr>" +
            $"<p:txBody><a:p><a:pPr><a:buAutoNum type='arabicPeriod'/></a:pPr><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>";
        const string table = "<p:graphicFrame><p:xfrm><a:off x='0' y='3000000'/></p:xfrm><a:graphic><a:graphicData><a:tbl><a:tblPr firstRow='1'/>" +
            "<a:tr><a:tc gridSpan='2'><a:txBody><a:p><a:r><a:t>머리</a:t></a:r></a:p></a:txBody></a:tc><a:tc hMerge='1'/></a:tr><a:tr><a:tc/><a:tc><a:txBody><a:p><a:r><a:t>값</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
        var blocks = DocumentReader.Read(Deck(Shape("", 5_000_000, "아래") + table + Shape("", 1_000_000, "위") + Shape("<p:ph type='title'/>", 6_000_000, "제목")), "x.pptx").Document!.Blocks;

        Assert.Equal(new HeadingBlock(1, "제목") { Page = 1 }, blocks[0]);
        Assert.Equal(new ListItemBlock(1, "1.", "위") { Page = 1 }, blocks[1]);
        var read = Assert.IsType<TableBlock>(blocks[2]);
        Assert.Equal((1, 2, "머리"), (read.HeaderRows, read.Cells[0].ColumnSpan, read.Cells[0].Text));
        Assert.Equal("값", read.Cells.Single(c => c is { Row: 1, Column: 1 }).Text);
        Assert.Equal("아래", Assert.IsType<ListItemBlock>(blocks[3]).Text);
    }

    internal static byte[] Deck(string shapes)
    {
        const string names = "xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
        return OfficeFile.Zip(
            ("ppt/presentation.xml", $"<p:presentation {names}><p:sldIdLst><p:sldId id='256' r:id='s'/></p:sldIdLst></p:presentation>"),
            ("ppt/_rels/presentation.xml.rels", "<r><Relationship Id='s' Type='x/slide' Target='slides/slide1.xml'/></r>"),
            ("ppt/slides/slide1.xml", $"<p:sld {names}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"));
    }
}
