using OfficialsAssistant.Grading;
using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Competitions;

/// <summary>Reads the rules of arithmetic and of the model's weight; what is not said has the safe default.</summary>
internal static class AggregateReader
{
    private static readonly AggregateRule s_default = new(PerCriterion: false, Trim: true, TrimFrom: 5, MinJudges: 3, Digits: 2, RoundAt.Work | RoundAt.Final);

    public static AggregateRule? Read(YamlMap? map)
    {
        if (map is null) return s_default;
        var per = map.OneOf("per", required: false, "total", "criterion");
        var trim = map.OneOf("trim", required: false, "one-each", "none");
        var trimFrom = map.Whole("trimFrom", 3, 1000, required: false) ?? s_default.TrimFrom;
        var least = map.Whole("minJudges", 1, 1000, required: false) ?? s_default.MinJudges;
        var (digits, rounds) = map.Map("round", required: false) is { } round ? ReadRound(round) : (s_default.Digits, s_default.Rounds);
        map.RefuseUnknownKeys();
        return new AggregateRule(per == "criterion", trim is null or "one-each", trimFrom, least, digits, rounds);
    }

    private static (int Digits, RoundAt At) ReadRound(YamlMap map)
    {
        var digits = map.Whole("digits", 0, 10) ?? s_default.Digits;
        var at = RoundAt.Nowhere;
        foreach (var place in map.Texts("at"))
        {
            if (place is "work" or "stage" or "final") at |= place == "work" ? RoundAt.Work : place == "stage" ? RoundAt.Stage : RoundAt.Final;
            else map.Fault("at", "NotAllowed", map.Key("at"), place, "work, stage, final");
        }
        map.RefuseUnknownKeys();
        return (digits, at);
    }

    public static ModelRule? ReadModel(YamlMap? map)
    {
        if (map is null) return new ModelRule(0, "zero", 0.6m, 0.5m, 0.5m);
        var weight = map.Number("weight", 0, 100);
        var uncalibrated = map.OneOf("ifUncalibrated", required: false, "zero") ?? "zero";
        var pass = map.Map("pass", required: weight > 0);
        var rule = new ModelRule(
            weight ?? 0, uncalibrated,
            pass?.Number("spearman", -1, 1) ?? 0.6m, pass?.Number("qwk", -1, 1) ?? 0.5m, pass?.Number("bias", 0, 100) ?? 0.5m);
        pass?.RefuseUnknownKeys();
        map.RefuseUnknownKeys();
        return rule;
    }
}
