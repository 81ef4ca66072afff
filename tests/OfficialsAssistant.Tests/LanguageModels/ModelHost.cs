using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Tests.Support;

namespace OfficialsAssistant.Tests.LanguageModels;

/// <summary>The product's model as its setup builds it, on settings of a test.</summary>
internal sealed class ModelHost : IDisposable
{
    private readonly IHost host;

    public ModelHost(IReadOnlyDictionary<string, string?> settings, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.AddLanguageModels();
        host = builder.Build();
    }

    public ModelHost(ScriptedModelServer server, TimeProvider? time = null, params (string Name, string Value)[] more)
        : this(With(server.Settings, more), time)
    {
    }

    public RecordedLogs Logs { get; } = new();

    public ChatModel Model => host.Services.GetRequiredService<ChatModel>();

    public IServiceProvider Services => host.Services;

    public Task StartAsync() => host.StartAsync();

    public static Dictionary<string, string?> With(IEnumerable<KeyValuePair<string, string?>> settings, params (string Name, string Value)[] more)
    {
        var all = new Dictionary<string, string?>(settings);
        foreach (var (name, value) in more) all[$"LanguageModels:Chat:{name}"] = value;
        return all;
    }

    /// <summary>Asks and keeps what comes, whether or not it ends well.</summary>
    public async Task<Answer> AskAsync(string question = "당직은 몇 시에 시작하나?", ChatOptions? settings = null, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (var update in Model.StreamAsync([new(ChatRole.System, "규칙"), new(ChatRole.User, question)], settings, cancellationToken))
            {
                updates.Add(update);
                text.Append(update.Text);
            }
            return new(text.ToString(), updates, null);
        }
        catch (ModelException e)
        {
            return new(text.ToString(), updates, e);
        }
    }

    public void Dispose() => host.Dispose();

    internal sealed record Answer(string Text, IReadOnlyList<ChatResponseUpdate> Updates, ModelException? Failure)
    {
        public UsageDetails? Usage => Updates.SelectMany(u => u.Contents).OfType<UsageContent>().LastOrDefault()?.Details;
        public ChatFinishReason? FinishReason => Updates.LastOrDefault(u => u.FinishReason is not null)?.FinishReason;
    }
}
