using OfficialsAssistant.Formats;
using Xunit;
using static OfficialsAssistant.Tests.Formats.HwpxFile;

namespace OfficialsAssistant.Tests.Formats;

public sealed class HwpxReaderTests
{
    [Theory]
    [InlineData(Ns2011)]
    [InlineData(Ns2024)]
    public void ReadsTheNamespacesOfHancomAndOfTheStandard(string ns) => Assert.Equal([new ParagraphBlock("당직 근무")], Blocks(Line("당직 근무"), ns: ns));

    [Fact]
    public void TrackedDeletionsAreNoText()
    {
        // Within a run, from one run to the next, and over the end of a paragraph.
        const string section = """
            <hp:p><hp:run><hp:t>기한은 <hp:deleteBegin Id="1" TcId="1"/>3일<hp:deleteEnd Id="1" TcId="1"/><hp:insertBegin Id="2" TcId="2"/>5일<hp:insertEnd Id="2" TcId="2"/>이다.</hp:t></hp:run></hp:p>
            <hp:p><hp:run><hp:t>남는 말<hp:deleteBegin Id="3" TcId="3" paraend="1"/> 지운 말</hp:t></hp:run><hp:run><hp:t>도 지운 말</hp:t></hp:run></hp:p>
            <hp:p><hp:run><hp:t>지운 문단<hp:deleteEnd Id="3" TcId="3" paraend="0"/>과 남는 문단</hp:t></hp:run></hp:p>
            """;
        Assert.Equal("기한은 5일이다.\n남는 말\n과 남는 문단", Read(Package([("section0", section)])).PlainText(TextKinds.All));
    }

    [Fact]
    public void ADeletionThatNeverEndsTakesNothingWithIt() =>
        Assert.Equal("가나\n다", PlainText.Of(Blocks(P(Run("<hp:t>가<hp:deleteBegin Id=\"9\"/>나</hp:t>")) + Line("다")), TextKinds.All));

    [Fact]
    public void ASwitchIsReadOnceWhereverItStands()
    {
        var known = $"<hp:case hp:required-namespace=\"http://www.hancom.co.kr/hwpml/2016/HwpUnitChar\">{Line("새 판")}</hp:case>";
        var unknown = $"<hp:case hp:required-namespace=\"urn:someone-else\">{Line("남의 것")}</hp:case>";
        Assert.Equal([new ParagraphBlock("새 판")], Blocks($"<hp:switch>{known}<hp:default>{Line("옛 판")}</hp:default></hp:switch>"));
        Assert.Equal([new ParagraphBlock("옛 판")], Blocks($"<hp:switch>{unknown}<hp:default>{Line("옛 판")}</hp:default></hp:switch>"));
        Assert.Equal([new ParagraphBlock("앞 가 뒤")], Blocks(P(Run(
            "<hp:t>앞 </hp:t><hp:switch><hp:case hp:required-namespace=\"http://www.hancom.co.kr/hwpml/2016/paragraph\"><hp:t>가</hp:t></hp:case><hp:default><hp:t>나</hp:t></hp:default></hp:switch><hp:t> 뒤</hp:t>"))));
    }

    [Fact]
    public void SectionsFollowTheSpineAndNoneIsForgotten()
    {
        var package = Package([("section1", Line("첫째")), ("section0", Line("둘째"))], others: ("Contents/section2.xml", "<sec>" + "<p><run><t>셋째</t></run></p></sec>"));
        var document = Read(package);
        Assert.Equal("첫째\n둘째\n셋째", document.PlainText(TextKinds.All));
        Assert.Equal(("시행계획", "홍길동"), (document.Title, document.Value("creator")));
    }

    [Fact]
    public void AHeaderThatEverySectionRepeatsStandsOnce()
    {
        var section = P(Run($"<hp:ctrl><hp:header><hp:subList>{Line("서초구")}</hp:subList></hp:header></hp:ctrl><hp:t>본문</hp:t>"));
        var blocks = Read(Package([("section0", section), ("section1", section)])).Blocks;
        Assert.Single(blocks.OfType<AsideBlock>(), a => a.Aside == AsideKind.Header);
        Assert.Equal("본문\n본문", PlainText.Of(blocks, TextKinds.Body));
    }

    [Fact]
    public void WhatNobodyFilledInIsGuideText()
    {
        static string Field(string content) =>
            $"<hp:ctrl><hp:fieldBegin id=\"1\" type=\"CLICK_HERE\"><hp:parameters><hp:stringParam name=\"Command\">Clickhere:set:45:Direction:wstring:3:과목명 HelpState:wstring:0:  </hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl>{content}<hp:ctrl><hp:fieldEnd beginIDRef=\"1\"/></hp:ctrl>";
        Assert.Equal([new ParagraphBlock("과목:"), new GuideBlock("과목명")], Blocks(P(Run("<hp:t>과목: </hp:t>" + Field("")))));
        Assert.Equal([new ParagraphBlock("과목:"), new GuideBlock("과목명")], Blocks(P(Run("<hp:t>과목: </hp:t>" + Field("<hp:t>과목명</hp:t>")))));
        Assert.Equal([new ParagraphBlock("과목: 정보")], Blocks(P(Run("<hp:t>과목: </hp:t>" + Field("<hp:t>정보</hp:t>")))));
    }

    [Fact]
    public void WhatStandsInALineWithoutBeingCharactersIsRead()
    {
        Assert.Equal([new ParagraphBlock("主(주) ㉾ ☑동의 ☐거부 1,200 홍길동 3")], Blocks(P(Run("""
            <hp:dutmal><hp:mainText>主</hp:mainText><hp:subText>주</hp:subText></hp:dutmal><hp:t> </hp:t><hp:compose composeText="㉾"/><hp:t> </hp:t>
            <hp:checkBtn caption="동의" value="CHECKED"/><hp:t> </hp:t><hp:checkBtn caption="거부" value="UNCHECKED"/><hp:t> </hp:t>
            <hp:ctrl><hp:fieldBegin type="FORMULA"><hp:parameters><hp:stringParam name="LastResult">1,200</hp:stringParam></hp:parameters></hp:fieldBegin></hp:ctrl><hp:ctrl><hp:fieldEnd/></hp:ctrl><hp:t> </hp:t>
            <hp:edit><hp:text>홍길동</hp:text></hp:edit><hp:t> </hp:t><hp:ctrl><hp:autoNum num="3" numType="TABLE"><hp:autoNumFormat type="DIGIT"/></hp:autoNum></hp:ctrl>
            """))));
    }

    // U+F02B1 to U+F02B9 are 1 to 9 in a box; what follows are halves that are laid over one another: a ministry's list of 1 to 12 has them.
    [Fact]
    public void SignsOfHancomsFontsAreReadable() => Assert.Equal(
        [new ParagraphBlock("① ⑨ ⑫ ❸ ❶━□ ᄒᆞᆫ글")],
        Blocks(P(Run("<hp:t>&#xF02B1; &#xF02B9; </hp:t><hp:compose composeText=\"&#xF02BA;&#xF02C5;\"/><hp:t> &#xF02D0; &#xF02CE;&#xF080F;&#xF06F; &#xF53A;글</hp:t>"))));

    [Fact]
    public void ListsAreNumberedAsTheHeadSays()
    {
        const string head = """
            <hh:numbering id="1"><hh:paraHead level="1" start="1" numFormat="DIGIT">제^1장</hh:paraHead><hh:paraHead level="2" start="3" numFormat="HANGUL_SYLLABLE">^1-^2)</hh:paraHead></hh:numbering>
            <hh:bullet id="7" char="&#xF06C;"/>
            <hh:paraPr id="1"><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr><hh:paraPr id="2"><hh:heading type="NUMBER" idRef="1" level="1"/></hh:paraPr>
            <hh:paraPr id="3"><hh:heading type="BULLET" idRef="7" level="0"/></hh:paraPr>
            """;
        var blocks = Blocks("<hp:p paraPrIDRef=\"1\"><hp:run><hp:secPr outlineShapeIDRef=\"1\"/><hp:t>총칙</hp:t></hp:run></hp:p>" + Line("가", 2) + Line("본문") + Line("나", 2) + Line("다", 3), head);
        Assert.Equal(
            [new HeadingBlock(1, "총칙") { Marker = "제1장" }, new ListItemBlock(2, "1-다)", "가"), new ParagraphBlock("본문"), new ListItemBlock(2, "1-라)", "나"), new ListItemBlock(1, "●", "다")], blocks);
        Assert.Equal("제1장 총칙", PlainText.Of(blocks.Take(1), TextKinds.Searched));
    }

    [Fact]
    public void AMergedCellIsOneCellAndItsTableStandsBetweenTheTextAroundIt()
    {
        static string Cell(int row, int column, int rows, int columns, string text) =>
            $"<hp:tc header=\"{(row == 0 ? 1 : 0)}\"><hp:subList>{Line(text)}</hp:subList><hp:cellAddr colAddr=\"{column}\" rowAddr=\"{row}\"/><hp:cellSpan colSpan=\"{columns}\" rowSpan=\"{rows}\"/></hp:tc>";
        var blocks = Blocks(P(Run("<hp:t>앞</hp:t><hp:tbl repeatHeader=\"1\">" +
            $"<hp:caption side=\"TOP\"><hp:subList>{Line("[표]")}</hp:subList></hp:caption><hp:tr>{Cell(0, 0, 1, 2, "구분")}</hp:tr><hp:tr>{Cell(1, 0, 1, 1, "가")}{Cell(1, 1, 1, 1, "나")}</hp:tr></hp:tbl><hp:t>뒤</hp:t>")));
        Assert.Equal("앞\n[표]\n구분\n가\t나\n뒤", PlainText.Of(blocks, TextKinds.All));
        var table = Assert.Single(blocks.OfType<TableBlock>());
        Assert.Equal((1, 2), (table.HeaderRows, table.Cells[0].ColumnSpan));
    }

    [Fact]
    public void AControlCharacterCostsNoText() => Assert.Equal([new ParagraphBlock("가나")], Blocks(Line("가&#x1F;나")));

    [Fact]
    public void ALongNumberIsNotRepeatedForEveryItem()
    {
        var head = $"<hh:numbering id=\"1\"><hh:paraHead level=\"1\" numFormat=\"DIGIT\">{new string('가', 1_000_000)}</hh:paraHead></hh:numbering><hh:paraPr id=\"2\"><hh:heading type=\"NUMBER\" idRef=\"1\" level=\"0\"/></hh:paraPr>";
        var blocks = Blocks(string.Concat(Enumerable.Repeat(Line("항목", 2), 1000)), head);
        Assert.InRange(PlainText.Of(blocks, TextKinds.All).Length, 1000, 100_000);
    }

    [Fact]
    public void TablesInTablesWithoutEndAreTextAtSomeDepth()
    {
        var nested = Line("속");
        for (var i = 0; i < 30; i++) nested = P(Run($"<hp:tbl><hp:tr><hp:tc><hp:subList>{nested}</hp:subList></hp:tc></hp:tr></hp:tbl>"));
        var document = Read(Package([("section0", nested)]));
        Assert.Equal("속", document.PlainText(TextKinds.All));
        Assert.InRange(System.Text.Json.JsonSerializer.Serialize(document).Length, 1, 10_000);
    }

    [Fact]
    public void APlaceNoTableHasCostsNoMemory()
    {
        var cell = $"<hp:tc><hp:subList>{Line("값")}</hp:subList><hp:cellAddr colAddr=\"2000000000\" rowAddr=\"2000000000\"/><hp:cellSpan colSpan=\"1\" rowSpan=\"1\"/></hp:tc>";
        var table = Assert.IsType<TableBlock>(Assert.Single(Blocks(P(Run($"<hp:tbl><hp:tr>{cell}{cell}</hp:tr></hp:tbl>")))));
        Assert.Equal([["값"], ["값"]], table.Rows);
    }

    [Theory]
    [InlineData("META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>", ReadRefusal.Password)]
    [InlineData("../x", "x", ReadRefusal.Malformed)]
    public void ARefusalHasItsReason(string name, string content, ReadRefusal reason) =>
        Assert.Equal(reason, DocumentReader.Read(Package([("section0", Line("글"))], others: (name, content)), "x.hwpx").Refusal);

    [Fact]
    public void APackageThatUnpacksWithoutEndIsRefused()
    {
        var bomb = Package([("section0", Line(new string('가', 12_000_000)))]);
        Assert.InRange(bomb.Length, 0, 1_000_000);
        Assert.Equal(ReadRefusal.TooMuchInside, DocumentReader.Read(bomb, "x.hwpx").Refusal);
    }
}
