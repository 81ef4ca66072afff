using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary><c>run retrieval [--corpus DIR] [--questions FILE] [--data FOLDER] [--report FILE]</c></summary>
internal static class RetrievalCommand
{
    public static Command Create(string[] settings)
    {
        var corpus = new Option<string?>("--corpus") { Description = EvalTexts.Corpus };
        var questions = new Option<string?>("--questions") { Description = EvalTexts.Questions };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command("retrieval", EvalTexts.RunRetrieval) { corpus, questions, data, report };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings, parsed.GetValue(corpus), parsed.GetValue(questions), parsed.GetValue(data), parsed.GetValue(report), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string? corpus, string? questions, string? data, string? report, CancellationToken cancellationToken)
    {
        if (corpus is not null && !Directory.Exists(corpus)) throw new CommandException(EvalTexts.FolderMissing(corpus));
        using var scratch = new ScratchFolder();
        var korquad = corpus is null ? null : KorQuadSet.FileIn(corpus);
        var cases = korquad is null
            ? RetrievalCases.Read(questions ?? EvalFiles.DefaultSet("retrieval.jsonl"))
            : KorQuadSet.Prepare(korquad, corpus = Path.Combine(scratch.Path, "korquad"));
        // A corpus given for a measurement never goes into the installation people work with.
        using var host = await EvalHost.OpenAsync(settings, data ?? (corpus is null ? null : Path.Combine(scratch.Path, "data")), cancellationToken);
        if (corpus is not null) await ImportCommand.ImportAsync(host.Services, corpus, cancellationToken);
        var result = await RetrievalRun.RunAsync(host.Services.GetRequiredService<LibrarySearch>(), cases, cancellationToken);
        EvalReport.Print(result);
        if (report is not null) await EvalReport.WriteAsync(result, report, cancellationToken);
        return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }
}
