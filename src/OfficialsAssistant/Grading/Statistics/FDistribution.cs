using MathNet.Numerics;

namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Quantiles of Fisher's F to the last digits; the library's own search stops at 1e-8.</summary>
internal static class FDistribution
{
    /// <param name="above">Degrees of freedom of the numerator, not necessarily whole.</param>
    public static double Quantile(double p, double above, double below)
    {
        // x = above·F / (above·F + below) follows a beta distribution on 0..1, where halving ends after the digits of a double.
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 200 && high - low > 1e-16 * high; i++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high) break;
            if (SpecialFunctions.BetaRegularized(above / 2, below / 2, middle) < p) low = middle;
            else high = middle;
        }
        var x = (low + high) / 2;
        return below * x / (above * (1 - x));
    }
}
