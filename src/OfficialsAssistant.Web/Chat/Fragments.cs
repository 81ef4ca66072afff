using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Library;
using OfficialsAssistant.Web.Library;

namespace OfficialsAssistant.Web.Chat;

/// <summary>Renders the structured parts of an answer to HTML: the same components that a page would render.</summary>
public sealed class Fragments(IServiceScopeFactory scopes, ILoggerFactory loggers) : IAsyncDisposable
{
    // The components' own services are scoped; this scope lives as long as the host.
    private readonly AsyncServiceScope scope = scopes.CreateAsyncScope();

    public Task<string> SourcesAsync(IReadOnlyList<AnswerSource> sources) =>
        RenderAsync<SourceList>(new() { [nameof(SourceList.Sources)] = sources });

    public Task<string> NoticeAsync(string code) => RenderAsync<AnswerNotice>(new() { [nameof(AnswerNotice.Code)] = code });

    /// <summary>What stands below a closed answer: the refusal, what happened and what to do; empty for an ordinary one.</summary>
    public Task<string> ClosingAsync(ClosedPart closed) => RenderAsync<AnswerEnding>(new() { [nameof(AnswerEnding.Closed)] = closed });

    public Task<string> ProgressAsync(IngestProgress progress) => RenderAsync<LibraryProgress>(new() { [nameof(LibraryProgress.Progress)] = progress });

    /// <summary>The panel of one source of a turn, or null when the turn has no such number.</summary>
    public async Task<string?> CitationAsync(Turn turn, int number)
    {
        if (turn.Sources.FirstOrDefault(s => s.Number == number) is not { } row) return null;
        var closing = turn.Closing is { } json ? JsonSerializer.Deserialize<AnswerPart>(json, AnswerJson.Options) as ClosedPart : null;
        return await RenderAsync<SourcePanel>(new()
        {
            [nameof(SourcePanel.Source)] = Source(row),
            [nameof(SourcePanel.Closed)] = closing,
        });
    }

    public static AnswerSource Source(TurnSource row) => JsonSerializer.Deserialize<AnswerSource>(row.Source, AnswerJson.Options)!;

    // A renderer keeps every component it ever rendered: one each, given up at once.
    private async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
