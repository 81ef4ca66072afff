using OfficialsAssistant.Competitions;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Evals;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>A small competition on disk: three works, two criteria of 40 and 60 points on a scale of 1 to 5, three judges.</summary>
internal sealed class TestCompetition : IDisposable
{
    private readonly TempFolder folder = new();

    public TestCompetition()
    {
        Write("competition.yaml", """
            id: test
            version: 1
            title: 시험
            tracks: [{id: doc, title: 공문}, {id: faq, title: 민원}]
            judges: [{code: J1, panel: staff}, {code: J2, panel: staff}, {code: J3, panel: staff}]
            stages:
              - id: written
                weight: 100
                panels:
                  - {id: staff, rubric: staff@1, weight: 100}
            aggregate: {per: total, trim: one-each, trimFrom: 5, minJudges: 2, round: {digits: 2, at: [work, final]}}
            ties: ['criterion:b', firstPlaces, chair, shared]
            """);
        Write("rubrics/staff@1.yaml", """
            criteria:
              - id: a
                title: 가
                points: 40
                step: 1
                levels: [{at: 5, share: 1, text: 수}, {at: 4, share: 0.9, text: 우}, {at: 3, share: 0.8, text: 미}, {at: 2, share: 0.7, text: 양}, {at: 1, share: 0.6, text: 가}]
              - id: b
                title: 나
                points: 60
                step: 0.5
                levels: [{at: 5, share: 1, text: 수}, {at: 4, share: 0.9, text: 우}, {at: 3, share: 0.8, text: 미}, {at: 2, share: 0.7, text: 양}, {at: 1, share: 0.6, text: 가}]
            adjust:
              - {id: bonus, title: 가점, min: 0, max: 3}
            """);
        foreach (var work in new[] { "A-001", "A-002", "A-003" }) AddWork(work);
        Sheet("J1", "A-001,,,,5,5,,", "A-002,,,,4,4,,", "A-003,,,,3,3,,");
        Sheet("J2", "A-001,,,,5,4.5,,", "A-002,,,,4,4,,", "A-003,,,,3,3,,");
        Sheet("J3", "A-001,,,,4,5,,", "A-002,,,,4,4,,", "A-003,,,,2,3,,");
    }

    public string Root => folder.Path;
    public string Out => Path.Combine(folder.Path, "out");
    public string Competition => Path.Combine(Root, "competition.yaml");
    public string Submissions => Path.Combine(Root, "submissions");

    public void AddWork(string work, string text = "이 작품은 시험을 위해 지어낸 글입니다. 두 문장으로 되어 있습니다.")
    {
        Write($"submissions/{work}/submission.yaml", "track: doc\nsubmittedAt: 2026-10-12T09:00:00+09:00\nlate: none\nwithdrawn: false\ntools: [내부 AI]\nlogSource: none\n");
        Write($"submissions/{work}/work/작품.md", $"# {work}\n\n{text} {work}\n");
    }

    public void Sheet(string judge, params string[] rows) =>
        Write($"scores/written/{judge}.csv", "work,status,reason,by,a,b,bonus,comment\n" + string.Join('\n', rows) + "\n");

    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Replaces text that must be there.</summary>
    public void Change(string path, string old, string @new)
    {
        var text = Read(path);
        if (!text.Contains(old, StringComparison.Ordinal)) throw new ArgumentException($"{path} does not hold '{old}'.");
        Write(path, text.Replace(old, @new, StringComparison.Ordinal));
    }

    public Task<ScoreResult> ScoreAsync(bool redact = false) => new ScoreRun(CompetitionGraders.Of, TimeProvider.System)
        .RunAsync(new ScoreOptions(CompetitionFolder.Of(Competition, Submissions), Out, redact, TimeSpan.Zero), (_, _) => { }, CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
