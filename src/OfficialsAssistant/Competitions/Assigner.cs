using System.Security.Cryptography;
using System.Text;

namespace OfficialsAssistant.Competitions;

/// <summary>Gives each work so many judges of a panel: equally loaded, nobody in conflict, the same again from the same seed.</summary>
public static class Assigner
{
    /// <param name="conflicts">Who may not score what.</param>
    /// <returns>Judges by work; a work with fewer than asked for had too many conflicts.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Assign(
        IReadOnlyList<string> works, IReadOnlyList<string> judges, int perWork, IReadOnlySet<(string Work, string Judge)> conflicts, string seed)
    {
        var load = judges.ToDictionary(j => j, _ => 0, StringComparer.Ordinal);
        var assigned = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        // Those with the fewest judges to choose from come first; the seed orders the rest.
        foreach (var work in works.OrderBy(w => judges.Count(j => !conflicts.Contains((w, j)))).ThenBy(w => Draw(seed, w, ""), StringComparer.Ordinal))
        {
            List<string> chosen = [.. judges.Where(j => !conflicts.Contains((work, j))).OrderBy(j => load[j]).ThenBy(j => Draw(seed, work, j), StringComparer.Ordinal).Take(perWork).Order(StringComparer.Ordinal)];
            foreach (var judge in chosen) load[judge]++;
            assigned[work] = chosen;
        }
        return assigned;
    }

    private static string Draw(string seed, string work, string judge) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{work}\n{judge}")));
}
