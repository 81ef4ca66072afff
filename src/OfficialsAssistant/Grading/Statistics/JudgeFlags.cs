namespace OfficialsAssistant.Grading.Statistics;

/// <summary>Decides what about a judge goes beyond what honest judges of such a panel differ by.</summary>
internal static class JudgeFlags
{
    // Honest severity before anything is seen of the panel, and how many judges that belief is worth.
    private const double UsualSeverity = 0.3, UsualSeverityWorth = 6;
    private const double SeverityLimit = 2.25, LeastLevels = 0.5;
    private const double AgreementLimit = 3.2, ReversedLimit = 2;
    private const double FavourLimit = 3, LeastNoise = 0.1;
    private const double NarrowBelow = 0.4, HaloAbove = 0.7, HaloBeyondOthers = 0.4;

    public static List<JudgeFlag> Of(PanelRatings panel, JudgeMeasures own, IReadOnlyList<JudgeMeasures> others)
    {
        // Severity and favour mean something only of a judge who follows the works at all.
        if (Following(own, others) is { } lost) return [lost];
        List<JudgeFlag> flags = [];
        if (Severity(own, others) is { } severity) flags.Add(severity);
        if (Favour(panel, own, others) is { } favour) flags.Add(favour);
        if (own.Spread.Value < NarrowBelow) flags.Add(new(JudgeFlagKind.Narrow, own.Spread.Value.Value, 0, null, []));
        var usual = JudgeMeasures.Median([.. others.Select(o => o.Halo.Value).OfType<double>()]);
        if (own.Halo.Value > HaloAbove && own.Halo.Value > usual + HaloBeyondOthers) flags.Add(new(JudgeFlagKind.Halo, own.Halo.Value.Value, 0, null, []));
        return flags;
    }

    public static double VisibleSeverity(JudgeMeasures own, IReadOnlyList<JudgeMeasures> others) => Math.Max(LeastLevels, SeverityLimit * SeverityError(own, others));

    private static JudgeFlag? Following(JudgeMeasures own, IReadOnlyList<JudgeMeasures> others)
    {
        if (own.Agreement.Value is not { } correlation || own.WorkResiduals.Count <= 3) return null;
        var usual = JudgeMeasures.Median([.. others.Select(o => o.Agreement.Value).OfType<double>().Select(Fisher)]);
        // Works, not marks: marks of one work hang together.
        var error = 1 / Math.Sqrt(own.WorkResiduals.Count - 3);
        var below = (usual - Fisher(correlation)) / error;
        if (Fisher(correlation) < -ReversedLimit * error && below > AgreementLimit) return new(JudgeFlagKind.Reversed, correlation, below, null, []);
        return below > AgreementLimit ? new(JudgeFlagKind.Unrelated, correlation, below, null, []) : null;
    }

    private static JudgeFlag? Severity(JudgeMeasures own, IReadOnlyList<JudgeMeasures> others)
    {
        if (Math.Abs(own.Severity) < VisibleSeverity(own, others)) return null;
        return new(own.Severity < 0 ? JudgeFlagKind.Harsh : JudgeFlagKind.Lenient, own.Severity, Math.Abs(own.Severity) / SeverityError(own, others), null, []);
    }

    /// <summary>What honest severities of this panel differ by: the usual belief, corrected by the other judges; one of them far off counts as a little off.</summary>
    private static double SeverityError(JudgeMeasures own, IReadOnlyList<JudgeMeasures> others)
    {
        var middle = JudgeMeasures.Median([.. others.Select(o => o.Severity)]);
        const double furthest = 2.5 * UsualSeverity;
        var seen = others.Where(o => o != own).Sum(o => Math.Pow(Math.Clamp(o.Severity - middle, -furthest, furthest), 2));
        var variance = (UsualSeverityWorth * UsualSeverity * UsualSeverity + seen) / (UsualSeverityWorth + others.Count);
        return Math.Sqrt(variance * (1 + 1.0 / others.Count));
    }

    private static JudgeFlag? Favour(PanelRatings panel, JudgeMeasures own, IReadOnlyList<JudgeMeasures> others)
    {
        var noise = Math.Max(LeastNoise, Math.Max(own.Residuals.Width, JudgeMeasures.Median([.. others.Select(o => o.Residuals.Width)])));
        return panel.Groups is { } groups ? FavouredGroup(panel, own, groups, noise) : FavouredWorks(panel, own, noise);
    }

    private static JudgeFlag? FavouredGroup(PanelRatings panel, JudgeMeasures own, IReadOnlyList<string?> groups, double noise)
    {
        JudgeFlag? strongest = null;
        foreach (var group in own.WorkResiduals.Where(r => groups[r.Work] is not null).GroupBy(r => groups[r.Work]))
        {
            var rest = own.WorkResiduals.Where(r => groups[r.Work] != group.Key).ToList();
            if (rest.Count < 2) continue;
            var effect = group.Average(r => r.Mean) - rest.Average(r => r.Mean);
            var strength = effect / (noise * Math.Sqrt(1.0 / group.Count() + 1.0 / rest.Count));
            if (effect >= LeastLevels && strength >= FavourLimit && !(strength <= strongest?.Strength))
                strongest = new(JudgeFlagKind.Favouring, effect, strength, group.Key, [.. group.Select(r => panel.Works[r.Work])]);
        }
        return strongest;
    }

    /// <summary>Without groups: two or more works that stand out by themselves.</summary>
    private static JudgeFlag? FavouredWorks(PanelRatings panel, JudgeMeasures own, double noise)
    {
        var middle = own.Residuals.Middle;
        var raised = own.WorkResiduals.Where(r => r.Mean - middle >= Math.Max(LeastLevels, FavourLimit * noise)).ToList();
        if (raised.Count < 2) return null;
        var effect = raised.Average(r => r.Mean) - middle;
        return new(JudgeFlagKind.Favouring, effect, effect / noise, null, [.. raised.Select(r => panel.Works[r.Work])]);
    }

    private static double Fisher(double correlation) => Math.Atanh(Math.Clamp(correlation, -0.9999, 0.9999));
}
