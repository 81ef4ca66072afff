using System.CommandLine;

namespace OfficialsAssistant.Evals;

/// <summary>Options of all sets.</summary>
internal sealed class SetOptions
{
    public Option<string?> Questions { get; } = new("--questions") { Description = EvalTexts.Questions };
    public Option<string?> Report { get; } = new("--report") { Description = EvalTexts.Report };
    public Option<string?> Html { get; } = new("--html") { Description = EvalTexts.Html };
    public Option<string?> Half { get; } = Words(new Option<string?>("--half") { Description = EvalTexts.Half }, "tune", "report");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Questions, Report, Html, Half]) command.Options.Add(option);
    }

    /// <summary>Prints and writes what is asked for. 1 when a case failed.</summary>
    public async Task<int> CloseAsync<TResult>(ParseResult parsed, EvalReport<TResult> result, CancellationToken cancellationToken)
    {
        EvalReport.Print(result);
        if (parsed.GetValue(Report) is { } file) await EvalReport.WriteAsync(result, file, cancellationToken);
        if (parsed.GetValue(Html) is { } page) await HtmlReport.WriteAsync(result, page, cancellationToken);
        return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }

    /// <summary>The half asked for, or all. By the id, so that a case stays in its half.</summary>
    /// <exception cref="CommandException">No case is in it.</exception>
    public IReadOnlyList<TCase> HalfOf<TCase>(ParseResult parsed, IReadOnlyList<TCase> cases, Func<TCase, string> id)
    {
        if (parsed.GetValue(Half) is not { } half) return cases;
        List<TCase> kept = [.. cases.Where(c => IsForTuning(id(c)) == (half == "tune"))];
        return kept.Count > 0 ? kept : throw new CommandException(EvalTexts.EmptyHalf(half));
    }

    public static Option<string?> Words(Option<string?> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static bool IsForTuning(string id) => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id))[0] % 2 == 0;
}
