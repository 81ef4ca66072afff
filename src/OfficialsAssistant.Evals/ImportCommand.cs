using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary><c>import FOLDER [--data FOLDER]</c>: through the library's own door, until every file is ready or failed.</summary>
internal static class ImportCommand
{
    public static Command Create(string[] settings)
    {
        var folder = new Argument<string>("folder") { Description = EvalTexts.ImportFolder };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var command = new Command("import", EvalTexts.Import) { folder, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, parsed.GetValue(folder)!, parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string folder, string? data, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new CommandException(EvalTexts.FolderMissing(folder));
        var clock = Stopwatch.StartNew();
        using var host = await EvalHost.OpenAsync(settings, data, cancellationToken);
        var (result, state) = await ImportAsync(host.Services, folder, cancellationToken);
        Console.WriteLine(EvalTexts.ImportSummary(result, state, clock.Elapsed, host.Services.GetRequiredService<Installation>().Folder));
        foreach (var (file, reason) in await FailuresAsync(host.Services, result, cancellationToken)) Console.WriteLine($"- {file}: {reason}");
        return state.Failed > 0 ? CommandRunner.FellShort : CommandRunner.Done;
    }

    /// <summary>Imports and waits, with progress on standard error.</summary>
    public static async Task<(ImportResult Result, IngestProgress State)> ImportAsync(IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        var taking = new ProgressLine(EvalTexts.Taking);
        var result = await services.GetRequiredService<CollectionImport>()
            .ImportAsync(folder, null, new Progress<ImportProgress>(taking, p => taking.Report(p.Done, p.Total)), cancellationToken);
        taking.End();
        var reading = new ProgressLine(EvalTexts.Reading);
        var state = await services.GetRequiredService<IngestWorker>().RunUntilIdleAsync(
            [.. result.Added.Select(a => a.VersionId).Distinct()],
            new Progress<IngestProgress>(reading, p => reading.Report(p.Done + p.Failed, p.Total)), cancellationToken);
        reading.End();
        return (result, state);
    }

    private static async Task<List<(string File, string Reason)>> FailuresAsync(IServiceProvider services, ImportResult result, CancellationToken cancellationToken)
    {
        var ids = result.Added.Select(a => a.VersionId).ToList();
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellationToken);
        var failed = await db.DocumentVersions.AsNoTracking().Where(v => ids.Contains(v.Id) && v.State == IngestState.Failed).ToListAsync(cancellationToken);
        return [.. failed.Select(v => (v.FileName, v.FailureReason ?? ""))];
    }

    // System.Progress posts to the thread pool and would print out of order.
    private sealed class Progress<T>(ProgressLine line, Action<T> report) : IProgress<T>
    {
        public void Report(T value)
        {
            lock (line) report(value);
        }
    }
}
