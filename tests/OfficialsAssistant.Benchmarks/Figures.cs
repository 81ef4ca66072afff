using System.Globalization;

namespace OfficialsAssistant.Benchmarks;

/// <summary>Milliseconds, and what is printed of them.</summary>
internal sealed class Figures
{
    private readonly List<double> values = [];
    private readonly Lock gate = new();

    public void Add(double milliseconds)
    {
        lock (gate) values.Add(milliseconds);
    }

    public int Count => values.Count;

    /// <param name="share">0.5 for the median, 0.99 for the 99th percentile.</param>
    public double Percentile(double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"n={Count}  p50 {Percentile(.5):0.0}  p95 {Percentile(.95):0.0}  p99 {Percentile(.99):0.0}  max {Percentile(1):0.0} ms");
}
