using System.Text.Json;
using OfficialsAssistant.Chat;

namespace OfficialsAssistant.Web.Chat;

/// <summary>A turn as the page's modules take it up: closed ones whole, open ones to be followed from the start.</summary>
public sealed record TurnOnPage(
    Guid TurnId,
    Guid? ParentTurnId,
    string Question,
    DateTime AskedAt,
    TurnState State,
    string SourcesHtml,
    string NoticesHtml,
    TurnMessage? Closed);

/// <summary>Builds what a conversation page carries.</summary>
public sealed class ConversationPages(TurnMessages messages, Fragments fragments)
{
    public async Task<string> TurnsJsonAsync(IEnumerable<Turn> turns)
    {
        var onPage = new List<TurnOnPage>();
        foreach (var turn in turns) onPage.Add(await OfAsync(turn));
        return JsonSerializer.Serialize(onPage, AnswerJson.Options);
    }

    private async Task<TurnOnPage> OfAsync(Turn turn)
    {
        var closing = turn.Closing is { } json ? (ClosedPart)JsonSerializer.Deserialize<AnswerPart>(json, AnswerJson.Options)! : null;
        var sources = turn.Sources.Select(Fragments.Source).ToList();
        return new TurnOnPage(
            turn.Id,
            turn.ParentTurnId,
            turn.Question,
            turn.AskedAt,
            turn.State,
            sources.Count == 0 ? "" : await fragments.SourcesAsync(sources),
            string.Concat(await Task.WhenAll((closing?.Notices ?? []).Select(fragments.NoticeAsync))),
            closing is null ? null : await messages.OfAsync(0, closing));
    }
}
