using System.Text;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Grounding;

namespace OfficialsAssistant.Web.Chat;

/// <summary>What the page receives of a turn. <paramref name="N"/> is the number of the last part it covers.</summary>
/// <param name="Kind">step, sources, text, sentence, notice, closed or reset.</param>
public sealed record TurnMessage(int N, string Kind)
{
    /// <summary>step: where the answer is.</summary>
    public AnswerStep? Step { get; init; }

    /// <summary>step: passages found.</summary>
    public int? Count { get; init; }

    /// <summary>text: delta of Markdown; closed: the whole, authoritative Markdown.</summary>
    public string? Text { get; init; }

    /// <summary>sources, notice, closed: rendered component.</summary>
    public string? Html { get; init; }

    /// <summary>notice: its code.</summary>
    public string? Code { get; init; }

    public CheckedSentence? Sentence { get; init; }
    public TurnState? State { get; init; }
    public IReadOnlyList<CheckedSentence>? Sentences { get; init; }
    public IReadOnlyList<Citation>? Citations { get; init; }
    public int? RemovedCitations { get; init; }
    public string? Reason { get; init; }
    public string? Model { get; init; }
    public long? Milliseconds { get; init; }
}

/// <summary>Turns stored parts into messages for the page: deltas of one batch merged, structured parts rendered.</summary>
public sealed class TurnMessages(Fragments fragments)
{
    public async IAsyncEnumerable<TurnMessage> OfAsync(FollowedParts batch)
    {
        if (batch.Reset)
        {
            yield return new TurnMessage(0, "reset");
            yield break;
        }
        // Nearly every batch of a stream is one delta.
        if (batch.Parts is [TextPart only])
        {
            yield return new TurnMessage(batch.Last, "text") { Text = only.Text };
            yield break;
        }
        var text = new StringBuilder();
        var number = batch.Last - batch.Parts.Count;
        foreach (var part in batch.Parts)
        {
            number++;
            if (part is TextPart delta)
            {
                text.Append(delta.Text);
                continue;
            }
            if (text.Length > 0) yield return new TurnMessage(number - 1, "text") { Text = Take(text) };
            yield return await OfAsync(number, part);
        }
        if (text.Length > 0) yield return new TurnMessage(number, "text") { Text = Take(text) };
    }

    public async Task<TurnMessage> OfAsync(int number, AnswerPart part) => part switch
    {
        StepPart step => new TurnMessage(number, "step") { Step = step.Step, Count = step.Count },
        SourcesPart shown => new TurnMessage(number, "sources") { Html = await fragments.SourcesAsync(shown.Sources) },
        TextPart delta => new TurnMessage(number, "text") { Text = delta.Text },
        SentencePart closed => new TurnMessage(number, "sentence") { Sentence = closed.Sentence },
        NoticePart notice => new TurnMessage(number, "notice") { Code = notice.Code, Html = await fragments.NoticeAsync(notice.Code) },
        ClosedPart closed => new TurnMessage(number, "closed")
        {
            State = closed.State,
            Text = closed.Text,
            Sentences = closed.Sentences,
            Citations = closed.Citations,
            RemovedCitations = closed.RemovedCitations,
            Reason = closed.Reason,
            Model = closed.Model,
            Milliseconds = closed.Milliseconds,
            Html = await fragments.ClosingAsync(closed),
        },
        _ => throw new InvalidOperationException($"A part of kind {part.GetType().Name} has no message."),
    };

    private static string Take(StringBuilder text)
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }
}
