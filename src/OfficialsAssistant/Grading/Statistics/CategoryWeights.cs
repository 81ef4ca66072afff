namespace OfficialsAssistant.Grading.Statistics;

/// <summary>How near two categories are to each other: 1 for the same, 0 for the ends of the scale.</summary>
public enum Weighting { Identity, Linear, Quadratic }

/// <summary>Weights of agreement between categories, from the values of the declared scale and not from what judges happened to use.</summary>
public static class CategoryWeights
{
    public static double[,] Of(IReadOnlyList<double> categories, Weighting weighting)
    {
        var width = categories.Count == 0 ? 0 : categories.Max() - categories.Min();
        var weights = new double[categories.Count, categories.Count];
        for (var a = 0; a < categories.Count; a++)
        {
            for (var b = 0; b < categories.Count; b++)
            {
                var distance = width == 0 ? 0 : Math.Abs(categories[a] - categories[b]) / width;
                weights[a, b] = a == b ? 1 : weighting switch
                {
                    Weighting.Linear => 1 - distance,
                    Weighting.Quadratic => 1 - distance * distance,
                    _ => 0,
                };
            }
        }
        return weights;
    }
}
