using System.Net;
using System.Net.Sockets;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Hosting;

/// <summary>A setting that is missing or broken ends the start with exit code 1 and one sentence that names it.</summary>
public sealed class FailingStartTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string[]> Addresses => new()
    {
        { "Mode", [] },
        { "Mode", ["--Mode=Production"] },
        { "urls", ["--Mode=Demo", "--urls=http://0.0.0.0:0"] },
        { "urls", ["--Mode=Demo", "--urls=http://*:0"] },
        { "urls", ["--Mode=Demo", "--urls=http://[::]:0"] },
        { "urls", ["--Mode=Demo", "--urls=http://127.0.0.1:0;http://0.0.0.0:0"] },
        { "urls", ["--Mode=Demo", "--urls=http://officials.example:0"] },
        { "urls", ["--Mode=Demo", "--urls=localhost:5080"] },
        { "urls", ["--Mode=Demo", "--urls=http://127.0.0.1:99999"] },
        { "urls", ["--Mode=Office", "--urls=http://0.0.0.0:0"] },
        { "urls", ["--Mode=Office", "--urls=http://+:0"] },
        // Kestrel's own section would win over urls.
        { "Kestrel:Endpoints:Lan:Url", ["--Mode=Demo", "--Kestrel:Endpoints:Lan:Url=http://0.0.0.0:0"] },
        { "Kestrel:Endpoints:Lan:Url", ["--Mode=Office", "--Kestrel:Endpoints:Lan:Url=http://0.0.0.0:0"] },
        { "Kestrel:Endpoints:Lan:Url", ["--Mode=Office", "--Kestrel:Endpoints:Lan:Protocols=Http1"] },
        { "Kestrel:Certificates:Default", ["--Mode=Office", "--urls=https://0.0.0.0:0", "--Kestrel:Certificates:Default:Path=/nowhere/officials.pfx"] },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public Task NamesWhereItMayListen(string setting, string[] arguments) => FailsAsync(setting, arguments);

    public static TheoryData<string, string> Values => new()
    {
        { "LanguageModels:Chat:Endpoint", "LanguageModels:Chat:Endpoint=model.example" },
        { "LanguageModels:Chat:Endpoint", "LanguageModels:Chat:Model=alone" },
        { "LanguageModels:Chat:Model", "LanguageModels:Chat:Endpoint=http://127.0.0.1:1" },
        { "LanguageModels:Chat:Kind", "LanguageModels:Chat:Kind=Llama" },
        { "LanguageModels:Chat:FirstTokenTimeout", "LanguageModels:Chat:FirstTokenTimeout=60" },
        { "LanguageModels:Chat:Retries", "LanguageModels:Chat:Retries=often" },
        { "Chat:MaxQuestionLength", "Chat:MaxQuestionLength=long" },
        { "Chat:MaxQuestionLength", "Chat:MaxQuestionLength=0" },
        { "Chat:OpenTurnsPerOfficial", "Chat:OpenTurnsPerOfficial=-1" },
        { "Chat:Passages", "Chat:Passages=1.5" },
        { "Chat:Lease", "Chat:Lease=soon" },
        { "Chat:Drain", "Chat:Drain=10" },
        { "Library:Sample", "Library:Sample=perhaps" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public Task NamesAValueOfTheWrongForm(string setting, string argument) => FailsAsync(setting, ["--Mode=Demo", $"--{argument}"]);

    [Fact]
    public async Task NamesTheAddressThatIsInUse()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await FailsAsync("urls", ["--Mode=Demo", $"--urls=http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"]);
    }

    [Fact]
    public async Task NamesTheFolderThatCannotBeWritten()
    {
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "not a folder");
        await FailsAsync("Storage:Path", ["--Mode=Demo", $"--Storage:Path={file}/sub"]);
        await FailsAsync("Storage:Path", ["--create-administrator", $"--Storage:Path={file}/sub"]);
    }

    [Fact]
    public async Task NamesTheFolderWhoseDatabaseIsNone()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder.Path, "broken")).FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "officials-assistant.db"), new string('x', 8192));
        await FailsAsync("Storage:Path", ["--Mode=Demo", $"--Storage:Path={data}"]);
    }

    [Fact]
    public async Task OfficeModeRefusesTheFolderOfADemo()
    {
        var data = Path.Combine(folder.Path, "demo");
        await using (await AppProcess.StartAsync(data, 0, ("Library:Sample", "false")))
        {
        }
        await FailsAsync("Storage:Path", ["--Mode=Office", $"--Storage:Path={data}"]);
        await FailsAsync("Storage:Path", ["--create-administrator", $"--Storage:Path={data}"]);
    }

    /// <summary>Arguments that say nothing of folder and port get some that are free.</summary>
    private async Task FailsAsync(string setting, string[] arguments)
    {
        string[] free = [$"--Storage:Path={Path.Combine(folder.Path, "data")}", "--urls=http://127.0.0.1:0"];
        var ended = await AppProcess.RunAsync([.. free.Where(f => !arguments.Any(a => a.StartsWith(f[..8], StringComparison.Ordinal))), .. arguments]);
        Assert.True(ended.ExitCode == 1, $"{ended.ExitCode}: {ended.Errors} {ended.Output}");
        Assert.Contains(setting, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Errors);
        Assert.EndsWith(".", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors + ended.Output, StringComparison.Ordinal);
    }
}
