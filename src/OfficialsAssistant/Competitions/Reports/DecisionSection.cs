using OfficialsAssistant.Competitions.Panels;
using OfficialsAssistant.Competitions.Ranking;
using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>What a person still has to decide or look at before the result is confirmed.</summary>
internal sealed class DecisionSection(CompetitionInput input, Standings standings, IReadOnlyList<CheckResult> checks, IReadOnlyList<ReportFlag> flags, IReadOnlyList<AnswerLine> answers)
{
    public IReadOnlyList<ReportDecision> Of() =>
    [
        .. standings.Unranked.Where(u => !u.Settled).Select(u => new ReportDecision("unranked", [u.Work], true, CompetitionTexts.Get("DecideUnranked", u.Work, u.Why))),
        .. checks.Where(c => c.Grade is Unscored { Failed: true }).Select(c => new ReportDecision("failedCheck", [c.Work], true, CompetitionTexts.Get("DecideFailed", c.Work, c.Grader, ((Unscored)c.Grade).Why))),
        .. FailedAnswers(),
        .. Ties(),
        .. flags.GroupBy(f => (f.Work, f.Kind)).Select(g => new ReportDecision("flag", [g.Key.Work], false, CompetitionTexts.Get("DecideFlag", g.Key.Work, string.Join(" ", g.Select(f => f.Text).Distinct())))),
        .. input.Submissions.Where(s => s.Late == Submissions.Lateness.Accepted).Select(s => new ReportDecision("late", [s.Work], false, CompetitionTexts.Get("DecideLate", s.Work, s.SubmittedAt, s.Reason))),
        .. Disagreeing(),
    ];

    /// <summary>The model did not answer: run again, or go without it.</summary>
    private IEnumerable<ReportDecision> FailedAnswers() => answers.Where(a => a.Grade.Grade is Unscored { Failed: true }).GroupBy(a => a.Grade.Work)
        .Select(g => new ReportDecision("failedModel", [g.Key], true, CompetitionTexts.Get("DecideFailed", g.Key, string.Join(", ", g.Select(a => a.Grade.Criterion)), ((Unscored)g.First().Grade.Grade).Why)));

    /// <summary>One line for all works, for the model counts only where it was declared to.</summary>
    private IEnumerable<ReportDecision> Disagreeing()
    {
        List<string> works = [.. answers.Where(a => !a.Gold && a.Grade is { NeedsPerson: true, Grade: Scored }).Select(a => a.Grade.Work).Distinct().Order(StringComparer.Ordinal)];
        if (works.Count > 0) yield return new ReportDecision("modelDisagrees", works, false, CompetitionTexts.Get("DecideModelDisagrees", string.Join(", ", works)));
    }

    /// <summary>Open ties, and shared ranks that the chair could still decide.</summary>
    private IEnumerable<ReportDecision> Ties()
    {
        var chairMay = input.Competition.Ties.Any(t => t.Kind == TieKind.Chair);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var final = standings.Ranked.SelectMany(s => new[] { ("", s.Work, s.Tie), ("", s.Work, s.TrackTie) });
        var between = standings.Stages.SelectMany(s => s.Works.Values.Select(w => (s.Stage.Title, w.Work, w.Tie)));
        foreach (var (where, work, tie) in final.Concat(between.OrderBy(b => b.Work, StringComparer.Ordinal)))
        {
            if (tie is null || !(tie.IsOpen || tie.Step == "shared" && chairMay)) continue;
            List<string> works = [.. tie.With.Append(work).Order(StringComparer.Ordinal)];
            if (!seen.Add(string.Join(",", works))) continue;
            yield return new ReportDecision("tie", works, tie.IsOpen, CompetitionTexts.Get(tie.IsOpen ? "DecideTie" : "MayDecideTie", string.Join(", ", works)));
        }
    }
}
