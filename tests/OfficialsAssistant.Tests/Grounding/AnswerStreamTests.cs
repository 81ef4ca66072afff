using OfficialsAssistant.Grounding;
using Xunit;

namespace OfficialsAssistant.Tests.Grounding;

public sealed class AnswerStreamTests
{
    private const string Answer = """
        **당직명령은 근무예정일 7일 전까지 소속기관의 장이 발령해야 합니다.** [1] 변경은 5일 전까지 신청합니다【1】. 구청 누리집에 공개합니다 [9].

        ## 처리 순서

        - 지역단위 당직사령은 5일전까지 변경 승인 신청합니다. [근거 1]
        - 차량은 1대 이상 운영합니다 [2, 3].
        1. 자세한 내용은 [누리집](https://evil.example/?q=(비밀)) ![그림](http://x/y.png)을 보세요 😀.

        | 단계 | 기한 | 출처 |
        |---|---|---|
        | 발령 | 7일 전 | [1] |
        | 변경 | 5일 전 | [1][2] |

        2026. 3. 2. 시행된 제3조. 규정이 [참고]와 [가 끝납니다
        """;

    private static readonly IReadOnlyList<NumberedPassage> Passages = [
        TestPassages.Duty7(1), TestPassages.Make(2, "제12조", "제12조(당직차량의 운영) 행정지원과장은 당직업무의 원활한 수행을 위하여 당직차량을 1대 이상 운영하여야 한다."),
    ];

    [Fact]
    public void CleanedTextHasOnlyMarksOfPassagesShownAndNoAddress()
    {
        var stream = Run([Answer]);
        Assert.Contains("신청합니다[1].", stream.Text, StringComparison.Ordinal);
        Assert.Contains("구청 누리집에 공개합니다.", stream.Text, StringComparison.Ordinal);
        Assert.Contains("신청합니다. [1]\n", stream.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("운영합니다 [2].", stream.Text, StringComparison.Ordinal);
        Assert.Contains("내용은 누리집 그림을 보세요 😀.", stream.Text, StringComparison.Ordinal);
        Assert.Contains("[참고]와 [가 끝납니다", stream.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", stream.Text, StringComparison.Ordinal);
        Assert.Equal(2, stream.RemovedCitations);
    }

    [Fact]
    public void SentencesAreFoundWithTheirOffsets()
    {
        var stream = Run([Answer]);
        Assert.Equal(
            [
                "당직명령은 근무예정일 7일 전까지 소속기관의 장이 발령해야 합니다.", "변경은 5일 전까지 신청합니다.", "구청 누리집에 공개합니다.",
                "지역단위 당직사령은 5일전까지 변경 승인 신청합니다.", "차량은 1대 이상 운영합니다.", "자세한 내용은 누리집 그림을 보세요 😀.",
                "발령, 7일 전,", "변경, 5일 전,", "2026. 3. 2. 시행된 제3조. 규정이 [참고]와 [가 끝납니다",
            ],
            stream.Sentences.Select(sentence => sentence.Text));
        Assert.StartsWith("**당직명령은", stream.Text[stream.Sentences[0].Start..], StringComparison.Ordinal);
        Assert.EndsWith("[1]", stream.Text.Substring(stream.Sentences[0].Start, stream.Sentences[0].Length), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, stream.Sentences.Count), stream.Sentences.Select(sentence => sentence.Index));
    }

    [Fact]
    public void ChunkingChangesNothing()
    {
        var whole = Run([Answer]);
        var random = new Random(20260302);
        for (var round = 0; round < 300; round++)
        {
            var stream = Run(Chunks(Answer, random, round % 12 + 1));
            Assert.Equal(whole.Text, stream.Text);
            Assert.Equal(whole.RemovedCitations, stream.RemovedCitations);
            Assert.Equal(whole.Sentences.Select(Show), stream.Sentences.Select(Show));
        }
    }

    [Fact]
    public void ChunkingOfHostileTextChangesNothing()
    {
        var random = new Random(7);
        string[] pieces = ["[", "]", "(", ")", "1", "12", "【", "】", "!", " ", "\n", "근거 ", "http://e.x/a", "다.", "**", "|", "-", "😀", "\\", "<", ">", "제3조", ", ", "```", "가나다", ":", "?", "]("];
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => pieces[random.Next(pieces.Length)]));
            var whole = Run([text]);
            var stream = Run(Chunks(text, random, 4));
            Assert.Equal(whole.Text, stream.Text);
            Assert.Equal(whole.Sentences.Select(Show), stream.Sentences.Select(Show));
            Assert.False(System.Text.RegularExpressions.Regex.IsMatch(stream.Text, @"(?<!\\)(?:\]\(http|<http)"), text + " => " + stream.Text);
        }
    }

    [Theory]
    [InlineData("보고합니다 [1]", "보고합니다 [1]")]
    [InlineData("보고합니다[1][2]", "보고합니다[1][2]")]
    [InlineData("보고합니다 [1,2].", "보고합니다 [1][2].")]
    [InlineData("보고합니다 [1-3].", "보고합니다 [1][2].")]
    [InlineData("보고합니다 [7].", "보고합니다.")]
    [InlineData("보고합니다 [1", "보고합니다 [1")]
    [InlineData("[1]: http://evil.example", "[1] : http://evil.example")]
    [InlineData("보고[1](http://evil.example)합니다", "보고[1]합니다")]
    [InlineData("[제1항](단서 포함)은", "제1항(단서 포함)은")]
    [InlineData("<https://evil.example/x>", "")]
    [InlineData("[특별시ㆍ광역시를 말한다]", "[특별시ㆍ광역시를 말한다]")]
    [InlineData("[[눌러](http://evil.example)](http://evil.example)", "눌러")]
    public void MarksAndLinksAreNormalised(string text, string clean) => Assert.Equal(clean, Run([text]).Text);

    [Fact]
    public void AMarkIsHeldUntilItIsKnown()
    {
        var stream = new AnswerStream(Passages);
        Assert.Equal("가", stream.Push("가 [").Text);
        Assert.Equal("", stream.Push("1").Text);
        Assert.Equal(" [1] 나", stream.Push("] 나").Text);
    }

    [Fact]
    public void ASentenceComesAsSoonAsItIsClosed()
    {
        var stream = new AnswerStream(Passages);
        Assert.Empty(stream.Push("당직명령은 근무예정일 7일전까지 발령해야 합니다. [1]").Sentences);
        var sentence = Assert.Single(stream.Push(" 변경은").Sentences);
        Assert.Equal(SentenceState.Confirmed, sentence.State);
    }

    internal static AnswerStream Run(IEnumerable<string> chunks)
    {
        var stream = new AnswerStream(Passages);
        var text = string.Concat(chunks.Select(chunk => stream.Push(chunk).Text)) + stream.Complete().Text;
        Assert.Equal(stream.Text, text);
        return stream;
    }

    private static IEnumerable<string> Chunks(string text, Random random, int longest)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(text.Length - at, random.Next(1, longest + 1));
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static string Show(CheckedSentence s) => $"{s.Index} {s.Start}+{s.Length} {s.Text} {s.State} {string.Join(',', s.Citations)} {s.Why}";
}
