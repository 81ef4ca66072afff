using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Chat;

/// <summary>What the model is told: the prompt file, with passages, history and question as data in the user message.</summary>
internal static class AnswerPrompt
{
    private const int LongestEarlierAnswer = 800;
    private const int EarlierTurns = 3;

    public static Task<RenderedPrompt> RenderAsync(PromptLibrary prompts, AnswerRequest request, IReadOnlyList<AnswerSource> sources, CancellationToken cancellationToken)
    {
        var variables = new Dictionary<string, string>
        {
            ["passages"] = PromptData.Passages(sources.Select(s => new PromptPassage(s.Number, s.Document, s.Article, ChatTexts.InForce(s.InForce), s.Text))),
            ["history"] = PromptData.History(request.Earlier.TakeLast(EarlierTurns).Select(e => new PromptExchange(e.Question, Shortened(e.Answer)))),
            ["question"] = PromptData.Quote(request.Question),
        };
        if (request.Unfinished is not { Length: > 0 } unfinished) return prompts.RenderAsync("chat/answer", variables, cancellationToken);
        variables["written"] = unfinished;
        return prompts.RenderAsync("chat/continue", variables, cancellationToken);
    }

    private static string Shortened(string answer) => answer.Length <= LongestEarlierAnswer ? answer : answer[..LongestEarlierAnswer];
}
