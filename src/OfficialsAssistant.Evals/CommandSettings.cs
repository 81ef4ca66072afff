using System.Text.RegularExpressions;

namespace OfficialsAssistant.Evals;

/// <summary>Tells configuration settings on the command line ("--Storage:Path=/data", "--Storage:Path /data") from the commands' own options.</summary>
internal static partial class CommandSettings
{
    public static (string[] Arguments, string[] Settings) Split(IReadOnlyList<string> args)
    {
        var (arguments, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (!Setting().IsMatch(args[i])) arguments.Add(args[i]);
            else if (args[i].Contains('=') || i + 1 == args.Count) settings.Add(args[i]);
            else settings.Add($"{args[i]}={args[++i]}");
        }
        return ([.. arguments], [.. settings]);
    }

    [GeneratedRegex(@"^--[A-Za-z]\w*(:\w+)+(=|$)")]
    private static partial Regex Setting();
}
