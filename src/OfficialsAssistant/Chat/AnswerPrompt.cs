using System.Globalization;
using System.Text;
using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Chat;

/// <summary>What the model is told: the prompt file, with passages, history and question as data in the user message.</summary>
internal static class AnswerPrompt
{
    public static RenderedPrompt Render(PromptLibrary prompts, AnswerRequest request, IReadOnlyList<AnswerSource> sources)
    {
        var variables = new Dictionary<string, string>
        {
            ["passages"] = Passages(sources),
            ["history"] = History(request.Earlier),
            ["question"] = request.Question,
        };
        if (request.Unfinished is not { Length: > 0 } unfinished) return prompts.Render("chat/answer", variables);
        variables["unfinished"] = unfinished;
        return prompts.Render("chat/continue", variables);
    }

    private static string Passages(IReadOnlyList<AnswerSource> sources)
    {
        var text = new StringBuilder();
        foreach (var s in sources)
            text.Append(CultureInfo.InvariantCulture, $"[{s.Number}] {s.Document} · {s.Path} · {s.InForce}\n{s.Text}\n\n");
        return text.ToString();
    }

    private static string History(IReadOnlyList<EarlierTurn> earlier)
    {
        var text = new StringBuilder();
        foreach (var turn in earlier.TakeLast(3))
            text.Append(CultureInfo.InvariantCulture, $"질문: {turn.Question}\n답변: {(turn.Answer.Length <= 800 ? turn.Answer : turn.Answer[..800])}\n\n");
        return text.ToString();
    }
}
