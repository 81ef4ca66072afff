using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>What of a question may be sent to an endpoint of a class (N2SF): passages keep their numbers, earlier answers keep their questions.</summary>
/// <param name="Sources">Empty: nothing may be sent, and the answer quotes.</param>
/// <param name="Withheld">Whether something was left out.</param>
internal sealed record EndpointClass(AnswerRequest Request, IReadOnlyList<AnswerSource> Sources, bool Withheld)
{
    public static EndpointClass Of(Classification endpoint, AnswerRequest request, IReadOnlyList<AnswerSource> sources)
    {
        // A text that is taken up was written from passages above the class: it cannot be handed on.
        if (request.Unfinished is { Length: > 0 } && request.UnfinishedClass > endpoint) return new(request, [], true);
        List<AnswerSource> allowed = [.. sources.Where(s => s.Class <= endpoint)];
        List<EarlierTurn> earlier = [.. request.Earlier.Select(e => e.Class > endpoint ? e with { Answer = "" } : e)];
        return new(request with { Earlier = earlier }, allowed, allowed.Count < sources.Count);
    }
}
