using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Reads how ties are decided, and what the chair decided.</summary>
internal static class TieReader
{
    /// <summary>The stage that a decision about the final ranks names.</summary>
    public const string Final = "final";

    public static List<TieStep> ReadSteps(YamlMap file, IReadOnlyList<Stage> stages)
    {
        var steps = new List<TieStep>();
        foreach (var text in file.Texts("ties"))
        {
            var step = ReadStep(file, text, stages);
            if (step is null) continue;
            if (steps.Any(s => s.Kind == TieKind.Shared)) file.Fault("ties", "AfterShared", text);
            if (steps.Contains(step)) file.Fault("ties", "TwiceDeclared", text);
            steps.Add(step);
        }
        return steps;
    }

    private static TieStep? ReadStep(YamlMap file, string text, IReadOnlyList<Stage> stages)
    {
        var (word, of) = text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (text[..colon], text[(colon + 1)..].Trim()) : (text, "");
        switch (word)
        {
            case "criterion" when stages.Any(s => s.Panels.Any(p => p.Rubric.Find(of) is not null)): return new TieStep(TieKind.Criterion, of);
            case "stage" when stages.Any(s => s.Id == of): return new TieStep(TieKind.Stage, of);
            case "firstPlaces" when of.Length == 0: return new TieStep(TieKind.FirstPlaces, "");
            case "chair" when of.Length == 0: return new TieStep(TieKind.Chair, "");
            case "shared" when of.Length == 0: return new TieStep(TieKind.Shared, "");
            // Rubrics with faults of their own are told there.
            case "criterion" when stages.Count == 0 || stages.Any(s => s.Panels.Count == 0): return null;
            default:
                file.Fault("ties", "BadTieStep", text);
                return null;
        }
    }

    public static ChairDecision? ReadDecision(YamlMap map, IReadOnlyList<Stage> stages)
    {
        var stage = map.Text("stage");
        var works = map.Texts("works");
        var order = map.Texts("order");
        var reason = map.Text("reason");
        var by = map.Text("by");
        map.RefuseUnknownKeys();
        if (stage is not null && stage != Final && stages.Count > 0 && stages.All(s => s.Id != stage)) map.Fault("stage", "StageUnknown", stage, string.Join(", ", stages.Select(s => s.Id)));
        if (works.Count > 0 && order.Count > 0 && (!works.Order(StringComparer.Ordinal).SequenceEqual(order.Order(StringComparer.Ordinal)) || order.Distinct().Count() < order.Count))
            map.Fault("order", "OrderNotOfWorks", string.Join(", ", order), string.Join(", ", works));
        return stage is null || reason is null || by is null ? null : new ChairDecision(stage, works, order, reason, by);
    }
}
