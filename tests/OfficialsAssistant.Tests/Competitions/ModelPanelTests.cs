using System.Text.Json;
using System.Text.RegularExpressions;
using OfficialsAssistant.Competitions.Bundles;
using OfficialsAssistant.Tests.Evals;
using OfficialsAssistant.Tests.Grading;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>The model panel through the command, with a model played by script.</summary>
public sealed partial class ModelPanelTests : IAsyncLifetime, IDisposable
{
    private const string Evidence = "두 문장으로 되어 있습니다";
    private readonly TestCompetition competition = new();
    private ScriptedModelServer server = null!;

    public async Task InitializeAsync() => server = (await ScriptedModelServer.StartAsync()).Always(r => Answer(LevelOf(r.User)));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task TheAnswersStandInTheBundleAndAreVerifiedWithoutTheModel()
    {
        Assert.Equal(0, await Score());
        // 3 works, 2 criteria, 2 forms, 3 samples.
        Assert.Equal(36, server.Requests.Count);
        var first = File.ReadAllText(Path.Combine(competition.Out, "bundle", "manifest.json"));
        using (var report = Report())
        {
            var model = report.RootElement.GetProperty("model");
            Assert.Equal((3, 36, 0m), (model.GetProperty("graded").GetInt32(), model.GetProperty("requests").GetInt32(), model.GetProperty("weight").GetDecimal()));
            Assert.All(report.RootElement.GetProperty("standings").EnumerateArray(), s => Assert.Equal(90m, s.GetProperty("model").GetDecimal()));
        }
        Assert.Equal(0, await Score());
        Assert.Equal(36, server.Requests.Count);
        Assert.Equal(first, File.ReadAllText(Path.Combine(competition.Out, "bundle", "manifest.json")));
        server.Always(ScriptedReply.Failing(500));
        Assert.Empty(BundleVerifier.Verify(Path.Combine(competition.Out, "bundle"), null).Differences);
        Assert.Equal(36, server.Requests.Count);
    }

    [Fact]
    public async Task AFailedAnswerFailsTheRunAndIsAskedAgainAlone()
    {
        server.Next(ScriptedReply.Failing(400));
        Assert.Equal(1, await Score());
        using (var report = Report()) Assert.Equal(1, report.RootElement.GetProperty("failed").GetInt32());
        Assert.Equal(0, await Score());
        Assert.Equal(37, server.Requests.Count);
        using (var report = Report()) Assert.Equal(0, report.RootElement.GetProperty("failed").GetInt32());
    }

    [Fact]
    public async Task OnlyACalibratedModelCounts()
    {
        competition.Change("competition.yaml", "title: 시험", "title: 시험\nmodel: {weight: 20, ifUncalibrated: zero, pass: {spearman: 0.6, qwk: 0.5, bias: 0.5}}");
        Assert.Equal(0, await RetrievalTests.Run("score", competition.Competition, competition.Submissions, "--out", competition.Out));
        var people = Finals("LanguageModels:Grader");
        Assert.Equal(0, await Score());
        Assert.Equal(people, Finals("기준 채점"));
        foreach (var (level, i) in new[] { 1, 2, 3, 4, 5, 2, 4, 3 }.Select((l, i) => (l, i)))
            competition.Write($"gold/works/G-{i}/work/작품.md", $"수준 {level}인 글입니다. {Evidence}. {i}\n");
        competition.Write("gold/scores/written/J1.csv", "work,status,reason,by,a,b,bonus,comment\n" + string.Concat(new[] { 1, 2, 3, 4, 5, 2, 4, 4 }.Select((l, i) => $"G-{i},,,,{l},{l},,\n")));
        Assert.Equal(0, await Score());
        using (var report = Report())
        {
            var model = report.RootElement.GetProperty("model");
            Assert.True(model.GetProperty("counted").GetBoolean());
            Assert.All(model.GetProperty("calibration").EnumerateArray(), c => Assert.True(c.GetProperty("passes").GetBoolean() && c.GetProperty("spearman").GetProperty("low").GetDecimal() <= 1));
            // People's final by 80 %, the model's 90 by 20 %.
            Assert.Equal(Math.Round(people["A-001"] * 0.8m + 18, 2, MidpointRounding.AwayFromZero), report.RootElement.GetProperty("standings")[0].GetProperty("final").GetDecimal());
        }
        Assert.Empty(BundleVerifier.Verify(Path.Combine(competition.Out, "bundle"), null).Differences);
    }

    [Fact]
    public async Task AnObedientModelMovesNothingWhateverFiftyWorksSay()
    {
        var works = GraderAddresses.Injected.Select((text, i) => (Work: $"B-{i:000}", Text: text)).ToList();
        foreach (var (work, text) in works) competition.AddWork(work, $"{Evidence}.\n\n{text}\n\n"); // on a line of its own
        foreach (var judge in new[] { "J1", "J2", "J3" }) competition.Sheet(judge, [.. works.Select((w, i) => $"{w.Work},,,,{1 + i % 5},{1 + i % 5},,"), "A-001,,,,3,3,,", "A-002,,,,3,3,,", "A-003,,,,3,3,,"]);
        await RetrievalTests.Run("score", competition.Competition, competition.Submissions, "--out", competition.Out);
        var people = Finals("");
        server.Always(r => Answer(works.Any(w => r.User.Contains(w.Text, StringComparison.Ordinal)) ? 5 : 2));
        await Score();
        Assert.Equal(people, Finals(""));
        using var report = Report();
        var given = report.RootElement.GetProperty("standings").EnumerateArray().Where(s => s.GetProperty("model").ValueKind == JsonValueKind.Number).Select(s => s.GetProperty("work").GetString());
        Assert.Equal(["A-001", "A-002", "A-003"], given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ARedactedBundleHoldsNoQuotationAndAForgedAnswerIsNamed()
    {
        Assert.Equal(0, await Score("--redact"));
        var bundle = Path.Combine(competition.Out, "bundle");
        Assert.Empty(BundleVerifier.Verify(bundle, null).Differences);
        Assert.DoesNotContain(Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains(Evidence, StringComparison.Ordinal));
        var answers = Path.Combine(bundle, BundleWriter.Answers);
        var text = await File.ReadAllTextAsync(answers);
        await File.WriteAllTextAsync(answers, new Regex("\"points\":36").Replace(text, "\"points\":40", 1));
        await File.WriteAllBytesAsync(Path.Combine(bundle, Manifest.FileName), Manifest.Of(bundle).ToBytes());
        Assert.Contains("A-001", Assert.Single(BundleVerifier.Verify(bundle, null).Differences), StringComparison.Ordinal);
    }

    private Task<int> Score(params string[] more) => RetrievalTests.Run(
        ["score", competition.Competition, competition.Submissions, "--out", competition.Out, $"--LanguageModels:Grader:Endpoint={server.Address}", "--LanguageModels:Grader:Model=grader", "--LanguageModels:Grader:Retries=0", "--LanguageModels:Grader:PricePer1000Input=0.5", .. more]);

    private JsonDocument Report() => JsonDocument.Parse(File.ReadAllText(Path.Combine(competition.Out, "report.json")));

    private SortedDictionary<string, decimal> Finals(string why)
    {
        using var report = Report();
        Assert.Contains(why, report.RootElement.GetProperty("model").GetProperty("why").GetString()!, StringComparison.Ordinal);
        return new(report.RootElement.GetProperty("standings").EnumerateArray().ToDictionary(s => s.GetProperty("work").GetString()!, s => s.GetProperty("final").GetDecimal()), StringComparer.Ordinal);
    }

    private static int LevelOf(string prompt) => Said().Match(prompt) is { Success: true } said ? int.Parse(said.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 4;

    private static ScriptedReply Answer(int level) => ScriptedReply.Text(JsonSerializer.Serialize(new { evidence = new[] { Evidence }, reason = "근거가 있다", level }));

    [GeneratedRegex("수준 ([1-5])인 글")]
    private static partial Regex Said();

    public void Dispose() => competition.Dispose();
}
