using OfficialsAssistant.Grounding;
using Xunit;

namespace OfficialsAssistant.Tests.Grounding;

public sealed class StatuteLinksTests
{
    private const string Text = "주차요금은 「주차장법」 제19조 및 같은 법 시행규칙 제6조에 따르고, 「도로법」 제3조는 적용하지 아니한다.";

    private static readonly KnownLaws Laws = new([
        new KnownLaw(Guid.NewGuid(), "주차장법", false, new Dictionary<string, string> { ["제19조"] = "부설주차장의 설치" }, new DateOnly(2025, 1, 1)),
        new KnownLaw(Guid.NewGuid(), "주차장법 시행규칙", false, new Dictionary<string, string> { ["제6조"] = "노외주차장의 구조" }),
    ]);

    [Fact]
    public void ArticlesOfTheLibraryBecomeLinksAndNothingOfTheTextIsLost()
    {
        var stretches = StatuteLinks.In(Text, Laws);
        Assert.Equal(Text, string.Concat(stretches.Select(s => s.Text)));
        Assert.Equal(
            [("「주차장법」 제19조", "주차장법", "제19조", "부설주차장의 설치"), ("같은 법 시행규칙 제6조", "주차장법 시행규칙", "제6조", "노외주차장의 구조")],
            stretches.Where(s => s.Law is not null).Select(s => (s.Text, s.Law!.Title, s.Article, s.ArticleTitle)));
    }

    [Fact]
    public void WithoutALibraryThereAreNoLinks() => Assert.Equal([new StatuteLink(Text)], StatuteLinks.In(Text, null));
}
