using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Chat;

/// <summary>One step of writing: text, a notice for the official, or how it ended.</summary>
public sealed record Written(string? Text = null, string? Notice = null, WritingEnd? Ended = null);

/// <summary>How writing ended and what it took.</summary>
public sealed record WritingEnd(
    TurnState State,
    string? Reason = null,
    string? Model = null,
    string? PromptVersion = null,
    int? InputTokens = null,
    int? OutputTokens = null);

/// <summary>
/// Writes with the model where one is configured and reachable, and quotes otherwise. The unchecked text of either goes
/// through the same check.
/// </summary>
public sealed class AnswerWriter(ChatModel model, PromptLibrary prompts)
{
    public async IAsyncEnumerable<Written> WriteAsync(
        AnswerRequest request,
        EvidenceDecision evidence,
        IReadOnlyList<AnswerSource> sources,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!model.IsConfigured)
        {
            yield return new(Notice: "noModel");
            foreach (var step in Quotes(evidence)) yield return step;
            yield break;
        }

        // What is above the endpoint's class never leaves the house: neither passages nor what was said from such ones.
        var sent = EndpointClass.Of(model.Class, request, sources);
        if (sent.Withheld) yield return new(Notice: sent.Sources.Count == 0 ? "classQuoted" : "classWithheld");
        if (sent.Sources.Count == 0)
        {
            foreach (var step in Quotes(evidence)) yield return step;
            yield break;
        }
        (request, sources) = (sent.Request, sent.Sources);

        var prompt = await AnswerPrompt.RenderAsync(prompts, request, sources, cancellationToken);
        var wrote = request.Unfinished is { Length: > 0 };
        // The stored text stands as it was; the model takes it up where it stopped.
        if (wrote) yield return new(Text: request.Unfinished);

        var usage = new UsageDetails();
        ChatFinishReason? finish = null;
        await using var deltas = model.StreamAsync(prompt.Messages, prompt.Settings, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (update, end) = await NextAsync(deltas, cancellationToken);
            if (update is not null)
            {
                foreach (var content in update.Contents.OfType<UsageContent>()) usage.Add(content.Details);
                finish = update.FinishReason ?? finish;
                if (update.Text.Length == 0) continue;
                wrote |= !string.IsNullOrWhiteSpace(update.Text);
                yield return new(Text: update.Text);
                continue;
            }

            if (end!.State != TurnState.Stopped && !wrote)
            {
                yield return new(Notice: "modelUnavailable");
                foreach (var step in Quotes(evidence)) yield return step;
                yield break;
            }
            if (end.State == TurnState.Answered) end = CutShort(finish) ?? end;
            if (end.State == TurnState.Failed) yield return new(Notice: "modelInterrupted");
            yield return new(Ended: end with
            {
                // Text that broke off is kept and can be taken up.
                State = end.State == TurnState.Failed ? TurnState.Interrupted : end.State,
                Model = model.Name,
                PromptVersion = prompt.Id,
                InputTokens = (int?)usage.InputTokenCount,
                OutputTokens = (int?)usage.OutputTokenCount,
            });
            yield break;
        }
    }

    /// <summary>An end that the server itself calls early (its limit of tokens, its filter) is no whole answer; null for an ordinary one.</summary>
    private static WritingEnd? CutShort(ChatFinishReason? finish) =>
        finish == ChatFinishReason.Length ? new(TurnState.Failed, "length")
        : finish == ChatFinishReason.ContentFilter ? new(TurnState.Failed, "contentFilter")
        : null;

    private static IEnumerable<Written> Quotes(EvidenceDecision evidence)
    {
        // Paragraph by paragraph, so that the first one stands on the page while the rest is checked.
        foreach (var block in ExtractiveAnswerer.Answer(evidence).Split("\n\n"))
            yield return new(Text: block + "\n\n");
        yield return new(Ended: new(TurnState.Answered));
    }

    /// <summary>The next update, or the end with its state. A separate method because an iterator cannot yield inside try/catch.</summary>
    private static async Task<(ChatResponseUpdate? Update, WritingEnd? End)> NextAsync(IAsyncEnumerator<ChatResponseUpdate> deltas, CancellationToken cancellationToken)
    {
        try
        {
            return await deltas.MoveNextAsync() ? (deltas.Current, null) : (null, new(TurnState.Answered));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, new(TurnState.Stopped));
        }
        catch (ModelException e)
        {
            return (null, new(TurnState.Failed, e.Code));
        }
    }
}
