using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>A set about to be asked: the product's services over the corpus, the cases, what was asked for.</summary>
internal sealed record SetRun(IServiceProvider Services, IReadOnlyList<RetrievalCase> Cases, EvalUnit Unit, bool Ablation);

/// <summary>The shape that the sets of questions share: <c>run SET [--corpus DIR] [--questions FILE] [--data FOLDER] [--report FILE] [--html FILE] [--unit article|paragraph] [--half tune|report] [--ablation]</c>.</summary>
internal static class SetCommand
{
    private const string Paragraph = "paragraph";

    // What a text is searched with when nothing but the text is to be measured.
    private static readonly string[] s_textAlone = ["--Search:Thesaurus=false", "--Search:OwnPrior=false"];

    /// <param name="defaultSets">Files under evals/sets that are asked when no questions are named.</param>
    /// <param name="run">Asks every case through the product's own door.</param>
    public static Command Create<TResult>(
        string name, string description, string[] settings, IReadOnlyList<string> defaultSets, Func<SetRun, CancellationToken, Task<EvalReport<TResult>>> run)
    {
        var options = new SetOptions();
        var corpus = new Option<string?>("--corpus") { Description = EvalTexts.Corpus };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var unit = SetOptions.Words(new Option<string?>("--unit") { Description = EvalTexts.Unit }, "article", Paragraph);
        var ablation = new Option<bool>("--ablation") { Description = EvalTexts.Ablation };
        var command = new Command(name, description) { corpus, data, unit, ablation };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var scratch = new ScratchFolder();
            var paragraphs = parsed.GetValue(unit) == Paragraph;
            // What the command line itself says wins: it comes last.
            string[] all = paragraphs ? [.. s_textAlone, .. settings] : settings;
            using var set = await OpenAsync(all, scratch, defaultSets, parsed.GetValue(corpus), parsed.GetValue(options.Questions), parsed.GetValue(data), cancellationToken);
            var cases = options.HalfOf(parsed, set.Cases, c => c.Id);
            var result = await run(new SetRun(set.Host.Services, cases, paragraphs ? EvalUnit.Paragraph : EvalUnit.Article, parsed.GetValue(ablation)), cancellationToken);
            return await options.CloseAsync(parsed, result, cancellationToken);
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
        var cases = korquad is null || questions is not null
            ? (questions is null ? defaultSets.Select(EvalFiles.DefaultSet) : [questions]).SelectMany(RetrievalCases.Read).ToList()
            : [];
        if (korquad is not null) cases = [.. cases, .. KorQuadSet.Prepare(korquad, corpus = Path.Combine(scratch.Path, "korquad"), withQuestions: questions is null)];
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
