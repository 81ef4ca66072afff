using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Access;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>A question on its way to an answer: whose rights hold and what was said before.</summary>
/// <param name="Earlier">Turns before it along its branch, oldest first.</param>
/// <param name="Unfinished">Text of the interrupted answer to take up, or null.</param>
/// <param name="UnfinishedClass">Highest class of what that text was made from.</param>
public sealed record AnswerRequest(
    Guid TurnId,
    string Question,
    IReadOnlyList<EarlierTurn> Earlier,
    ReadingRights Rights,
    string? Unfinished = null,
    Classification UnfinishedClass = Classification.O);

/// <summary>A turn before the one asked.</summary>
/// <param name="Class">Highest class of the documents its answer was made from, as they stand now.</param>
public sealed record EarlierTurn(string Question, string Answer, Classification Class = Classification.O);

/// <summary>The product's own door to an answer: the hub's turns and the evals come through this one method.</summary>
public sealed class ChatService(
    LibrarySearch library,
    DistrictScope district,
    LibraryLaws laws,
    AnswerWriter writer,
    IOptions<ChatOptions> options,
    TimeProvider time)
{
    /// <summary>
    /// Answers, as parts that end with exactly one <see cref="ClosedPart"/>. Cancelling keeps what was written and closes
    /// as stopped.
    /// </summary>
    public async IAsyncEnumerable<AnswerPart> AnswerAsync(AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();

        // 1. Make the question stand alone.
        yield return new StepPart(AnswerStep.Search);
        var question = StandaloneQuestion.From(request.Question, [.. request.Earlier.Select(e => e.Question)]);

        // 2. Search what this person may read.
        var found = await library.SearchAsync(question, request.Rights, options.Value.Passages, cancellationToken);

        // 3. No passage holds the asked kind of fact: refuse, do not call the model.
        //    What it is about may be carried over; whose district it names is what was said just now.
        var asked = QuestionType.Of(question) with { Text = request.Question };
        var evidence = EvidenceRule.Decide(asked, found, await district.OwnNamesAsync(cancellationToken));
        if (evidence.Refusal is { } refusal)
        {
            yield return AnswerClosing.Refused(refusal, found, Elapsed());
            yield break;
        }

        // 4. Number the passages that may be cited.
        var sources = AnswerClosing.Number(evidence.Passages);
        yield return new StepPart(AnswerStep.Found, sources.Count);
        yield return new SourcesPart(sources);
        yield return new StepPart(AnswerStep.Write);

        // 5. Write or quote, and check each sentence as it closes.
        var checking = new AnswerStream([.. sources.Select(AnswerClosing.Numbered)], await laws.ForAsync(request.Rights, cancellationToken));
        var closing = new AnswerClosing(sources, found);
        await foreach (var written in writer.WriteAsync(request, evidence, sources, cancellationToken))
        {
            if (written.Notice is { } notice) yield return closing.Notice(notice);
            if (written.Ended is { } ended) closing.Ended(ended);
            if (written.Text is not { } text) continue;
            foreach (var part in closing.Take(checking.Push(text))) yield return part;
        }
        foreach (var part in closing.Take(checking.Complete())) yield return part;

        // 6. Close with the authoritative text.
        yield return closing.Close(checking.RemovedCitations, Elapsed());

        long Elapsed() => (long)time.GetElapsedTime(started).TotalMilliseconds;
    }
}
