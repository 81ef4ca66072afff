using System.CommandLine;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Evals;

/// <summary>What a command could not start or go on with; its message is one sentence for the person at the terminal.</summary>
internal sealed class CommandException(string message) : Exception(message);

/// <summary>Exit codes: 0 done, 1 the thing checked fell short, 2 it could not run, and why in one sentence.</summary>
internal static class CommandRunner
{
    public const int Done = 0, FellShort = 1, CouldNotRun = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0) return Explain(parsed.Errors[0].Message);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is CommandException or SettingException)
        {
            return Explain(e.Message);
        }
        catch (OperationCanceledException)
        {
            return Explain(EvalTexts.Cancelled);
        }
        catch (Exception e)
        {
            // The outermost place: whatever it was, the contract with scripts is exit code 2 and one sentence.
            return Explain(e.Message.ReplaceLineEndings(" "));
        }
    }

    private static int Explain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return CouldNotRun;
    }
}
