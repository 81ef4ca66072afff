using System.Text.RegularExpressions;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Grading;

/// <summary>Reads <c>rubrics/&lt;id&gt;@&lt;version&gt;.yaml</c>; unknown keys and impossible scales are faults.</summary>
public static partial class RubricReader
{
    /// <summary>Columns of a judge's sheet; no criterion may be called so.</summary>
    private static readonly string[] s_taken = ["work", "status", "reason", "by", "comment"];

    /// <returns>Null when it cannot be used; the faults say why.</returns>
    public static Rubric? Read(string path, string shownAs, string id, int version, Faults faults)
    {
        var before = faults.Count;
        if (YamlFile.Open(path, shownAs, faults) is not { } file) return null;
        var title = file.Text("title", required: false) ?? id;
        var criteria = file.Maps("criteria").Select(ReadCriterion).OfType<Criterion>().ToList();
        var adjustments = file.Maps("adjust", required: false).Select(ReadAdjustment).OfType<Adjustment>().ToList();
        file.RefuseUnknownKeys();
        if (faults.Count > before) return null;
        foreach (var twice in criteria.Select(c => c.Id).Concat(adjustments.Select(a => a.Id)).GroupBy(i => i).Where(g => g.Count() > 1))
            file.Fault("criteria", "TwiceDeclared", twice.Key);
        var sum = criteria.Sum(c => c.Points);
        if (sum != 100) file.Fault("criteria", "PointsSum", sum);
        return faults.Count > before ? null : new Rubric(id, version, title, criteria, adjustments);
    }

    private static Criterion? ReadCriterion(YamlMap map)
    {
        var id = ReadId(map);
        var title = map.Text("title");
        var points = map.Number("points", 0.5m, 100);
        var step = map.Number("step", 0.5m, 1, required: !map.Has("check")) ?? 1m;
        if (step is not (0.5m or 1m)) map.Fault("step", "NotAllowed", map.Key("step"), step, "1, 0.5");
        var check = map.Text("check", required: false);
        var levels = map.Maps("levels", required: check is null).Select(ReadLevel).OfType<Level>().OrderBy(l => l.At).ToList();
        map.RefuseUnknownKeys();
        if (check is null) RefuseOddScale(map, levels, step);
        return id is null || title is null || points is null ? null : new Criterion(id, title, points.Value, step, levels, check);
    }

    private static Level? ReadLevel(YamlMap map)
    {
        var at = map.Number("at", -1000, 1000);
        var share = map.Number("share", 0, 1);
        var text = map.Text("text", required: false) ?? "";
        map.RefuseUnknownKeys();
        return at is null || share is null ? null : new Level(at.Value, share.Value, text);
    }

    private static Adjustment? ReadAdjustment(YamlMap map)
    {
        var id = ReadId(map);
        var title = map.Text("title");
        var min = map.Number("min", -100, 100);
        var max = map.Number("max", -100, 100);
        map.RefuseUnknownKeys();
        if (min > max) map.Fault("min", "MinAboveMax", min, max!);
        return id is null || title is null || min is null || max is null ? null : new Adjustment(id, title, min.Value, max.Value);
    }

    private static void RefuseOddScale(YamlMap map, List<Level> levels, decimal step)
    {
        if (!map.Has("levels")) return;
        if (levels.Count < 2) map.Fault("levels", "TooFewLevels");
        var pairs = levels.Zip(levels.Skip(1)).ToList();
        if (pairs.Any(p => p.First.At == p.Second.At)) map.Fault("levels", "TwiceDeclared", "at");
        // A scale may also run the other way (1등급 is best), but never back and forth.
        if (pairs.Any(p => p.First.Share >= p.Second.Share) && pairs.Any(p => p.First.Share <= p.Second.Share)) map.Fault("levels", "SharesNotInOrder");
        if (levels.Any(l => (l.At - levels[0].At) % step != 0)) map.Fault("levels", "LevelOffStep", step);
    }

    private static string? ReadId(YamlMap map)
    {
        var id = map.Text("id");
        if (id is null) return null;
        if (IdPattern().IsMatch(id) && !s_taken.Contains(id)) return id;
        map.Fault("id", "BadId", id);
        return null;
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}_-]{0,39}\z")]
    private static partial Regex IdPattern();
}
