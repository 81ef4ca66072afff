using OfficialsAssistant.Benchmarks;

// Prints figures of the product beside peers measured in the same run on the same machine.
//   (nothing)   the three below, one after another
//   first-text  first text in the browser
//   first-token added time to the first token
//   watch       200 watched turns
//   start       start of the built program against an empty app with EF and Identity
//   kill        kill -9 at random moments of sends and streams
//   search FOLDER [passages]   query times and index size against plain Lucene with CJKAnalyzer
//   empty-app, bare-hub   the peers themselves, started by the others
return args switch
{
    ["empty-app", .. var rest] => await EmptyApp.RunAsync(rest),
    ["bare-hub", .. var rest] => await BareHub.RunAsync(rest),
    ["start", ..] => await StartBenchmark.RunAsync(),
    ["kill", .. var rest] => await KillBenchmark.RunAsync(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 50),
    ["search", var folder, .. var rest] => SearchBenchmark.Run(folder, rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 15_000),
    [] => await LoadBenchmarks.RunAsync(LoadBenchmarks.All),
    [var one] when LoadBenchmarks.All.Contains(one) => await LoadBenchmarks.RunAsync([one]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: OfficialsAssistant.Benchmarks [first-text | first-token | watch | start | kill [times] | search FOLDER [passages]]");
    return 2;
}
