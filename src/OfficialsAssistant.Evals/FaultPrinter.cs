using OfficialsAssistant.Grading.Reading;

namespace OfficialsAssistant.Evals;

/// <summary>Tells all faults of the input at once, a line each, on standard error.</summary>
internal static class FaultPrinter
{
    /// <returns>Exit code 2.</returns>
    public static int Print(IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults) Console.Error.WriteLine(fault);
        Console.Error.WriteLine(EvalTexts.FaultCount(faults.Count));
        return CommandRunner.CouldNotRun;
    }
}
