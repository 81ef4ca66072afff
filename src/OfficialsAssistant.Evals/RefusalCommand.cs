using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace OfficialsAssistant.Evals;

/// <summary><c>run refusal</c>: whether unanswerable questions are refused, and what becomes of the answerable ones.</summary>
internal static class RefusalCommand
{
    public static Command Create(string[] settings) => SetCommand.Create("refusal", EvalTexts.RunRefusal, settings, ["retrieval.jsonl", "refusal.jsonl"],
        (services, cases, cancellationToken) => ActivatorUtilities.CreateInstance<RefusalRun>(services).RunAsync(cases, cancellationToken));
}
