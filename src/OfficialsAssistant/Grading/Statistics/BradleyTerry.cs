namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Abilities from comparisons in pairs (Bradley and Terry 1952), by maximum likelihood.</summary>
/// <param name="LogAbility">The first is 0.</param>
/// <param name="NullDeviance">Of a model in which all are equal.</param>
/// <param name="Freedom">Pairs compared less abilities estimated.</param>
public sealed record BradleyTerryFit(IReadOnlyList<double> LogAbility, double ResidualDeviance, double NullDeviance, int Freedom, int NullFreedom);

public static class BradleyTerry
{
    /// <param name="wins">How often the row beat the column; a tie is half a win for each. The diagonal is ignored.</param>
    /// <returns>The fit, or why there is none: with a group that never lost to the rest no maximum exists.</returns>
    public static (BradleyTerryFit? Fit, NotComputable? Why) Of(double[][] wins)
    {
        var n = wins.Length;
        if (n < 2 || !Pairs(wins).Any()) return (null, NotComputable.NoData);
        if (!Reaches(wins, (a, b) => wins[a][b] > 0) || !Reaches(wins, (a, b) => wins[b][a] > 0)) return (null, NotComputable.NotConnected);
        var ability = Fit(wins);
        var pairs = Pairs(wins).ToList();
        return (new(ability, pairs.Sum(p => Deviance(p.Won, p.Lost, Chance(ability, p.A, p.B))), pairs.Sum(p => Deviance(p.Won, p.Lost, 0.5)), pairs.Count - n + 1, pairs.Count), null);
    }

    /// <summary>Newton's method with halved steps; the likelihood is concave, so it ends at the only maximum.</summary>
    private static double[] Fit(double[][] wins)
    {
        var ability = new double[wins.Length];
        for (var round = 0; round < 200; round++)
        {
            var (gradient, information) = Slopes(wins, ability);
            if (LinearSystem.Solve(information, gradient) is not { } step) break;
            var (scale, before) = (1.0, LogLikelihood(wins, ability));
            while (scale > 1e-8 && LogLikelihood(wins, Moved(ability, step, scale)) < before - 1e-12 * Math.Abs(before)) scale /= 2;
            ability = Moved(ability, step, scale);
            if (step.Max(Math.Abs) < 1e-13) break;
        }
        return ability;
    }

    private static double[] Moved(double[] ability, double[] step, double scale) => [0, .. step.Select((s, i) => ability[i + 1] + scale * s)];

    private static (double[] Gradient, double[,] Information) Slopes(double[][] wins, double[] ability)
    {
        var n = ability.Length;
        var (gradient, information) = (new double[n - 1], new double[n - 1, n - 1]);
        foreach (var (a, b, won, lost) in Pairs(wins))
        {
            var p = Chance(ability, a, b);
            var (slope, weight) = (won - (won + lost) * p, (won + lost) * p * (1 - p));
            Add(a, slope);
            Add(b, -slope);
            if (a > 0) information[a - 1, b - 1] = information[b - 1, a - 1] = -weight;

            void Add(int item, double by)
            {
                if (item == 0) return;
                gradient[item - 1] += by;
                information[item - 1, item - 1] += weight;
            }
        }
        return (gradient, information);
    }

    private static IEnumerable<(int A, int B, double Won, double Lost)> Pairs(double[][] wins) =>
        from a in Enumerable.Range(0, wins.Length)
        from b in Enumerable.Range(a + 1, wins.Length - a - 1)
        where wins[a][b] + wins[b][a] > 0
        select (a, b, wins[a][b], wins[b][a]);

    private static double Chance(double[] ability, int a, int b) => 1 / (1 + Math.Exp(ability[b] - ability[a]));

    private static double LogLikelihood(double[][] wins, double[] ability) =>
        -Pairs(wins).Sum(p => p.Won * Math.Log(1 + Math.Exp(ability[p.B] - ability[p.A])) + p.Lost * Math.Log(1 + Math.Exp(ability[p.A] - ability[p.B])));

    private static double Deviance(double won, double lost, double p)
    {
        return 2 * (Part(won, p) + Part(lost, 1 - p));

        double Part(double seen, double chance) => seen == 0 ? 0 : seen * Math.Log(seen / ((won + lost) * chance));
    }

    private static bool Reaches(double[][] wins, Func<int, int, bool> edge)
    {
        var (seen, open) = (new HashSet<int> { 0 }, new Stack<int>([0]));
        while (open.TryPop(out var at))
            foreach (var next in Enumerable.Range(0, wins.Length).Where(n => n != at && edge(at, n) && seen.Add(n))) open.Push(next);
        return seen.Count == wins.Length;
    }
}
