using System.Text.Json;
using OfficialsAssistant.Evals;
using OfficialsAssistant.Grading.Statistics;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Grading;

public sealed class StatisticsTests
{
    // Shrout and Fleiss (1979), table 2.
    private static readonly RatingTable Shrout = RatingTable.Of([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]);

    [SkippableFact]
    public async Task EveryWorkedExampleMatches()
    {
        var report = Path.GetTempFileName();
        Assert.Equal(0, await Run("stats", SharedMaterial.Folder("scoring/worked-examples.json"), "--report", report));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(json.RootElement.GetProperty("cases").GetInt32(), json.RootElement.GetProperty("metrics").GetProperty("matched").GetDouble());
        File.Delete(report);
    }

    [Fact]
    public async Task AWrongAnswerAndAnUnknownNameFallShort()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            {"layout": "", "examples": [
              {"id": "a", "input": "ratings", "data": [["x", "y"], ["x", "x"], ["y", "y"]], "categories": ["x", "y"], "expected": {"percent": 0.6666666666666666}},
              {"id": "b", "input": "ratings", "data": [[1, 2], [1, 1], [2, 2]], "expected": {"percent": 0.7}},
              {"id": "c", "input": "scores", "data": [1, 2], "expected": {"median": 1.5}},
              {"id": "d", "input": "nonsense", "data": [], "expected": {}},
              {"id": "e", "input": "scores", "data": [5, 5], "expected": {"tScore": "not computable", "sd": 0}},
              {"id": "f", "input": "wins", "data": [[0, 3], [0, 0]], "expected": {"bradleyTerry.logAbility": "not computable"}}]}
            """);
        var report = Path.GetTempFileName();
        Assert.Equal(1, await Run("stats", file, "--report", report));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        Assert.Equal(["a", "e", "f"], json.RootElement.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("matched").GetBoolean()).Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(2, await Run("stats", "/no/such/examples.json"));
    }

    [SkippableTheory]
    [InlineData("recipes", "grammar", .41512699786609375)]
    [InlineData("recipes", "fluency", .43239839448968664)]
    [InlineData("recipes", "verbosity", .3991422935197101)]
    [InlineData("recipes", "structure", .3985577014111057)]
    [InlineData("recipes", "success", .3627155704454662)]
    [InlineData("recipes", "overall", .4351007794425691)]
    [InlineData("newsroom", "Informativeness", .2848732349364206)]
    [InlineData("newsroom", "Relevance", .11512128779864295)]
    [InlineData("newsroom", "Fluency", -.015808123685552733)]
    [InlineData("newsroom", "Coherence", .06497202567878024)]
    public void PublishedAlphasOfHumanRatingsComeOut(string set, string criterion, double published)
    {
        var rows = File.ReadLines(SharedMaterial.Folder($"scoring/{set}/human-ratings.csv")).Skip(1).Select(l => l.Split(',')).Where(c => c[2] == criterion).ToList();
        var slots = rows.Select(r => r[1]).Distinct().ToList();
        var table = new RatingTable([.. rows.GroupBy(r => r[0]).Select(unit =>
        {
            var row = new double?[slots.Count];
            foreach (var rating in unit) row[slots.IndexOf(rating[1])] = double.Parse(rating[3], System.Globalization.CultureInfo.InvariantCulture);
            return row;
        })]);
        Assert.Equal(published, KrippendorffAlpha.Of(table, MeasurementLevel.Ordinal).Value!.Value, 1e-9);
    }

    [Theory]
    [InlineData(IccForm.OneWay, false, .17, -.13, .72)]
    [InlineData(IccForm.Agreement, false, .29, .02, .76)]
    [InlineData(IccForm.Consistency, false, .71, .34, .95)]
    [InlineData(IccForm.OneWay, true, .44, -.88, .91)]
    [InlineData(IccForm.Agreement, true, .62, .07, .93)]
    [InlineData(IccForm.Consistency, true, .91, .68, .99)]
    public void TheThreeFormsOfOneTableDiffer(IccForm form, bool average, double value, double low, double high)
    {
        var icc = IntraclassCorrelation.Of(Shrout, form, average);
        Assert.Equal([value, low, high], new[] { icc.Value, icc.Low, icc.High }.Select(s => Math.Round(s.Value!.Value, 2)));
    }

    [Fact]
    public void NothingThatCannotBeComputedBecomesANumber()
    {
        var same = RatingTable.Of([[4, 4, 4], [4, 4, 4]]);
        var counts = CategoryCounts.Of(same, [1, 2, 3, 4, 5]);
        foreach (var statistic in new[]
        {
            KrippendorffAlpha.Of(same, MeasurementLevel.Ordinal), IntraclassCorrelation.Of(same, IccForm.Agreement, false).Value, Agreement.Gwet(counts), Agreement.BrennanPrediger(counts),
            Agreement.Fleiss(counts), Agreement.Conger(counts), Agreement.Cohen(same, null), Agreement.Percent(counts), RankCorrelation.Spearman([1, 1], [2, 3]),
        })
            Assert.Equal((null, NotComputable.NoVariation), (statistic.Value, statistic.Why));
        Assert.Equal(NotComputable.NoData, KrippendorffAlpha.Of(RatingTable.Of([[1, double.NaN], [double.NaN, 2]]), MeasurementLevel.Nominal).Why);
        Assert.Equal(NotComputable.NotConnected, BradleyTerry.Of([[0, 2, 0], [1, 0, 0], [0, 0, 0]]).Why);
    }

    [Fact]
    public void SeverityIsComparedOnlyAlongSharedWorks()
    {
        var none = double.NaN;
        var (fit, components) = SeverityModel.Of(RatingTable.Of([[3, 4, none, none], [2, 3, none, none], [none, none, 5, 1]]));
        Assert.Null(fit);
        Assert.Equal([[0, 1], [2, 3]], components);
        var linked = SeverityModel.Of(RatingTable.Of([[3, 4, none], [2, 3, none], [none, 5, 3]])).Fit!;
        Assert.Equal([0, 1, -1], linked.Severity.Select(s => Math.Round(s, 9) + 0.0));
        Assert.Equal([3, 2, 4], linked.Quality.Select(q => Math.Round(q, 9)));
    }

    [Fact]
    public void TheIntervalOfASeedIsAlwaysTheSame()
    {
        double[] left = [1.3, 2.9, 3.1, 4.7, 5.2, 6.6, 7.4, 8.8], right = [2.2, 1.7, 4.5, 3.9, 6.1, 5.3, 8.4, 7.6];
        var first = PairedBootstrap.Of(8, Rho, 7);
        Assert.Equal(first, PairedBootstrap.Of(8, Rho, 7));
        Assert.NotEqual(first, PairedBootstrap.Of(8, Rho, 8));
        Assert.InRange(first.Value.Value!.Value, first.Low.Value!.Value, first.High.Value!.Value);

        Statistic Rho(int[] places) => RankCorrelation.Pearson([.. places.Select(p => left[p])], [.. places.Select(p => right[p])]);
    }

    private static async Task<int> Run(params string[] args)
    {
        var result = typeof(StatsExample).Assembly.EntryPoint!.Invoke(null, [args]);
        return result is Task<int> task ? await task : (int)result!;
    }
}
