using OfficialsAssistant.Formats;
using OfficialsAssistant.Library;
using OfficialsAssistant.Web.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class DocumentMarksTests
{
    private static readonly ParagraphBlock First = new("휴가는 3일 전에 신청한다."), Second = new("휴가는 3일 전에 신청한다."), Cell = new("당직 수당 5만원");
    private static readonly DocumentText Text = new("휴가", DocumentText.NoMetadata,
        [new HeadingBlock(4, "제1장"), First, new HeadingBlock(1, "제2장"), Second, new TableBlock([new(0, 0, 1, 2, [Cell])], 0)]);

    [Fact]
    public void MarksTheQuoteWhereItsPassageStandsWhateverTheWhiteSpace()
    {
        var passages = new[] { Passage("휴가는  3일 전에 신청한다."), Passage("제2장\n휴가는 3일\n전에 신청한다.\n| 당직 수당 5만원 |") };
        var marks = DocumentMarks.Of(Text, passages, passages[1].Id, "3일\n전에  신청한다");
        Assert.Equal([new TextPiece("휴가는 3일 전에 신청한다.", false)], marks.Pieces(First));
        Assert.Equal([new TextPiece("휴가는 ", false), new("3일 전에 신청한다", true), new(".", false)], marks.Pieces(Second));
        Assert.True(marks.BeginsQuote(Second));
        Assert.Equal(passages[0].Id, marks.AnchorOf(First));
    }

    [Fact]
    public void MarksARowOfATableAndSaysWhenAQuoteIsNotThere()
    {
        var passage = Passage("| 당직 수당 5만원 |");
        Assert.Contains(new TextPiece("당직 수당 5만원", true), DocumentMarks.Of(Text, [passage], passage.Id, "| 당직 수당 5만원 |").Pieces(Cell));
        Assert.False(DocumentMarks.Of(Text, [passage], passage.Id, "당직 수당 6만원").Found);
    }

    [Fact]
    public void HeadingsSkipNoLevel()
    {
        var marks = DocumentMarks.Of(Text, [], null, null);
        Assert.Equal([2, 2], Text.Blocks.OfType<HeadingBlock>().Select(marks.LevelOf));
    }

    private static Passage Passage(string text) => new() { Path = "", Article = "", Text = text };
}
