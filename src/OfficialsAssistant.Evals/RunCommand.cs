using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace OfficialsAssistant.Evals;

/// <summary><c>run SET</c>: measures the product on a set of cases. A subcommand a set.</summary>
internal static class RunCommand
{
    private static readonly string[] s_refusal = ["retrieval.jsonl", "refusal.jsonl"];

    public static Command Create(string[] settings) => new("run", EvalTexts.Run)
    {
        Retrieval("retrieval", EvalTexts.RunRetrieval, settings, ["retrieval.jsonl"]),
        Retrieval("follow-up", EvalTexts.RunFollowUp, settings, ["follow-up.jsonl"]),
        Refusal("answers", EvalTexts.RunAnswers, settings, ["retrieval.jsonl"]),
        Refusal("refusal", EvalTexts.RunRefusal, settings, s_refusal),
        VerificationCommand.Create(),
    };

    private static Command Retrieval(string set, string description, string[] settings, IReadOnlyList<string> files) => SetCommand.Create(
        set, description, settings, files,
        (run, cancellationToken) => SearchAblation.RunAsync(
            run.Services, run.Ablation, RetrievalRun.Metrics,
            () => ActivatorUtilities.CreateInstance<RetrievalRun>(run.Services).RunAsync(set, run.Cases, run.Unit, cancellationToken)));

    private static Command Refusal(string set, string description, string[] settings, IReadOnlyList<string> files) => SetCommand.Create(
        set, description, settings, files,
        (run, cancellationToken) => SearchAblation.RunAsync(
            run.Services, run.Ablation, RefusalRun.Metrics,
            () => ActivatorUtilities.CreateInstance<RefusalRun>(run.Services).RunAsync(set, run.Cases, cancellationToken)));
}
