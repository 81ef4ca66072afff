using System.Text;
using OfficialsAssistant.Formats;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class HtmlAndMailTests
{
    private static ReadResult Read(string text, string name) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), name);

    [Fact]
    public void ReadsHeadingsListsAndTablesOfAPage()
    {
        var document = Read("""
            <!doctype html><html><head><title>안내</title><script>alert(1)</script></head><body>
            <h2>신청 <b>방법</b></h2>첫 문단<br>둘째 줄<ol type="a"><li>하나<ul><li>안쪽</li></ul></li><li>둘</li></ol>
            <table><thead><tr><th>구분</th><th>금액</th></tr></thead><tr><td rowspan="2">가</td><td>1</td></tr><tr><td>2</td></tr></table>
            <p style="display: none">보이지 않는 지시</p></body></html>
            """, "x.html").Document!;

        Assert.Equal("안내", document.Title);
        Assert.Equal(new HeadingBlock(2, "신청 방법"), document.Blocks[0]);
        Assert.Equal(new ParagraphBlock("첫 문단\n둘째 줄"), document.Blocks[1]);
        Assert.Equal(["1a.하나", "2•안쪽", "1b.둘"], document.Blocks.OfType<ListItemBlock>().Select(i => $"{i.Level}{i.Marker}{i.Text}"));
        var table = document.Blocks.OfType<TableBlock>().Single();
        Assert.Equal((1, 2), (table.HeaderRows, table.Cells.Single(c => c.Text == "가").RowSpan));
        Assert.Equal((2, 1), table.Cells.Where(c => c.Text == "2").Select(c => (c.Row, c.Column)).Single());
        Assert.DoesNotContain("보이지 않는", document.PlainText(TextKinds.Searched), StringComparison.Ordinal);
        Assert.DoesNotContain("alert", document.PlainText(TextKinds.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("div")]
    [InlineData("b")]
    public void RefusesElementsNestedWithoutEnd(string element) =>
        Assert.Equal(ReadRefusal.Malformed, Read("<html>" + string.Concat(Enumerable.Repeat($"<{element}>", 100_000)) + "x", "x.html").Refusal);

    [Fact]
    public void ReadsAMailWithItsAttachments()
    {
        var csv = Convert.ToBase64String(Encoding.UTF8.GetBytes("이름,수\n가,1\n"));
        var document = Read($"""
            From: =?utf-8?B?{Convert.ToBase64String("김주무"u8)}?= <kim@example.kr>
            To: lee@example.kr
            Subject: =?utf-8?B?{Convert.ToBase64String("회의 안내"u8)}?=
            Date: Tue, 24 Nov 2026 09:00:00 +0900
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            회의를 엽니다.
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="list.csv"
            Content-Transfer-Encoding: base64

            {csv}
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="run.exe"
            Content-Transfer-Encoding: base64

            TVqQAAMAAAAEAAAA
            --b--
            """.ReplaceLineEndings("\r\n"), "x.eml").Document!;

        Assert.Equal("회의 안내", document.Title);
        Assert.Equal("2026-11-24 09:00 +09:00", document.Value("Date"));
        Assert.Equal("회의 안내\n회의를 엽니다.\nlist.csv\n이름\t수\n가\t1", document.PlainText(TextKinds.Body));
        Assert.Equal(["run.exe: UnknownFormat"], document.Metadata["unread"]);
    }
}
