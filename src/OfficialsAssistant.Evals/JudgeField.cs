using OfficialsAssistant.Grading.Statistics;

namespace OfficialsAssistant.Evals;

/// <summary>What is wrong with the one planted judge.</summary>
internal enum PlantedJudge { None, Harsh, Random, Reversed, Favouring }

/// <summary>How honest judges of a generated competition differ.</summary>
/// <param name="Severity">Standard deviation, levels.</param>
/// <param name="Noise">Standard deviation, levels, of every mark.</param>
internal sealed record JudgeField(string Name, double Severity, double Noise)
{
    public static readonly JudgeField Stated = new("stated", 0.3, 0.5), Harder = new("harder", 0.6, 0.7);

    private const int Works = 20, Judges = 7, Criteria = 5, Departments = 5, Lowest = 1, Highest = 5;
    private const double Effect = 1.5;

    /// <summary>20 works of uniform quality, 7 judges, 5 criteria of 1 to 5; judge 0 is the planted one.</summary>
    public PanelRatings Competition(PlantedJudge planted, ulong seed)
    {
        var random = new SplitMix(seed);
        var quality = Enumerable.Range(0, Works).Select(_ => Lowest + (Highest - Lowest) * random.Unit()).ToArray();
        var severity = Enumerable.Range(0, Judges).Select(_ => Severity * random.Normal()).ToArray();
        var favoured = random.Below(Departments);
        var marks = quality.Select((q, work) => severity.Select((s, judge) =>
            Enumerable.Range(0, Criteria).Select(_ => Mark(judge == 0 ? planted : PlantedJudge.None, q, s, work % Departments == favoured, random)).ToArray()).ToArray()).ToArray();
        return new(
            [.. Enumerable.Range(1, Works).Select(w => $"A-{w:000}")], [.. Enumerable.Range(0, Judges).Select(j => $"J{j}")],
            [.. Enumerable.Range(1, Criteria).Select(c => new MarkScale($"c{c}", Lowest, Highest, 1))], marks, [.. Enumerable.Range(0, Works).Select(w => $"D{w % Departments}")]);
    }

    private double Mark(PlantedJudge planted, double quality, double severity, bool favoured, SplitMix random)
    {
        var honest = quality + severity + Noise * random.Normal();
        return planted switch
        {
            PlantedJudge.Harsh => Level(honest - Effect),
            PlantedJudge.Random => Lowest + random.Below(Highest - Lowest + 1),
            PlantedJudge.Reversed => Lowest + Highest - Level(honest),
            PlantedJudge.Favouring when favoured => Level(honest + Effect),
            _ => Level(honest),
        };
    }

    private static double Level(double value) => Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), Lowest, Highest);
}
