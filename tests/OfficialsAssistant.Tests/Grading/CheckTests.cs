using System.Diagnostics;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Checks;
using OfficialsAssistant.Grading.Statistics;
using Xunit;

namespace OfficialsAssistant.Tests.Grading;

public sealed class CheckTests
{
    private static readonly CheckOptions Options = new(["추진 배경", "기대효과|기대되는 효과"], ["홍길동", "스마트도시과"], 20, 400);

    [Fact]
    public async Task FindsTheCopiesOfALargeFieldAndShowsThePassages()
    {
        var random = new SplitMix(11);
        var texts = Enumerable.Range(0, 1000).Select(_ => Works.Pages(random)).ToList();
        for (var copy = 0; copy < 50; copy++) texts[950 + copy] = [.. texts[copy].Select(s => random.Unit() < 0.3 ? Works.Sentence(random) : s)];
        List<CheckInput> field = [.. texts.Select((t, i) => Works.Of($"A-{i:000}", string.Join('\n', t)))];
        var clock = Stopwatch.StartNew();
        var check = new NearDuplicates(field);
        var results = await Task.WhenAll(field.Select(w => check.GradeAsync(w, default)));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        bool Flagged(int work, int other) => results[work].Flags.Any(f => f.Passages[0].OtherWork == $"A-{other:000}");
        Assert.InRange(Enumerable.Range(0, 50).Count(i => Flagged(950 + i, i) && Flagged(i, 950 + i)), 48, 50);
        Assert.InRange(Enumerable.Range(50, 900).Count(i => results[i].Flags.Count > 0), 0, 9);
        var passage = results[950].Flags[0].Passages[0];
        Assert.Contains(passage.Quote, field[950].Text, StringComparison.Ordinal);
        Assert.Contains(passage.OtherQuote!, field[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverySentenceToTheGraderIsFlaggedAndHarmlessWorksAreNot()
    {
        var library = Works.Library;
        var check = new AddressesGrader();
        List<string> missed = [];
        foreach (var (sentence, i) in GraderAddresses.Injected.Select((s, i) => (s, i)))
        {
            var clean = library[i % library.Count].Text;
            var result = await check.GradeAsync(Works.Of("A-001", clean[..(clean.Length / 2)] + "\n" + sentence + "\n" + clean[(clean.Length / 2)..]), default);
            if (result.Flags.Count == 0) missed.Add(sentence);
        }
        Assert.Equal([], missed);
        var harmless = library.Concat(GraderAddresses.Harmless.Select((h, i) => Works.Of($"H-{i}", h))).ToList();
        var flagged = harmless.Where(AddressesGrader.In).Select(w => w.Text[..Math.Min(40, w.Text.Length)]).ToList();
        Assert.True(flagged.Count <= harmless.Count * 0.05, string.Join('\n', flagged));
    }

    [Fact]
    public async Task NamesAreFoundInTextPropertiesAndPathsHoweverTheyAreSpaced()
    {
        var names = new ListedNames(["홍길동", "이수", "스마트도시과"]);
        var work = Works.Of("A-001", "---\n작성자: 홍길동\n---\n# 제안\n담당은 홍 길 동 주무관입니다. 이수증과 수료증을 준다.", "스마트도시과_제안.md");
        var result = await names.GradeAsync(work, default);
        Assert.Equal(3, result.Flags.Count);
        Assert.Contains(result.Flags, f => f.Passages.Any(p => p.Quote.Contains("홍 길 동 주무관", StringComparison.Ordinal)));
        Assert.Empty((await names.GradeAsync(Works.Of("A-002", "스마트 도시를 위한 과제를 이수한 사람"), default)).Flags);
    }

    [Fact]
    public async Task PartsAndLengthAreMeasuredAndGivePoints()
    {
        var good = Works.Of("A-001", "# 1. 추진 배경\n민원이 많아 답하는 데 오래 걸린다.\n\n□ 기대되는 효과\n야간에도 바로 답한다.");
        var bad = Works.Of("A-002", "기대효과가 크다고 모두가 말하며 추진 배경을 적지 않은 글이다.");
        Assert.Equal(new Scored(2, 2, "", []).On(10), Assert.IsType<Scored>((await new RequiredParts(Options.Parts).GradeAsync(good, default)).Grade).On(10));
        Assert.Contains((await new RequiredParts(Options.Parts).GradeAsync(bad, default)).Flags, f => f.Kind == "missingPart" && f.Text.Contains("추진 배경", StringComparison.Ordinal));
        Assert.Equal(1, Assert.IsType<Scored>((await new TextLength(20, 400).GradeAsync(good, default)).Grade).Points);
        Assert.Equal(0, Assert.IsType<Scored>((await new TextLength(200, 400).GradeAsync(good, default)).Grade).Points);
    }

    [Fact]
    public async Task TheLogsFactsAreCounted()
    {
        var result = await new PromptLogFacts().GradeAsync(Works.Of("A-001", "글", "work.md",
            new LogTurn(1, "user", "너는 구청 홍보 담당자야. 아래 자료를 바탕으로 주민에게 보낼 안내문을 500자로 써 줘.\n자료: 공영주차장 요금"), new LogTurn(1, "assistant", "안내문입니다."),
            new LogTurn(2, "user", "요금이 맞는지 출처와 함께 다시 확인해 줘."), new LogTurn(3, "user", "더 짧게")), default);
        Assert.Equal(("3", "1", "1"), (result.Facts["log.turns"], result.Facts["log.context"], result.Facts["log.verification"]));
        Assert.IsType<NotApplicable>((await new PromptLogFacts().GradeAsync(Works.Of("A-001", "글"), default)).Grade);
    }

    [Fact]
    public async Task WhatCannotBeReadIsUnscoredAndSaysWhatToDo()
    {
        var locked = new CheckInput("A-001", "doc", [WorkFile.Of("work.hwp", "<## NASCA DRM FILE - VER1.00 ##>"u8), new WorkFile("a.docx", 3, "", null, ReadRefusal.Password)], WorkLog.None);
        foreach (var check in StandardChecks.Of(Options, [locked]).Where(c => c.Id != "promptLog"))
            Assert.Contains("DRM 해제 후 올리세요", Assert.IsType<Unscored>((await check.GradeAsync(locked, default)).Grade).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AThrowingGraderIsUnscoredAndNeverANumber()
    {
        var result = await GraderRun.GradeAsync(new Throwing(), Works.Of("A-001", "글"), default);
        var unscored = Assert.IsType<Unscored>(result.Grade);
        Assert.True(unscored.Failed);
        Assert.DoesNotContain("secret", unscored.Why, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GraderRun.GradeAsync(new Throwing(), Works.Of("A-001", "글"), new CancellationToken(true)));
    }

    private sealed class Throwing : IGrader
    {
        public string Id => "throwing";
        public string Version => "1";

        public Task<CheckResult> GradeAsync(CheckInput work, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("secret");
        }
    }
}
