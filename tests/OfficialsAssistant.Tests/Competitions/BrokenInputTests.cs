using OfficialsAssistant.Tests.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>Each input broken in one way: refused, named by file and place, with a remedy, and nothing written.</summary>
public sealed class BrokenInputTests : IDisposable
{
    private const string Rules = "competition.yaml", Rubric = "rubrics/staff@1.yaml", Sheet = "scores/written/J1.csv", Work = "submissions/A-001/submission.yaml";

    private readonly TestCompetition competition = new();

    public static TheoryData<string, string, string, string> Changes => new()
    {
        // file, text there, text instead, what the fault's place must hold
        { Rules, "id: test\n", "", "[id]" },
        { Rules, "version: 1", "version: eins", "[version]" },
        { Rules, "version: 1", "version: 0", "[version]" },
        { Rules, "title: 시험", "title:", "[title]" },
        { Rules, "title: 시험", "title: 시험\nfoo: 1", "[foo]" },
        { Rules, "title: 시험", "title: 시험\nid: again", "competition.yaml" },
        { Rules, "title: 시험", "title: [시험", "competition.yaml" },
        { Rules, "title: 시험", "title: 시험\nplan: {number: 가-1, date: 어제}", "[plan.date]" },
        { Rules, "title: 시험", "title: 시험\nplan: {number: 가-1, date: 2026-13-01}", "[plan.date]" },
        { Rules, "{id: faq, title: 민원}", "{id: doc, title: 민원}", "[tracks]" },
        { Rules, "{code: J2, panel: staff}", "{code: J1, panel: staff}", "[judges]" },
        { Rules, "{code: J2, panel: staff}", "{code: J2, panel: nobody}", "[judges]" },
        { Rules, "{code: J2, panel: staff}", "{code: ../x, panel: staff}", "[judges.../x.code]" },
        { Rules, "    weight: 100\n", "    weight: 90\n", "[stages]" },
        { Rules, "    weight: 100\n", "    weight: viel\n", "[stages.written.weight]" },
        { Rules, "rubric: staff@1, weight: 100", "rubric: staff@1, weight: 99", "[stages]" },
        { Rules, "rubric: staff@1", "rubric: staff", "rubric]" },
        { Rules, "rubric: staff@1", "rubric: staff@7", "rubric]" },
        { Rules, "    panels:", "    advance: {top: 0, per: all}\n    panels:", "advance.top]" },
        { Rules, "    panels:", "    advance: {top: 2, per: everybody}\n    panels:", "advance.per]" },
        { Rules, "per: total", "per: sum", "[aggregate.per]" },
        { Rules, "trim: one-each", "trim: two", "[aggregate.trim]" },
        { Rules, "trimFrom: 5", "trimFrom: 2", "[aggregate.trimFrom]" },
        { Rules, "minJudges: 2", "minJudges: 0", "[aggregate.minJudges]" },
        { Rules, "digits: 2", "digits: 2.5", "[aggregate.round.digits]" },
        { Rules, "at: [work, final]", "at: [work, end]", "[aggregate.round.at]" },
        { Rules, "'criterion:b'", "'criterion:z'", "[ties]" },
        { Rules, "firstPlaces, chair, shared", "shared, chair", "[ties]" },
        { Rules, "firstPlaces,", "dice,", "[ties]" },
        { Rules, "title: 시험", "title: 시험\nchair: [{stage: written, works: [A-001, A-002], order: [A-001], reason: 까닭, by: 위원장}]", "order]" },
        { Rules, "title: 시험", "title: 시험\nmodel: {weight: 120}", "[model.weight]" },
        { Rubric, "points: 40", "points: 30", "[criteria]" },
        { Rubric, "id: b\n", "id: a\n", "[criteria]" },
        { Rubric, "id: b\n", "id: work\n", "id]" },
        { Rubric, "step: 1\n", "step: 2\n", "step]" },
        { Rubric, "{at: 5, share: 1, text: 수}, {at: 4", "{at: 5, share: 1.2, text: 수}, {at: 4", "share]" },
        { Rubric, "{at: 4, share: 0.9", "{at: 4, share: 0.5", "levels]" },
        { Rubric, "title: 가\n", "title: 가\n    colour: red\n", "colour]" },
        { Rubric, "min: 0, max: 3", "min: 4, max: 3", "min]" },
        { Work, "track: doc", "track: zzz", "[track]" },
        { Work, "track: doc\n", "", "[track]" },
        { Work, "2026-10-12T09:00:00+09:00", "어제 저녁", "[submittedAt]" },
        { Work, "late: none", "late: accepted", "[late]" },
        { Work, "late: none", "late: perhaps", "[late]" },
        { Work, "logSource: none", "logSource: none\nauthor: 누구", "[author]" },
        { Sheet, "A-001,", "A-999,", "2행 [work]" },
        { Sheet, "A-002,", "A-001,", "3행 [work]" },
        { Sheet, "A-001,,,,5,5", "A-001,,,,6,5", "2행 [a]" },
        { Sheet, "A-001,,,,5,5", "A-001,,,,4.5,5", "2행 [a]" },
        { Sheet, "A-001,,,,5,5", "A-001,,,,다섯,5", "2행 [a]" },
        { Sheet, "A-001,,,,5,5,", "A-001,,,,5,5,9", "2행 [bonus]" },
        { Sheet, "A-001,,,,5,5", "A-001,away,,,5,5", "2행 [status]" },
        { Sheet, "A-001,,,,5,5", "A-001,recused,같은 팀,,5,5", "2행 [status]" },
        { Sheet, "by,a,b", "by,a,c", "1행 [b]" },
        { Sheet, "by,a,b", "by,a,b,a", "1행 [a]" },
        { Sheet, "A-001,,,,5,5,,", "A-001,,,,5,5,,\"의견", "2행" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task IsNamedWithItsPlaceAndRemedy(string file, string old, string @new, string place)
    {
        competition.Change(file, old, @new);
        await IsRefused(file.Split('/')[^1], place);
    }

    public static TheoryData<string, string, string> Added => new()
    {
        { "scores/nowhere/J1.csv", "work,a,b\n", "scores/nowhere/J1.csv" },
        { "scores/written/J9.csv", "work,a,b\n", "scores/written/J9.csv" },
        { "scores/written/notes.docx", "x", "scores/written/notes.docx" },
        { "scores/written/J1.a.csv", "work,a,b\n", "scores/written/" },
        { "scores/written/J1.2.csv", "work,status,reason,by,a,b\nA-001,,,김;이,4,4\n", "2행 [reason]" },
        { "scores/written/J1.2.csv", "work,status,reason,by,a,b\nA-001,,잘못,김,4,4\n", "2행 [by]" },
        { "scores/written/J1.3.csv", "work,status,reason,by,a,b\nA-001,,잘못,김;이,4,4\n", "J1.3.csv" },
        { "scores/written/J2.xlsx", "PK no workbook", "J2" },
        { "submissions/A-004/work/x.md", "x", "submissions/A-004/submission.yaml" },
        { "submissions/A-001/log.jsonl", "{\"turn\":1,\"role\":\"user\",\"text\":\"가\"}\nnonsense\n", "log.jsonl 2행" },
        { "appeals/E-1.yaml", "work: A-009\nreceived: 2026-11-01\ndecision: rejected\nreason: 까닭\nby: [간사]\n", "[work]" },
        { "appeals/E-1.yaml", "work: A-001\nreceived: 2026-11-01\ndecision: maybe\nreason: 까닭\nby: [간사]\n", "[decision]" },
        { "appeals/E-1.yaml", "work: A-001\nreceived: 2026-11-01\ndecision: applied\nreason: 까닭\nby: [간사]\nsheets: [E-1/written/J1.csv]\n", "[sheets]" },
        { "frozen.json", "{}", "frozen.json" },
        { "assignments/written.csv", "work,judge\nA-001,J7\n", "2행 [judge]" },
    };

    [Theory]
    [MemberData(nameof(Added))]
    public async Task AFileThatDoesNotFitIsNamed(string file, string text, string place)
    {
        competition.Write(file, text);
        await IsRefused("", place);
    }

    [Fact]
    public async Task PaperTypedTwiceMustAgree()
    {
        var text = competition.Read(Sheet);
        File.Delete(Path.Combine(competition.Root, Sheet));
        competition.Write("scores/written/J1.a.csv", text);
        competition.Write("scores/written/J1.b.csv", text.Replace("A-002,,,,4,4", "A-002,,,,4,3", StringComparison.Ordinal));
        await IsRefused("J1.a.csv", "3행 [b]");
        competition.Write("scores/written/J1.b.csv", text);
        Assert.NotNull((await competition.ScoreAsync()).Report);
    }

    [Fact]
    public async Task AChangedRuleIsNamedAfterTheFreeze()
    {
        Assert.Equal(0, await RetrievalTests.Run("freeze", competition.Competition));
        Assert.NotNull((await competition.ScoreAsync()).Report!.Competition.Rules);
        Directory.Delete(competition.Out, recursive: true);
        competition.Change(Rules, "minJudges: 2", "minJudges: 3");
        competition.Change(Rubric, "{at: 4, share: 0.9, text: 우}", "{at: 4, share: 0.95, text: 우}");
        var faults = (await competition.ScoreAsync()).Faults;
        Assert.Contains(faults, f => f.Column == "aggregate.minJudges" && f.What.Contains("2 → 3", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.File == Rubric && f.Column == "criteria.a.levels.4.share");
        Assert.False(Directory.Exists(competition.Out));
    }

    [Fact]
    public async Task AllFaultsAreToldInOneRun()
    {
        competition.Change(Work, "track: doc", "track: zzz");
        competition.Change(Sheet, "A-001,,,,5,5", "A-001,,,,6,7");
        competition.Write("scores/written/J9.csv", "work,a,b\n");
        Assert.Equal(4, (await competition.ScoreAsync()).Faults.Count);
        Assert.Equal(2, await RetrievalTests.Run("score", competition.Competition, competition.Submissions, "--out", competition.Out));
    }

    private async Task IsRefused(string file, string place)
    {
        var result = await competition.ScoreAsync();
        Assert.Null(result.Report);
        Assert.Contains(result.Faults, f => f.ToString().Contains(place, StringComparison.Ordinal) && f.File.Contains(file, StringComparison.Ordinal) && f.Remedy.Length > 5);
        Assert.False(Directory.Exists(competition.Out));
    }

    public void Dispose() => competition.Dispose();
}
