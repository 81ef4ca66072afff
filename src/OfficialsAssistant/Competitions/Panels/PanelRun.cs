using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OfficialsAssistant.Competitions.Runs;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Panel;
using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Competitions.Panels;

/// <summary>The endpoint that grades.</summary>
/// <param name="Estimated">Is told what it will probably cost before the first request.</param>
public sealed record PanelEndpoint(IChatClient Client, string Model, PromptLibrary Prompts, PanelPrices Prices, Action<PanelCost> Estimated);

/// <summary>Asks the model about every work on every criterion once; finished items come from the cache, failed ones are asked again.</summary>
/// <param name="output">Where journal and cache lie.</param>
public sealed class PanelRun(CompetitionInput input, IReadOnlyList<CheckInput> field, PanelEndpoint endpoint, Journal journal, string output)
{
    private readonly ResultCache cache = new(Path.Combine(output, "cache"));
    private readonly IReadOnlyList<StageCriterion> criteria = PanelCriteria.Of(input.Competition);

    /// <summary>Items that were asked this time, and those that were already finished.</summary>
    public int Ran { get; private set; }
    public int Kept { get; private set; }

    public async Task<IReadOnlyList<AnswerLine>> RunAsync(Action<int, int> progress, CancellationToken cancellationToken)
    {
        using var panel = new ModelPanel(endpoint.Client, endpoint.Model, endpoint.Prompts, Seed(), new AnswerCache(Path.Combine(output, "cache", "answers")));
        var works = Gold().Select(w => (Gold: true, Work: w)).Concat(TakingPart().Select(w => (Gold: false, Work: w))).ToList();
        endpoint.Estimated(await PanelCost.EstimateAsync(panel, [.. works.Select(w => w.Work)], [.. criteria.Select(c => c.Asked)], endpoint.Prices, cancellationToken));
        var lines = new List<AnswerLine>();
        foreach (var (gold, work) in works)
        {
            foreach (var criterion in criteria)
            {
                lines.Add(new AnswerLine(gold, await GradeAsync(panel, gold, work, criterion.Asked, cancellationToken)));
                progress(lines.Count, works.Count * criteria.Count);
            }
        }
        return lines;
    }

    private async Task<PanelGrade> GradeAsync(ModelPanel panel, bool gold, CheckInput work, PanelCriterion criterion, CancellationToken cancellationToken)
    {
        var key = $"{(gold ? "gold" : "panel")}/{criterion.Id}/{work.Work}";
        var fingerprint = await FingerprintAsync(panel, work, criterion, cancellationToken);
        if (journal.Find(key) is { } line && line.Input == fingerprint && cache.Find(line.Result) is { } known && Parse(known) is { } kept)
        {
            Kept++;
            return kept;
        }
        var grade = await panel.GradeAsync(work, criterion, cancellationToken);
        journal.Append(new JournalLine(key, fingerprint, grade.Grade is Unscored { Failed: true } ? "" : cache.Put(Canonical.Line(grade))));
        Ran++;
        // Read back, so that a fresh grade and a cached one are the same to the last digit.
        return Parse(Canonical.Line(grade))!;
    }

    /// <summary>Of everything the answers depend on: the model, and what it is sent in both forms.</summary>
    private async Task<string> FingerprintAsync(ModelPanel panel, CheckInput work, PanelCriterion criterion, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(endpoint.Model).Append('\0').Append(Canonical.Line(criterion)).Append('\0').Append(Canonical.Line(work.Files.Select(f => f.Sha256)));
        foreach (var form in ModelPanel.Forms)
        {
            var prompt = await panel.RenderAsync(form, work, criterion, cancellationToken);
            text.Append('\0').Append(prompt.Id).AppendJoin('\0', prompt.Messages.Select(m => m.Text));
        }
        return ResultCache.Sha(text.ToString());
    }

    private IEnumerable<CheckInput> TakingPart()
    {
        var excluded = input.Submissions.Where(s => s.ExcludedBecause is not null).Select(s => s.Work).ToHashSet(StringComparer.Ordinal);
        return field.Where(f => !excluded.Contains(f.Work));
    }

    private IEnumerable<CheckInput> Gold() => input.Gold is { } gold
        ? gold.Works.Select(w => new CheckInput(w.Key, "", CheckInputReader.Files(gold.WorkFolder(w.Key), w.Value), WorkLog.None)) : [];

    /// <summary>Entrants know neither; without a freeze all works together stand in for its seed.</summary>
    private byte[] Seed() => input.Frozen is { } frozen ? Convert.FromHexString(frozen.Seed) : SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Line(input.Submissions.Select(s => s.Files))));

    private static PanelGrade? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PanelGrade>(json, Canonical.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
