using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class DocxReaderTests
{
    private static DocumentText Read(byte[] bytes) => DocumentReader.Read(bytes, "x.docx") is { Document: { } document } ? document : throw new InvalidOperationException("refused");

    private static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    [SkippableTheory]
    [InlineData("derivedLO__hwpxlib_SimpleTable.docx", "0,0,2,2,1 0,2,1,1,2 1,2,1,1,3 2,0,1,1,5 2,1,1,2,4")]
    public void ReadsMergedCellsOfASample(string name, string expected)
    {
        var table = Read(File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("samples/docx"), name))).Blocks.OfType<TableBlock>().First();

        Assert.Equal(expected, string.Join(' ', table.Cells.Select(c => $"{c.Row},{c.Column},{c.RowSpan},{c.ColumnSpan},{c.Text}")));
    }

    [Fact]
    public void RendersTheMarkersOfLists()
    {
        var level = (int depth, string format, string text) => $"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>";
        var numbering = $"<root><w:abstractNum w:abstractNumId='7'>{level(0, "decimal", "%1.")}{level(1, "ganada", "%2.")}{level(2, "decimalEnclosedCircle", "%3")}{level(3, "decimal", "%1-%4)")}</w:abstractNum>" +
            "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></root>";
        var item = (int depth, string text) => P(text, $"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='1'/></w:numPr>");
        var document = Read(OfficeFile.Docx(item(0, "a") + item(1, "b") + item(1, "c") + item(2, "d") + item(3, "e") + item(0, "f") + item(1, "g"), ("word/numbering.xml", numbering)));

        Assert.Equal("1.a 가.b 나.c ①d 1-1)e 2.f 가.g", string.Join(' ', document.Blocks.Cast<ListItemBlock>().Select(b => b.Marker + b.Text)));
    }

    [Fact]
    public void LeavesDeletedTextOutAndReadsATextBoxOnce()
    {
        var box = "<w:txbxContent>" + P("상자") + "</w:txbxContent>";
        var body = "<w:p><w:r><w:t>남은 </w:t></w:r><w:del><w:r><w:delText>지운</w:delText></w:r></w:del><w:ins><w:r><w:t>넣은</w:t></w:r></w:ins>" +
            $"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";

        Assert.Equal("남은 넣은\n상자", Read(OfficeFile.Docx(body)).PlainText(TextKinds.All));
    }

    [Fact]
    public void TakesNotesAndHeadersButNotMemosIntoSearch()
    {
        var body = "<w:p><w:r><w:t>본문</w:t><w:footnoteReference w:id='2'/><w:commentReference w:id='0'/></w:r></w:p><w:sectPr><w:headerReference r:id='h'/></w:sectPr>";
        var document = Read(OfficeFile.Docx(body,
            ("word/footnotes.xml", $"<root><w:footnote w:id='2'>{P("각주 내용")}</w:footnote></root>"),
            ("word/comments.xml", $"<root><w:comment w:id='0' w:author='김'>{P("메모 내용")}</w:comment></root>"),
            ("word/header1.xml", $"<root>{P("머리글")}</root>"),
            ("word/_rels/document.xml.rels", "<r><Relationship Id='h' Type='x/header' Target='header1.xml'/><Relationship Id='e' Type='x/image' Target='http://127.0.0.1:1/x' TargetMode='External'/></r>")));

        Assert.Equal("머리글\n본문\n1) 각주 내용", document.PlainText(TextKinds.Searched));
        Assert.Contains("메모 내용", document.PlainText(TextKinds.All), StringComparison.Ordinal);
    }

    [Fact]
    public void TellsHeadingsCaptionsEquationsAndPictures()
    {
        var body = P("제1장 총칙", "<w:pStyle w:val='1'/>") + P("[표 1] 현황", "<w:pStyle w:val='c'/>") + P("개요", "<w:outlineLvl w:val='2'/>") +
            "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>" +
            "<w:r><w:drawing><wp:docPr descr='청사 사진'/><a:blip/></w:drawing></w:r></w:p>";
        var styles = "<root><w:style w:styleId='1'><w:name w:val='heading 1'/></w:style><w:style w:styleId='c'><w:name w:val='caption'/></w:style></root>";
        var blocks = Read(OfficeFile.Docx(body, ("word/styles.xml", styles))).Blocks;

        Assert.Equal(new HeadingBlock(1, "제1장 총칙"), blocks[0]);
        Assert.Equal(AsideKind.Caption, Assert.IsType<AsideBlock>(blocks[1]).Aside);
        Assert.Equal(new HeadingBlock(3, "개요"), blocks[2]);
        Assert.Equal(new EquationBlock("(a)/(b)"), blocks[3]);
        Assert.Equal(new ImageBlock("청사 사진"), blocks[4]);
    }

    [SkippableFact]
    public void RefusesEntities() =>
        Assert.Equal(ReadRefusal.Malformed, DocumentReader.Read(File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("attacks/uploads"), "xxe.docx")), "xxe.docx").Refusal);

    [Fact]
    public void RefusesTablesInTablesWithoutEnd()
    {
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 5000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 5000));

        Assert.Equal(ReadRefusal.Malformed, DocumentReader.Read(OfficeFile.Docx(body), "x.docx").Refusal);
    }
}
