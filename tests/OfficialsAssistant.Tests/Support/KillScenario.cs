using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using OfficialsAssistant.Chat;

namespace OfficialsAssistant.Tests.Support;

/// <summary>
/// Asks and watches, kills the server at a random moment (kill -9), starts it again on the same data, and holds what every
/// page saw against what the server now says.
/// </summary>
/// <param name="dataFolder">A library that answers <paramref name="question"/>.</param>
/// <param name="endpoint">A model endpoint that streams for a second or two, so that kills meet streams.</param>
public sealed class KillScenario(string dataFolder, Uri endpoint, string question)
{
    private static readonly TimeSpan LongestMoment = TimeSpan.FromMilliseconds(1200);
    private readonly Dictionary<Guid, FollowedTurn> acknowledged = [];

    public int Acknowledged => acknowledged.Count;
    public int Interrupted { get; private set; }
    public int Resets { get; private set; }

    /// <summary>What went wrong, in words; empty is a pass.</summary>
    public List<string> Faults { get; } = [];

    public async Task RunAsync(int kills, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < kills; round++)
        {
            await using var app = await StartAsync();
            var moment = LongestMoment * random.NextDouble();
            var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var watching = Enumerable.Range(0, 3).Select(_ => AskAndWatchAsync(app, round, taken)).ToList();
            // Every second kill waits for a question to be taken, so that on a slow machine too kills meet streams, not only sign-ins.
            if (round % 2 == 0) await taken.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await Task.Delay(moment);
            app.Kill();
            await Task.WhenAll(watching);
        }
        await using var last = await StartAsync();
        foreach (var (turnId, seen) in acknowledged) await CompareAsync(last, turnId, seen);
        CheckRows();
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(dataFolder, 0,
        ("LanguageModels:Chat:Endpoint", endpoint.ToString()), ("LanguageModels:Chat:Model", "scripted"),
        ("Chat:OpenTurnsPerOfficial", "1000"), ("Logging:LogLevel:Default", "Warning"), ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"));

    private async Task AskAndWatchAsync(AppProcess app, int round, TaskCompletionSource taken)
    {
        try
        {
            await using var client = await app.ConnectAsync();
            while (true)
            {
                var asked = new NewQuestion(Guid.CreateVersion7(), null, Guid.CreateVersion7(), $"{question} ({round})");
                if (!(await client.AskAsync(asked)).Ok) return;
                var seen = new FollowedTurn();
                lock (acknowledged) acknowledged[asked.TurnId] = seen;
                taken.TrySetResult();
                await foreach (var message in client.Follow(asked.TurnId)) seen.Take(message);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or HubException or InvalidOperationException or System.Net.WebSockets.WebSocketException)
        {
            // The server was killed under this page.
        }
    }

    private async Task CompareAsync(AppProcess app, Guid turnId, FollowedTurn seen)
    {
        await using var client = await app.ConnectAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var now = new FollowedTurn();
        try
        {
            await foreach (var message in client.Follow(turnId, seen.Last, limit.Token)) now.Take(message);
        }
        catch (Exception e) when (e is OperationCanceledException or HubException)
        {
            Faults.Add($"{turnId}: {e.Message}");
            return;
        }
        if (now.Closed is not { } closed)
        {
            Faults.Add($"{turnId} never closed");
            return;
        }
        if (closed.State == TurnState.Interrupted) Interrupted++;
        Resets += now.Resets;
        var text = now.Resets > 0 ? now.Text : seen.Text + now.Text;
        if (text != closed.Text) Faults.Add($"{turnId}: the parts say '{text}', the closing '{closed.Text}' ({now.Resets} resets)");
        if (seen.Closed is { } before && before.Text != closed.Text) Faults.Add($"{turnId}: closed before with other text");
    }

    private void CheckRows()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "officials-assistant.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var turnId in acknowledged.Keys)
        {
            if (Scalar(connection, "SELECT count(*) FROM Turns WHERE upper(Id) = $id", turnId.ToString().ToUpperInvariant()) is not 1L)
                Faults.Add($"{turnId} is not there exactly once");
        }
        if (Scalar(connection, "SELECT count(*) FROM Turns WHERE State = 0", "") is not 0L) Faults.Add("A turn is still open.");
        if (Scalar(connection, "PRAGMA integrity_check", "") is not "ok") Faults.Add("The database is damaged.");
    }

    private static object? Scalar(SqliteConnection connection, string sql, string id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        return command.ExecuteScalar();
    }
}
