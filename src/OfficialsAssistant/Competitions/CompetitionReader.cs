using System.Globalization;
using System.Text.RegularExpressions;
using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Reads <c>competition.yaml</c> and the rubrics it names. Unknown keys, sums that are not 100 and names that mean nothing are faults.</summary>
public sealed partial class CompetitionReader(CompetitionFolder folder, Faults faults)
{
    public const string FileName = "competition.yaml";

    private readonly Dictionary<string, Rubric?> rubrics = new(StringComparer.Ordinal);

    /// <summary>Rubric files that were read, as they are called in the bundle, with their path.</summary>
    public SortedDictionary<string, string> RubricFiles { get; } = new(StringComparer.Ordinal);

    /// <returns>Null when it cannot be used; the faults say why.</returns>
    public Competition? Read()
    {
        var before = faults.Count;
        if (YamlFile.Open(folder.CompetitionFile, FileName, faults) is not { } file) return null;
        var id = ReadId(file, "id");
        var version = file.Whole("version", 1, 9999);
        var title = file.Text("title");
        var plan = ReadPlan(file.Map("plan", required: false));
        var tracks = file.Maps("tracks").Select(ReadTrack).OfType<Track>().ToList();
        var judges = file.Maps("judges").Select(ReadJudge).OfType<Judge>().ToList();
        var stages = file.Maps("stages").Select(ReadStage).OfType<Stage>().ToList();
        var aggregate = AggregateReader.Read(file.Map("aggregate", required: false));
        var ties = file.Has("ties") ? TieReader.ReadSteps(file, stages) : [new TieStep(TieKind.Shared, "")];
        var chair = file.Maps("chair", required: false).Select(m => TieReader.ReadDecision(m, stages)).OfType<ChairDecision>().ToList();
        var model = AggregateReader.ReadModel(file.Map("model", required: false));
        var prizes = file.Maps("prizes", required: false).Select(ReadPrize).OfType<Prize>().ToList();
        var profile = ReadProfile(file.Map("profile", required: false));
        var checks = ReadChecks(file.Map("checks", required: false));
        file.RefuseUnknownKeys();
        RefuseTwice(file, "tracks", tracks.Select(t => t.Id));
        RefuseTwice(file, "judges", judges.Select(j => j.Code));
        RefuseTwice(file, "stages", stages.Select(s => s.Id));
        if (faults.Count == before) RefuseOddPanels(file, judges, stages);
        return faults.Count > before ? null : new Competition(id!, version!.Value, title!, plan, tracks, judges, stages, aggregate!, ties, chair, model!, prizes, profile, checks);
    }

    private Stage? ReadStage(YamlMap map)
    {
        var id = ReadId(map, "id");
        var title = map.Text("title", required: false) ?? id;
        var weight = map.Number("weight", 0, 100);
        var advance = map.Map("advance", required: false) is { } rule ? ReadAdvance(rule) : null;
        var panels = map.Maps("panels").Select(ReadPanel).OfType<StagePanel>().ToList();
        map.RefuseUnknownKeys();
        RefuseTwice(map, "panels", panels.Select(p => p.Id));
        return id is null || weight is null ? null : new Stage(id, title!, weight.Value, advance, panels);
    }

    private static AdvanceRule? ReadAdvance(YamlMap map)
    {
        var top = map.Whole("top", 1, 100000);
        var per = map.OneOf("per", required: false, "all", "track");
        var ties = map.OneOf("ties", required: false, "all", "steps");
        map.RefuseUnknownKeys();
        return top is null ? null : new AdvanceRule(top.Value, per == "track", ties is null or "all");
    }

    private StagePanel? ReadPanel(YamlMap map)
    {
        var id = ReadId(map, "id");
        var weight = map.Number("weight", 0, 100);
        var rubric = map.Text("rubric") is { } reference ? FindRubric(map, reference) : null;
        map.RefuseUnknownKeys();
        return id is null || weight is null || rubric is null ? null : new StagePanel(id, rubric, weight.Value);
    }

    private Rubric? FindRubric(YamlMap map, string reference)
    {
        if (rubrics.TryGetValue(reference, out var known)) return known;
        var parts = RubricReference().Match(reference);
        if (!parts.Success)
        {
            map.Fault("rubric", "BadRubricReference", reference);
            return null;
        }
        var shownAs = $"rubrics/{reference}.yaml";
        var path = folder.RubricPath(reference);
        if (path is null)
        {
            map.Fault("rubric", "RubricMissing", reference, shownAs);
            return rubrics[reference] = null;
        }
        RubricFiles[shownAs] = path;
        return rubrics[reference] = RubricReader.Read(path, shownAs, parts.Groups[1].Value, int.Parse(parts.Groups[2].Value, CultureInfo.InvariantCulture), faults);
    }

    private static void RefuseOddPanels(YamlMap file, List<Judge> judges, List<Stage> stages)
    {
        if (stages.Sum(s => s.Weight) != 100) file.Fault("stages", "StageWeights", stages.Sum(s => s.Weight));
        foreach (var stage in stages.Where(s => s.Panels.Sum(p => p.Weight) != 100))
            file.Fault("stages", "PanelWeights", stage.Id, stage.Panels.Sum(p => p.Weight));
        var panels = stages.SelectMany(s => s.Panels.Select(p => p.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var judge in judges.Where(j => !panels.Contains(j.Panel))) file.Fault("judges", "JudgePanelUnknown", judge.Code, judge.Panel);
        foreach (var panel in panels.Where(p => judges.All(j => j.Panel != p)).Order(StringComparer.Ordinal)) file.Fault("judges", "PanelWithoutJudges", panel);
    }

    private static ApprovedPlan? ReadPlan(YamlMap? map)
    {
        if (map is null) return null;
        var number = map.Text("number");
        var date = map.Date("date");
        map.RefuseUnknownKeys();
        return number is null || date is null ? null : new ApprovedPlan(number, date.Value);
    }

    private static Track? ReadTrack(YamlMap map)
    {
        var id = ReadId(map, "id");
        var title = map.Text("title", required: false) ?? id;
        map.RefuseUnknownKeys();
        return id is null ? null : new Track(id, title!);
    }

    private static Judge? ReadJudge(YamlMap map)
    {
        var code = ReadId(map, "code");
        var panel = map.Text("panel");
        map.RefuseUnknownKeys();
        return code is null || panel is null ? null : new Judge(code, panel);
    }

    private static Prize? ReadPrize(YamlMap map)
    {
        var title = map.Text("title");
        var count = map.Whole("count", 1, 1000);
        map.RefuseUnknownKeys();
        return title is null || count is null ? null : new Prize(title, count.Value);
    }

    private static ProfileRule? ReadProfile(YamlMap? map)
    {
        if (map is null) return null;
        var file = map.Text("departments");
        var least = map.Whole("least", 1, 100, required: false) ?? 3;
        map.RefuseUnknownKeys();
        return file is null ? null : new ProfileRule(file, least);
    }

    private static CheckRules ReadChecks(YamlMap? map)
    {
        if (map is null) return CheckRules.None;
        var rules = new CheckRules(
            map.Texts("parts", required: false), map.Texts("names", required: false),
            map.Whole("minCharacters", 0, 10_000_000, required: false), map.Whole("maxCharacters", 0, 10_000_000, required: false));
        map.RefuseUnknownKeys();
        return rules;
    }

    private static void RefuseTwice(YamlMap map, string key, IEnumerable<string> ids)
    {
        // File names carry judges and stages; two that differ only in case would be one file elsewhere.
        foreach (var twice in ids.GroupBy(i => i, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) map.Fault(key, "TwiceDeclared", twice.Key);
    }

    private static string? ReadId(YamlMap map, string key)
    {
        var id = map.Text(key);
        if (id is null || IdPattern().IsMatch(id)) return id;
        map.Fault(key, "BadId", id);
        return null;
    }

    // An id becomes part of a file's name.
    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}_-]{0,39}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^([\p{L}\p{Nd}][\p{L}\p{Nd}_-]*)@([1-9][0-9]{0,3})\z")]
    private static partial Regex RubricReference();
}
