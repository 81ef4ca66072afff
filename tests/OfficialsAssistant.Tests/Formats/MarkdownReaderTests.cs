using System.Text;
using OfficialsAssistant.Formats;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class MarkdownReaderTests
{
    private static DocumentText Read(string text, string name = "x.md") => DocumentReader.Read(Encoding.UTF8.GetBytes(text), name).Document!;

    [Fact]
    public void KeepsFrontMatterAsWrittenAndNamesAnnexes()
    {
        var document = Read("""
            ---
            제목: 건축법 시행규칙
            공포번호: '01567'
            열람: [감사담당관, 총무과]
            첨부파일:
            - 별표번호: '0004'
              별표가지번호: '00'
              별표구분: 별표
              제목: 건축허가등 수수료의 범위(제10조 관련)
            - 별표번호: '0001'
              별표가지번호: '02'
              별표구분: 별표
              제목: 삭제 &lt;2000.7.4&gt;
            ---
            # 건축법 시행규칙
            """);

        Assert.Equal("건축법 시행규칙", document.Title);
        Assert.Equal("01567", document.Value("공포번호"));
        Assert.Equal(["감사담당관", "총무과"], document.Metadata["열람"]);
        Assert.Equal(["별표 4 건축허가등 수수료의 범위(제10조 관련)", "별표 1의2 삭제"], document.Metadata["첨부파일"]);
    }

    [Theory]
    [InlineData("a: &a [x, x]\nb: [*a, *a]")]
    [InlineData("a: &a x")]
    [InlineData("a: [[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("long")]
    [InlineData("many")]
    public void RefusesAFrontMatterThatWouldGrow(string yaml)
    {
        if (yaml == "long") yaml = $"a: {new string('x', 300_000)}";
        if (yaml == "many") yaml = $"a: [{string.Join(',', Enumerable.Repeat("x", 30_000))}]";
        Assert.Equal(ReadRefusal.BadFrontMatter, DocumentReader.Read(Encoding.UTF8.GetBytes($"---\n{yaml}\n---\n본문"), "x.md").Refusal);
    }

    [Fact]
    public void TakesMarkupAndAmendmentMarksAway()
    {
        var document = Read("""
            ##### 제2조 (정의)

            **①** 뜻은 다음과 같다. <개정 2009.6.9, 2011.9.16>

              1\. "대지(垈地)"란 &amp; 토지를 말한다.<신설 2020.1.1>
                가\. 첫째 목
            **②** 삭제 <1999.2.8>

            <img src="http://x"  alt="img1" >
            [본조신설 2011.9.16]
            """);

        Assert.Equal(
            [
                new HeadingBlock(5, "제2조 (정의)"),
                new ParagraphBlock("① 뜻은 다음과 같다."),
                new ListItemBlock(1, "1.", "\"대지(垈地)\"란 & 토지를 말한다."),
                new ListItemBlock(2, "가.", "첫째 목"),
                new ParagraphBlock("② 삭제"),
            ],
            document.Blocks);
    }

    [Fact]
    public void KeepsTheNameOfSupplementaryProvisions()
    {
        Assert.Equal(new HeadingBlock(2, "부칙 <제412호, 2026. 2. 20.>"), Assert.Single(Read("## 부칙 <제412호, 2026. 2. 20.>").Blocks));
    }

    [Fact]
    public void ReadsPipeTablesAndBoxTables()
    {
        var document = Read("""
            | 종류 | 창구 |
            |---|---:|
            | **등본** | 500원 |

            ┌────┬────┐

            │재직기간│연가 일수│

            ├────┼────┤

            │1년 미만│11      │

            │1년 이상│15      │

            └────┴────┘
            """);

        var tables = document.Blocks.Cast<TableBlock>().ToList();
        Assert.Equal(2, tables.Count);
        Assert.All(tables, t => Assert.True(t.HasHeader));
        Assert.Equal(["등본", "500원"], tables[0].Rows[1]);
        Assert.Equal([["재직기간", "연가 일수"], ["1년 미만", "11"], ["1년 이상", "15"]], tables[1].Rows);
    }

    [Fact]
    public void ComposesHangul()
    {
        var decomposed = "당직".Normalize(NormalizationForm.FormD);
        Assert.Equal(new ParagraphBlock("당직"), Assert.Single(Read(decomposed).Blocks));
    }

    [Fact]
    public void ReadsTextInUtf16AndCp949()
    {
        Assert.Equal("가나다", Text([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("가나다")]));
        Assert.Equal("가나다", Text([0xB0, 0xA1, 0xB3, 0xAA, 0xB4, 0xD9]));

        static string Text(byte[] bytes) => ((ParagraphBlock)DocumentReader.Read(bytes, "x.txt").Document!.Blocks[0]).Text;
    }

    [Theory]
    [InlineData("x.exe", "abc", ReadRefusal.UnknownFormat)]
    [InlineData("x.md", "  \n", ReadRefusal.Empty)]
    [InlineData("x.md", "a\0b", ReadRefusal.NotText)]
    [InlineData("x.md", "---\n제목: [한빛\n---\n본문", ReadRefusal.BadFrontMatter)]
    public void RefusesWithAReason(string name, string text, ReadRefusal refusal) =>
        Assert.Equal(refusal, DocumentReader.Read(Encoding.UTF8.GetBytes(text), name).Refusal);

    [Fact]
    public void RefusesWhatIsTooLarge() =>
        Assert.Equal(ReadRefusal.TooLarge, DocumentReader.Read(new byte[DocumentReader.MaxBytes + 1], "x.txt").Refusal);
}
