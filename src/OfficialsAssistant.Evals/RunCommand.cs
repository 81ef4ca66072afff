using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary><c>run SET</c>: measures the product on a set of cases. A subcommand a set.</summary>
internal static class RunCommand
{
    public static Command Create(string[] settings) => new("run", EvalTexts.Run)
    {
        RetrievalCommand.Create(settings),
        RefusalCommand.Create(settings),
        JudgesCommand.Create(),
    };
}
