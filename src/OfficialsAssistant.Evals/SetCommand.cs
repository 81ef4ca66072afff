using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>The shape that all sets share: <c>run SET [--corpus DIR] [--questions FILE] [--data FOLDER] [--report FILE]</c>.</summary>
internal static class SetCommand
{
    /// <param name="defaultSets">Files under evals/sets that are asked when no questions are named.</param>
    /// <param name="run">Asks every case through the product's own door.</param>
    public static Command Create<TResult>(
        string name, string description, string[] settings, IReadOnlyList<string> defaultSets,
        Func<IServiceProvider, IReadOnlyList<RetrievalCase>, CancellationToken, Task<EvalReport<TResult>>> run)
    {
        var corpus = new Option<string?>("--corpus") { Description = EvalTexts.Corpus };
        var questions = new Option<string?>("--questions") { Description = EvalTexts.Questions };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var report = new Option<string?>("--report") { Description = EvalTexts.Report };
        var command = new Command(name, description) { corpus, questions, data, report };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var scratch = new ScratchFolder();
            using var set = await OpenAsync(settings, scratch, defaultSets, parsed.GetValue(corpus), parsed.GetValue(questions), parsed.GetValue(data), cancellationToken);
            var result = await run(set.Host.Services, set.Cases, cancellationToken);
            EvalReport.Print(result);
            if (parsed.GetValue(report) is { } file) await EvalReport.WriteAsync(result, file, cancellationToken);
            return result.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
        });
        return command;
    }

    private static async Task<OpenSet> OpenAsync(
        string[] settings, ScratchFolder scratch, IReadOnlyList<string> defaultSets, string? corpus, string? questions, string? data, CancellationToken cancellationToken)
    {
        if (corpus is not null && !Directory.Exists(corpus)) throw new CommandException(EvalTexts.FolderMissing(corpus));
        // Our own questions are about the sample library; other questions without a corpus are asked of the installation.
        if (corpus is null && data is null && questions is null) corpus = SampleLibrary.Folder;
        var korquad = corpus is null ? null : KorQuadSet.FileIn(corpus);
        var cases = korquad is null
            ? (questions is null ? defaultSets.Select(EvalFiles.DefaultSet) : [questions]).SelectMany(RetrievalCases.Read).ToList()
            : KorQuadSet.Prepare(korquad, corpus = Path.Combine(scratch.Path, "korquad"));
        // A corpus given for a measurement never goes into the installation people work with.
        var host = await EvalHost.OpenAsync(settings, data ?? (corpus is null ? null : Path.Combine(scratch.Path, "data")), cancellationToken);
        if (corpus is not null) await ImportCommand.ImportAsync(host.Services, corpus, cancellationToken);
        else await host.Services.GetRequiredService<IndexFollower>().CatchUpAsync(cancellationToken);
        return new OpenSet(host, cases);
    }

    private sealed record OpenSet(IHost Host, IReadOnlyList<RetrievalCase> Cases) : IDisposable
    {
        public void Dispose() => Host.Dispose();
    }
}
