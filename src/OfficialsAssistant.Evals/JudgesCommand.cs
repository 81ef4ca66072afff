using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Evals;

/// <summary><c>run judges [--count N] [--seed N] [--report FILE]</c>: whether planted judges of generated competitions are flagged, and honest ones left alone.</summary>
internal static class JudgesCommand
{
    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = EvalTexts.JudgesCount, DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = EvalTexts.JudgesSeed, DefaultValueFactory = _ => 2026 };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("judges", EvalTexts.RunJudges) { count, seed, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = Run(Math.Max(1, parsed.GetValue(count)), parsed.GetValue(seed));
            EvalReport.Print(result);
            if (parsed.GetValue(report) is { } file) await EvalReport.WriteAsync(result, file, cancellationToken);
            return result.Worst.Count == 0 ? CommandRunner.Done : CommandRunner.FellShort;
        });
        return command;
    }

    /// <summary>The metrics of the harder field are printed and not asked for; of the stated one, 95 % flagged and 5 % of the honest at most.</summary>
    public static EvalReport<JudgesResult> Run(int count, ulong seed)
    {
        var clock = Stopwatch.StartNew();
        var results = new[] { JudgeField.Stated, JudgeField.Harder }.SelectMany(f => Field(f, count, seed)).ToList();
        var metrics = results.ToDictionary(r => $"{r.Field}.{r.Planted}", r => r.Rate);
        List<JudgesResult> worst = [.. results.Where(r => r.Field == JudgeField.Stated.Name && (r.Planted.StartsWith("honest", StringComparison.Ordinal) ? r.Rate > 0.05 : r.Rate < 0.95))];
        return new("judges", results.Count, results.Count, 0, 0, metrics, worst, results)
        {
            Milliseconds = new Dictionary<string, double> { ["all"] = clock.ElapsedMilliseconds, ["1000x30x10"] = Large(seed) },
        };
    }

    private static IEnumerable<JudgesResult> Field(JudgeField field, int count, ulong seed)
    {
        var (honest, falsely) = (0, 0);
        foreach (var planted in Enum.GetValues<PlantedJudge>())
        {
            var found = 0;
            for (var i = 0; i < count; i++)
            {
                var profiles = JudgeDiagnostics.Of(field.Competition(planted, seed * 1_000_003 + (ulong)planted * 100_000 + (ulong)i));
                if (profiles[0].Flags.Any(f => Means(f.Kind, planted))) found++;
                var innocent = planted == PlantedJudge.None ? profiles : profiles.Skip(1).ToList();
                honest += innocent.Count;
                falsely += innocent.Count(p => p.Flags.Count > 0);
                if (planted == PlantedJudge.None && i == count - 1) yield return new(field.Name, "honestAlone", honest, falsely, (double)falsely / honest);
            }
            if (planted != PlantedJudge.None) yield return new(field.Name, planted.ToString().ToLowerInvariant(), count, found, (double)found / count);
        }
        yield return new(field.Name, "honest", honest, falsely, (double)falsely / honest);
    }

    private static bool Means(JudgeFlagKind kind, PlantedJudge planted) => (kind, planted) is
        (JudgeFlagKind.Harsh, PlantedJudge.Harsh) or (JudgeFlagKind.Unrelated, PlantedJudge.Random)
        or (JudgeFlagKind.Reversed, PlantedJudge.Reversed) or (JudgeFlagKind.Favouring, PlantedJudge.Favouring);

    /// <summary>Milliseconds that everything a report shows of judges takes on 1,000 works, 30 judges and 10 criteria.</summary>
    private static double Large(ulong seed)
    {
        var random = new SplitMix(seed);
        var marks = Enumerable.Range(0, 1000).Select(_ =>
        {
            var quality = 1 + 4 * random.Unit();
            return Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, 10).Select(_ => Math.Clamp(Math.Round(quality + 0.5 * random.Normal(), MidpointRounding.AwayFromZero), 1, 5)).ToArray()).ToArray();
        }).ToArray();
        var panel = new PanelRatings(
            [.. Enumerable.Range(0, 1000).Select(w => w.ToString(CultureInfo.InvariantCulture))], [.. Enumerable.Range(0, 30).Select(j => $"J{j}")],
            [.. Enumerable.Range(0, 10).Select(c => new MarkScale($"c{c}", 1, 5, 1))], marks, [.. Enumerable.Range(0, 1000).Select(w => $"D{w % 20}")]);
        var clock = Stopwatch.StartNew();
        JudgeDiagnostics.Of(panel);
        CriterionAgreement.Of(panel);
        LeaveOneOut.Of([.. marks.Select(w => w.Select(j => j.Sum()).ToArray())]);
        return clock.Elapsed.TotalMilliseconds;
    }
}

/// <summary>One kind of judge in one field.</summary>
/// <param name="Planted">harsh, random, reversed, favouring; honest (the others in all competitions), honestAlone (in competitions without a planted judge).</param>
internal sealed record JudgesResult(string Field, string Planted, int Judges, int Flagged, double Rate);
