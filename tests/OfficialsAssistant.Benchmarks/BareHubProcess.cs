using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;

namespace OfficialsAssistant.Benchmarks;

/// <summary>The bare hub in a process of its own, as the product is in one.</summary>
internal sealed class BareHubProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Uri address;

    private BareHubProcess(Process process, Uri address) => (this.process, this.address) = (process, address);

    public HubConnection Connection { get; private set; } = null!;

    public static async Task<BareHubProcess> StartAsync(Uri endpoint)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var start = new ProcessStartInfo("dotnet", [typeof(BareHubProcess).Assembly.Location, "bare-hub", $"--urls={address}", $"--endpoint={new Uri(endpoint, "/v1/")}"]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Now listening", StringComparison.Ordinal) == true) listening.TrySetResult();
        };
        process.BeginOutputReadLine();
        await listening.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var hub = new BareHubProcess(process, address);
        hub.Connection = await hub.ConnectAsync();
        return hub;
    }

    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/chat"), o =>
        {
            o.SkipNegotiation = true;
            o.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        }).Build();
        await connection.StartAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
