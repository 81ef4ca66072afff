namespace OfficialsAssistant.Grading;

/// <summary>Runs a grader on a work. Whatever it throws becomes Unscored with the reason: an error never becomes a number.</summary>
public static class GraderRun
{
    public static async Task<CheckResult> GradeAsync(IGrader grader, CheckInput work, CancellationToken cancellationToken)
    {
        try
        {
            return await grader.GradeAsync(work, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // The last door before the report: one broken grader must not take the competition down. Of the exception only its type is
            // told, for its message may quote the work.
            return new CheckResult(work.Work, grader.Id, grader.Version, new Unscored(Checks.CheckTexts.GraderFailed(grader.Id, e.GetType().Name), Failed: true), [], CheckResult.NoFacts);
        }
    }
}
