using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>What belongs to the best passages though no word of the question stands there: the articles beside them and those they refer to.</summary>
internal static partial class RelatedPassages
{
    /// <summary>So many of the best are looked at.</summary>
    private const int Foremost = 3;

    /// <summary>A passage that is only related counts for so much of the one it belongs to.</summary>
    private const float Share = 0.6f;

    /// <summary>Ids of related passages with their scores; what was found by itself is not among them.</summary>
    public static async Task<Dictionary<Guid, float>> OfAsync(AppDbContext db, IReadOnlyList<FoundPassage> ranked, SearchOptions options, CancellationToken cancellationToken)
    {
        var best = ranked.Take(Foremost).ToList();
        if (best.Count == 0 || !(options.Neighbours || options.References)) return [];
        var ids = best.Select(f => f.PassageId).ToList();
        var versions = best.Select(f => f.VersionId).Distinct().ToList();
        var all = await db.Passages.Where(p => versions.Contains(p.VersionId) && !p.Supplementary)
            .Select(p => new { p.Id, p.VersionId, p.Ordinal, p.Article, Text = ids.Contains(p.Id) ? p.Text : "" }).ToListAsync(cancellationToken);
        var scores = new Dictionary<Guid, float>();
        foreach (var found in best)
        {
            if (all.Find(p => p.Id == found.PassageId) is not { } own) continue;
            var named = options.References ? ReferencesIn(own.Text) : [];
            foreach (var other in all.Where(p => p.VersionId == own.VersionId && p.Id != own.Id))
            {
                var related = named.Contains(other.Article) || (options.Neighbours && Math.Abs(other.Ordinal - own.Ordinal) == 1);
                if (related) scores[other.Id] = Math.Max(scores.GetValueOrDefault(other.Id), found.Score * Share);
            }
        }
        foreach (var found in ranked) scores.Remove(found.PassageId);
        return scores;
    }

    /// <summary>Articles of its own document that a text refers to: "제5조에 따라", not 「도로법」 제5조.</summary>
    public static HashSet<string> ReferencesIn(string text) =>
        [.. Reference().Matches(text).Select(m => string.Concat(m.Groups["a"].Value.Where(c => !char.IsWhiteSpace(c))))];

    [GeneratedRegex(@"(?<!」\s?|」\s?시행령\s?|」\s?시행규칙\s?|같은\s법\s?|법\s|령\s|^|\n)(?<a>제\s?\d{1,4}조(?:의\d{1,3})?)(?!\()")]
    private static partial Regex Reference();
}
