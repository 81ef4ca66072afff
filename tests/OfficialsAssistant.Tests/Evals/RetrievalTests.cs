using System.Text.Json;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Evals;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Evals;

public sealed class RetrievalTests
{
    [Fact]
    public void AnArticleOfAlsoIsRightToo()
    {
        var one = new RetrievalCase("1", "?", "개인정보 보호 조례", "제8조", ["개인정보 보호법 시행령|제40조"]);
        Assert.Equal(2, RetrievalRun.RankOf(one, ["다른 조례|제8조", "개인정보보호법 시행령|제40조"]));
        Assert.Null(RetrievalRun.RankOf(one, ["개인정보 보호 조례|제9조"]));
    }

    [Fact]
    public void FollowUpsCarryWhatWasTalkedAbout()
    {
        Assert.Equal("며칠 전까지요?", StandaloneQuestion.From("며칠 전까지요?", []));
        Assert.Contains("당직명령", StandaloneQuestion.From("그럼 변경은 며칠 전까지요?", ["당직명령은 누가 내나요?"]), StringComparison.Ordinal);
        const string other = "공영주차장 월정기 요금 감면 대상 경차 다자녀 비율";
        Assert.Equal(other, StandaloneQuestion.From(other, ["당직명령은 누가 내나요?"]));
    }

    [Fact]
    public void AChainOfFollowUpsGoesBackToTheSubjectAndKeepsTheDocument()
    {
        var whole = StandaloneQuestion.From("그럼 예외는?", ["주차장 조례에서 거주자우선주차 배정 기간은?", "그건 언제 바뀌나요?"]);
        Assert.Contains("거주자우선주차", whole, StringComparison.Ordinal);
        Assert.Contains("주차장", whole, StringComparison.Ordinal);
        const string other = "건축법상 대수선의 범위 기준은?";
        Assert.Equal(other, StandaloneQuestion.From(other, ["주차장 조례에서 감면 대상은?"]));
    }

    [Fact]
    public void SettingsAreToldFromOptions()
    {
        var (arguments, settings) = CommandSettings.Split(["import", "x", "--Storage:Path", "/d", "--data", "y", "--A:B=c"]);
        Assert.Equal(["import", "x", "--data", "y"], arguments);
        Assert.Equal(["--Storage:Path=/d", "--A:B=c"], settings);
    }

    [SkippableFact]
    public async Task MeasuresASetOnACorpusOfItsOwn()
    {
        var corpus = SharedMaterial.Folder("corpus/seocho");
        var gold = SharedMaterial.Folder("retrieval/gold.jsonl");
        var report = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, await Run("run", "retrieval", "--corpus", corpus, "--questions", gold, "--report", report));
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
            Assert.Equal(27, json.RootElement.GetProperty("scored").GetInt32());
            Assert.InRange(json.RootElement.GetProperty("metrics").GetProperty("recall@10").GetDouble(), 0.6, 1);
            Assert.Equal(27, json.RootElement.GetProperty("results").GetArrayLength());
        }
        finally
        {
            File.Delete(report);
        }
    }

    [Theory]
    [InlineData("run", "retrieval", "--questions", "/no/such.jsonl")]
    [InlineData("import", "/no/such/folder")]
    [InlineData("import", "--nonsense")]
    [InlineData("nonsense")]
    public async Task WhatCannotRunEndsWithTwo(params string[] args) => Assert.Equal(2, await Run(args));

    internal static async Task<int> Run(params string[] args)
    {
        var result = typeof(RetrievalRun).Assembly.EntryPoint!.Invoke(null, [args]);
        return result is Task<int> task ? await task : (int)result!;
    }
}
