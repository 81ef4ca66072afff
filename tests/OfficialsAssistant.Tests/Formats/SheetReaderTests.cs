using System.Text;
using OfficialsAssistant.Formats;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class SheetReaderTests
{
    private static DocumentText Read(byte[] bytes, string name) => DocumentReader.Read(bytes, name) is { Document: { } document } ? document : throw new InvalidOperationException("refused");

    private static string Rows(Block block) => string.Join('\n', ((TableBlock)block).Rows.Select(r => string.Join('|', r)));

    [Fact]
    public void ShowsValuesAsTheirFormatsDo()
    {
        var document = Read(Workbook(), "예산.xlsx");

        Assert.Equal(new HeadingBlock(1, "예산") { Page = 1 }, document.Blocks[0]);
        Assert.Equal("항목|금액|비율|날짜\n인건비|1,234,568|12.5%|2026-11-24\n합계||3원|2026년 1월 2일", Rows(document.Blocks[1]));
        var table = (TableBlock)document.Blocks[1];
        Assert.Equal(1, table.HeaderRows);
        Assert.Equal((1, 2), table.Cells.Where(c => c.Text == "합계").Select(c => (c.RowSpan, c.ColumnSpan)).Single());
    }

    [Fact]
    public void KeepsAHiddenSheetOutOfSearch()
    {
        var hidden = Assert.IsType<AsideBlock>(Read(Workbook(), "x.xlsx").Blocks[2]);

        Assert.Equal((AsideKind.HiddenComment, "코드", 2), (hidden.Aside, hidden.Marker, hidden.Page));
        Assert.Contains("숨김", PlainText.Of(hidden.Blocks, TextKinds.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("이름,금액\n\"김, 철수\",\"1,000\"\n", 65001)]
    [InlineData("이름;금액\n김, 철수;1,000\n", 949)]
    [InlineData("이름\t금액\n김, 철수\t1,000\n", 1200)]
    public void TellsSeparatorAndEncodingOfATextTable(string text, int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(codePage);

        Assert.Equal("이름|금액\n김, 철수|1,000", Rows(Read([.. codePage == 1200 ? encoding.Preamble : [], .. encoding.GetBytes(text)], "x.csv").Blocks.Single()));
    }

    internal static byte[] Workbook()
    {
        const string main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        static string Text(string at, string text) => $"<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>";
        static string Number(string at, int style, string value) => $"<c r='{at}' s='{style}'><v>{value}</v></c>";
        return OfficeFile.Zip(
            ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
            ("_rels/.rels", $"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='{relationships}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {main}><sheets><sheet name='예산' sheetId='1' r:id='a'/><sheet name='코드' sheetId='2' state='hidden' r:id='b'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" +
                $"<Relationship Id='a' Type='{relationships}/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='b' Type='{relationships}/worksheet' Target='worksheets/sheet2.xml'/>" +
                $"<Relationship Id='s' Type='{relationships}/styles' Target='styles.xml'/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet {main}><numFmts count='3'><numFmt numFmtId='164' formatCode='0.0%'/><numFmt numFmtId='165' formatCode='yyyy&quot;년&quot; m&quot;월&quot; d&quot;일&quot;'/><numFmt numFmtId='166' formatCode='#,##0&quot;원&quot;'/></numFmts>" +
                "<cellXfs count='6'><xf numFmtId='0'/><xf numFmtId='3'/><xf numFmtId='164'/><xf numFmtId='14'/><xf numFmtId='165'/><xf numFmtId='166'/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet {main}><sheetData>" +
                $"<row r='2'>{Text("B2", "항목")}{Text("C2", "금액")}{Text("D2", "비율")}{Text("E2", "날짜")}</row>" +
                $"<row r='3'>{Text("B3", "인건비")}{Number("C3", 1, "1234567.6")}{Number("D3", 2, "0.125")}{Number("E3", 3, "46350")}</row>" +
                $"<row r='4'>{Text("B4", "합계")}{Number("D4", 5, "3")}{Number("E4", 4, "46024")}</row></sheetData><mergeCells><mergeCell ref='B4:C4'/></mergeCells></worksheet>"),
            ("xl/worksheets/sheet2.xml", $"<worksheet {main}><sheetData><row r='1'>{Text("A1", "숨김")}</row></sheetData></worksheet>"));
    }
}
