using System.Text;
using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class PassageSplitterTests
{
    private static IReadOnlyList<PassageDraft> Split(string text) => PassageSplitter.Split(OfficialsAssistant.Formats.DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.md").Document!);

    [Fact]
    public void AnOrdinanceIsSplitByItsArticlesWhateverTheHeadingsSay()
    {
        var passages = Split("""
            # 한빛구 당직 규칙

            ## 제1장 총칙
            제1조(목적) 이 규칙은 당직을 정한다.

            ### 제2장 근무

            제11조의2(대체휴무(하루를 포함한다)) ① 숙직은 다음 날 쉰다.
            ② 제7조(당직명령)에 따른다.
            1. 첫째 호

            제12조 삭제 <2020. 4. 23.>

            ## 부칙 <제412호, 2026. 2. 20.>
            제1조(시행일) 이 규칙은 공포한 날부터 시행한다.
            """);

        Assert.Equal(
            [
                new PassageDraft("제1장 총칙 › 제1조(목적)", "제1조", "목적", false, "제1조(목적) 이 규칙은 당직을 정한다."),
                new PassageDraft("제2장 근무 › 제11조의2(대체휴무(하루를 포함한다))", "제11조의2", "대체휴무(하루를 포함한다)", false,
                    "제11조의2(대체휴무(하루를 포함한다)) ① 숙직은 다음 날 쉰다.\n② 제7조(당직명령)에 따른다.\n1. 첫째 호"),
                new PassageDraft("제2장 근무 › 제12조", "제12조", "", false, "제12조 삭제"),
                new PassageDraft("부칙 <제412호, 2026. 2. 20.>", "부칙", "", true, "제1조(시행일) 이 규칙은 공포한 날부터 시행한다."),
            ],
            passages);
        Assert.True(PassageSplitter.IsDeleted(passages[2].Text));
    }

    [Fact]
    public void AManualIsSplitByItsHeadings()
    {
        var passages = Split("""
            # 민원처리 편람
            머리말이다.

            ## 1. 총칙
            ### 1-2 접수
            제1조(목적)은 조례를 본다.

            | 종류 | 기간 |
            |---|---|
            | 고충 | 7일 |
            """);

        Assert.Equal(
            [
                new PassageDraft("민원처리 편람", "민원처리 편람", "", false, "머리말이다."),
                new PassageDraft("1. 총칙 › 1-2 접수", "1-2 접수", "", false, "제1조(목적)은 조례를 본다.\n| 종류 | 기간 |\n| 고충 | 7일 |"),
            ],
            passages);
    }

    [Fact]
    public void LongPassagesAreCutAtClausesAndNothingIsLost()
    {
        var clauses = Enumerable.Range(0, 6).Select(i => $"{(char)('①' + i)} {new string('가', 400)}.").ToList();
        var text = $"제1조(목적) {clauses[0]}\n{string.Join('\n', clauses.Skip(1))}\n\n제2조(정의) 끝.";
        var parts = Split(text).Where(p => p.Article == "제1조").ToList();

        Assert.True(parts.Count > 1);
        Assert.All(parts, p => Assert.True(p.Text.Length <= 1500));
        Assert.All(parts.Skip(1), p => Assert.InRange(p.Text[0], '①', '⑳'));
        Assert.Equal(text.Split("\n\n")[0], string.Join('\n', parts.Select(p => p.Text)));
    }

    [Fact]
    public void ATableThatIsCutTakesItsHeaderAlong()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"| 항목 {i} | {new string('나', 40)} |"));
        var parts = Split($"## 표\n| 이름 | 값 |\n|---|---|\n{rows}");

        Assert.True(parts.Count > 1);
        Assert.All(parts, p => Assert.StartsWith("| 이름 | 값 |\n", p.Text, StringComparison.Ordinal));
        Assert.Equal(60, parts.Sum(p => p.Text.Split('\n').Count(l => l.StartsWith("| 항목", StringComparison.Ordinal))));
    }

    [SkippableFact]
    public void ReadsARealStatute()
    {
        var file = SharedMaterial.Folder("corpus/statutes/건축법/법률.md");
        var passages = PassageSplitter.Split(OfficialsAssistant.Formats.DocumentReader.Read(File.ReadAllBytes(file), file).Document!);

        Assert.Equal("제1장 총칙 › 제1조(목적)", passages[0].Path);
        Assert.Contains(passages, p => p.Article == "제4조의2");
        Assert.Contains(passages, p => p is { Supplementary: true, Article: "부칙" });
        Assert.DoesNotContain(passages, p => !p.Supplementary && (p.Text.Contains("<개정") || p.Text.Contains("**") || p.Text.Contains("\\.")));
        Assert.All(passages, p => Assert.NotEqual("", p.Text.Trim()));
    }

    [SkippableFact]
    public void ReadsChaptersWrittenAsPlainLines()
    {
        var file = SharedMaterial.Folder("corpus/seocho/조례/서울특별시 서초구 납세자보호관 운영에 관한 조례.md");
        var passages = PassageSplitter.Split(OfficialsAssistant.Formats.DocumentReader.Read(File.ReadAllBytes(file), file).Document!);

        Assert.StartsWith("제6장 세무조사 기간 연장 및 연기 › 제22조(", Assert.Single(passages, p => p.Article == "제22조").Path, StringComparison.Ordinal);
        Assert.Contains("\n1. ", passages.First(p => p.Article == "제2조").Text + "\n1. ", StringComparison.Ordinal);
    }
}
