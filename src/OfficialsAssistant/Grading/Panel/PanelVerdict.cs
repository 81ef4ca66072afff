namespace OfficialsAssistant.Grading.Panel;

/// <summary>One grade out of the answers to one question.</summary>
internal static class PanelVerdict
{
    /// <summary>Of the samples of a form, as many must count.</summary>
    private const int LeastOfForm = 2;

    public static PanelGrade Of(string work, string model, PanelCriterion criterion, IReadOnlyList<PanelAnswer> answers)
    {
        var forms = answers.GroupBy(a => a.Prompt).Select(f => f.Where(a => a.Mark is not null).ToList()).ToList();
        // A grade without the answer that failed would be another one when it is asked again.
        if (answers.Any(a => a.Failed) || forms.Any(f => f.Count < LeastOfForm)) return new(work, criterion.Id, model, Lacking(answers), null, NeedsPerson: true, answers);
        var counted = forms.SelectMany(f => f).ToList();
        var places = counted.Select(a => Place(criterion, a)).ToList();
        var means = forms.Select(f => f.Average(a => (decimal)Place(criterion, a))).ToList();
        var apart = places.Max() - places.Min() > 1 || means.Max() - means.Min() >= 1;
        var mark = Math.Round(counted.Average(a => a.Mark!.Value), 6, MidpointRounding.AwayFromZero);
        var points = Math.Round(counted.Average(a => criterion.Marks.First(m => m.At == a.Mark).Points), 6, MidpointRounding.AwayFromZero);
        var nearest = counted.MinBy(a => Math.Abs(a.Mark!.Value - mark))!;
        return new(work, criterion.Id, model, new Scored(points, criterion.Points, nearest.Reason, nearest.Evidence), mark, apart, answers);
    }

    private static Unscored Lacking(IReadOnlyList<PanelAnswer> answers) => new(
        PanelTexts.TooFewAnswers(answers.Count(a => a.Mark is not null), answers.Count, string.Join(' ', answers.Select(a => a.Why).OfType<string>().Distinct())),
        Failed: answers.Any(a => a.Failed));

    /// <summary>How many described levels lie below: marks between two levels are no level of their own.</summary>
    private static int Place(PanelCriterion criterion, PanelAnswer answer) => criterion.Marks.Count(m => m.Text.Length > 0 && m.At < answer.Mark);
}
