namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Solves small systems of equations by elimination with pivoting.</summary>
internal static class LinearSystem
{
    /// <returns>Null when the matrix is singular.</returns>
    public static double[]? Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var (a, b) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(r => Math.Abs(a[r, column]));
            if (Math.Abs(a[pivot, column]) < 1e-300) return null;
            Swap(a, b, column, pivot);
            for (var row = column + 1; row < n; row++)
            {
                var factor = a[row, column] / a[column, column];
                if (factor == 0) continue;
                for (var k = column; k < n; k++) a[row, k] -= factor * a[column, k];
                b[row] -= factor * b[column];
            }
        }
        for (var row = n - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < n; k++) b[row] -= a[row, k] * b[k];
            b[row] /= a[row, row];
        }
        return b;
    }

    private static void Swap(double[,] a, double[] b, int first, int second)
    {
        if (first == second) return;
        for (var k = 0; k < b.Length; k++) (a[first, k], a[second, k]) = (a[second, k], a[first, k]);
        (b[first], b[second]) = (b[second], b[first]);
    }
}
