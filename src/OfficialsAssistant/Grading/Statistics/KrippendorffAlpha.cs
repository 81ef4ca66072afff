using MathNet.Numerics.Distributions;

namespace OfficialsAssistant.Grading.Statistics;

/// <summary>What the distance of two values means.</summary>
public enum MeasurementLevel { Nominal, Ordinal, Interval, Ratio }

/// <summary>
/// Krippendorff's alpha: 1 − observed / expected disagreement, for any number of raters and with missing ratings. After Krippendorff,
/// Content Analysis, chapter 12; the interval by leaving one unit out at a time (jackknife), so that it needs no chance of its own.
/// </summary>
public static class KrippendorffAlpha
{
    public static Statistic Of(RatingTable ratings, MeasurementLevel level)
    {
        if (ratings.Lack() is { } lack) return lack;
        var table = Coincidences.Of(ratings);
        return level == MeasurementLevel.Ratio && table.Values[0] < 0 ? NotComputable.WrongForm : table.Alpha(level, null);
    }

    /// <param name="confidence">0.95: of a hundred such intervals 95 hold the value.</param>
    public static Interval WithInterval(RatingTable ratings, MeasurementLevel level, double confidence = 0.95)
    {
        var value = Of(ratings, level);
        if (value.Value is not { } alpha) return value.Why!.Value;
        var table = Coincidences.Of(ratings);
        var without = table.Units.Select(u => table.Alpha(level, u)).Where(double.IsFinite).ToArray();
        if (without.Length < 2) return new(value, NotComputable.NoData, NotComputable.NoData);
        var mean = without.Average();
        var n = without.Length;
        var error = Math.Sqrt((n - 1.0) / n * without.Sum(w => (w - mean) * (w - mean))) * StudentT.InvCDF(0, 1, n - 1, 0.5 + confidence / 2);
        return new(value, alpha - error, Math.Min(1, alpha + error));
    }

    /// <summary>How often two values meet in a unit.</summary>
    private sealed class Coincidences(double[] values, List<(int Value, int Count)[]> units)
    {
        private readonly double[,] pairs = Sum(values.Length, units);

        public double[] Values => values;
        public IReadOnlyList<(int Value, int Count)[]> Units => units;

        public static Coincidences Of(RatingTable ratings)
        {
            var rows = ratings.Pairable.Select(r => r.Where(v => !double.IsNaN(v)).ToArray()).ToList();
            double[] values = [.. rows.SelectMany(r => r).Distinct().Order()];
            return new(values, [.. rows.Select(r => r.GroupBy(v => Array.BinarySearch(values, v)).Select(g => (g.Key, g.Count())).ToArray())]);
        }

        public double Alpha(MeasurementLevel level, (int Value, int Count)[]? without)
        {
            var used = (double[,])pairs.Clone();
            if (without is not null) Add(used, without, -1);
            var totals = new double[values.Length];
            for (var a = 0; a < totals.Length; a++)
                for (var b = 0; b < totals.Length; b++) totals[a] += used[a, b];
            var distance = Distance(level, totals);
            var (observed, expected) = (0.0, 0.0);
            for (var a = 0; a < totals.Length; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    var squared = distance(a, b);
                    observed += used[a, b] * squared;
                    expected += totals[a] * totals[b] * squared;
                }
            }
            return 1 - (totals.Sum() - 1) * observed / expected;
        }

        private static double[,] Sum(int size, List<(int Value, int Count)[]> units)
        {
            var sum = new double[size, size];
            foreach (var unit in units) Add(sum, unit, 1);
            return sum;
        }

        private static void Add(double[,] sum, (int Value, int Count)[] unit, double sign)
        {
            var others = unit.Sum(u => u.Count) - 1.0;
            foreach (var (a, inA) in unit)
                foreach (var (b, inB) in unit) sum[a, b] += sign * inA * (inB - (a == b ? 1 : 0)) / others;
        }

        private Func<int, int, double> Distance(MeasurementLevel level, double[] totals)
        {
            // The ordinal distance is that of the middles of the ranks the values hold.
            var place = level == MeasurementLevel.Ordinal ? MiddleRanks(totals) : values;
            return level switch
            {
                MeasurementLevel.Nominal => (_, _) => 1,
                MeasurementLevel.Ratio => (a, b) => Math.Pow((place[a] - place[b]) / (place[a] + place[b]), 2),
                _ => (a, b) => (place[a] - place[b]) * (place[a] - place[b]),
            };
        }

        private static double[] MiddleRanks(double[] totals)
        {
            var middles = new double[totals.Length];
            var before = 0.0;
            for (var i = 0; i < totals.Length; i++)
            {
                middles[i] = before + totals[i] / 2;
                before += totals[i];
            }
            return middles;
        }
    }
}
