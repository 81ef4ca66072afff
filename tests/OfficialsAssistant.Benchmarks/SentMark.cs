using System.Diagnostics;
using System.Text;

namespace OfficialsAssistant.Benchmarks;

/// <summary>
/// The number of a token and the moment it was sent, as a word of letters: digits would be figures to be checked, thirty a
/// sentence, as no answer has them.
/// </summary>
internal static class SentMark
{
    private const char Zero = 'a';

    public static string Of(int number) => $"<{Letters(number)}-{Letters(Stopwatch.GetTimestamp())}>";

    public static IEnumerable<(int Number, long Sent)> In(string text)
    {
        for (var start = text.IndexOf('<', StringComparison.Ordinal); start >= 0; start = text.IndexOf('<', start + 1))
        {
            var middle = text.IndexOf('-', start);
            var end = text.IndexOf('>', middle);
            yield return ((int)Value(text.AsSpan(start + 1, middle - start - 1)), Value(text.AsSpan(middle + 1, end - middle - 1)));
        }
    }

    private static string Letters(long value)
    {
        var letters = new StringBuilder();
        foreach (var digit in value.ToString(System.Globalization.CultureInfo.InvariantCulture)) letters.Append((char)(Zero + (digit - '0')));
        return letters.ToString();
    }

    private static long Value(ReadOnlySpan<char> letters)
    {
        var value = 0L;
        foreach (var letter in letters) value = (value * 10) + (letter - Zero);
        return value;
    }
}
