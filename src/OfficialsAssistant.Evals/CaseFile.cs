using System.Text.Json;

namespace OfficialsAssistant.Evals;

/// <summary>A file of cases, one JSON object a line.</summary>
internal static class CaseFile
{
    /// <exception cref="CommandException">The file is missing, empty, or a line of it is no case.</exception>
    public static IReadOnlyList<TCase> Read<TCase>(string file, Func<string, TCase?> parse) where TCase : class
    {
        if (!File.Exists(file)) throw new CommandException(EvalTexts.SetMissing(file));
        var cases = new List<TCase>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) cases.Add(Parse(line, parse) ?? throw new CommandException(EvalTexts.BadCase(file, number)));
        }
        return cases.Count > 0 ? cases : throw new CommandException(EvalTexts.BadCase(file, 1));
    }

    private static TCase? Parse<TCase>(string line, Func<string, TCase?> parse) where TCase : class
    {
        try
        {
            return parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
