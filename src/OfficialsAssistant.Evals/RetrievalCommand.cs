using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary><c>run retrieval</c>: where the right article stands among the passages found.</summary>
internal static class RetrievalCommand
{
    public static Command Create(string[] settings) => SetCommand.Create("retrieval", EvalTexts.RunRetrieval, settings, ["retrieval.jsonl"],
        (services, cases, cancellationToken) => RetrievalRun.RunAsync(services.GetRequiredService<LibrarySearch>(), cases, cancellationToken));
}
