using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Access;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary><c>ask QUESTION [--as ACCOUNT] [--data FOLDER] [--json]</c>: the product's own answer, with its citations and states.</summary>
internal static class AskCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(string[] settings)
    {
        var question = new Argument<string>("question") { Description = EvalTexts.AskQuestion };
        var account = new Option<string?>("--as") { Description = EvalTexts.AskAs };
        var data = new Option<string?>("--data") { Description = EvalTexts.Data };
        var json = new Option<bool>("--json") { Description = EvalTexts.AskJson };
        var command = new Command("ask", EvalTexts.Ask) { question, account, data, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings, parsed.GetValue(question)!, parsed.GetValue(account), parsed.GetValue(data), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, string question, string? account, string? data, bool json, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(question)) throw new CommandException(EvalTexts.NoQuestion);
        using var host = await EvalHost.OpenAsync(settings, data, cancellationToken);
        var rights = account is null
            ? ReadingRights.Everyone
            : await host.Services.GetRequiredService<Accounts>().RightsOfAsync(account, cancellationToken) ?? throw new CommandException(EvalTexts.NoAccount(account));
        await host.Services.GetRequiredService<IndexFollower>().CatchUpAsync(cancellationToken);
        var closed = await AnswerAsync(host.Services.GetRequiredService<ChatService>(), question, [], rights, cancellationToken);
        var answer = Answered.Of(closed);
        if (json) Console.WriteLine(JsonSerializer.Serialize(answer, s_json));
        else Print(answer);
        return answer.Status == "failed" ? CommandRunner.FellShort : CommandRunner.Done;
    }

    /// <summary>The closing part of the product's answer.</summary>
    public static async Task<ClosedPart> AnswerAsync(ChatService chat, string question, IReadOnlyList<string> history, ReadingRights rights, CancellationToken cancellationToken)
    {
        var request = new AnswerRequest(Guid.CreateVersion7(), question, [.. history.Select(h => new EarlierTurn(h, ""))], rights);
        await foreach (var part in chat.AnswerAsync(request, cancellationToken))
            if (part is ClosedPart closed) return closed;
        throw new InvalidOperationException("The answer did not close.");
    }

    private static void Print(Answered answer)
    {
        Console.WriteLine(answer.Answer);
        if (answer.Citations.Count > 0) Console.WriteLine();
        foreach (var citation in answer.Citations)
            Console.WriteLine($"[{citation.Number}] {citation.Document} {citation.Article} ({EvalTexts.State(citation.State)})\n    {citation.Quote}");
        foreach (var sentence in answer.Sentences.Where(s => s.State != "confirmed"))
            Console.WriteLine($"! {EvalTexts.State(sentence.State)}: {sentence.Text}");
        foreach (var near in answer.Nearest) Console.WriteLine($"- {near.Document} {near.Article}");
    }
}

/// <summary>An answer as it is printed: a contract with programs outside.</summary>
/// <param name="Status">answered, refused or failed.</param>
/// <param name="Reason">Code of a refusal or failure, or null.</param>
/// <param name="Answer">Markdown with citation marks; contradicted sentences struck out.</param>
internal sealed record Answered(
    string Status, string? Reason, string Answer, IReadOnlyList<AnsweredSentence> Sentences, IReadOnlyList<AnsweredCitation> Citations,
    IReadOnlyList<NearArticle> Nearest, string? Model, long Milliseconds)
{
    public static Answered Of(ClosedPart closed) => new(
        closed.State switch { TurnState.Answered => "answered", TurnState.Refused => "refused", _ => "failed" },
        closed.Reason,
        closed.State == TurnState.Refused ? RefusalTexts.For(closed.Reason ?? "", closed.ReasonDetail) : StruckOut.Markdown(closed.Text, closed.Sentences),
        [.. closed.Sentences.Select(s => new AnsweredSentence(s.Text, Word(s.State)))],
        [.. closed.Citations.Select(c => new AnsweredCitation(c.Number, c.Document, c.Article, c.Quote, Word(c.State)))],
        [.. (closed.Nearest ?? []).Select(n => new NearArticle(n.Document, n.Article))],
        closed.Model,
        closed.Milliseconds);

    public static string Word(SentenceState state) => state switch
    {
        SentenceState.Confirmed => "confirmed",
        SentenceState.Contradicted => "contradicted",
        _ => "unconfirmed",
    };
}

internal sealed record AnsweredSentence(string Text, string State);
internal sealed record AnsweredCitation(int Number, string Document, string Article, string Quote, string State);
internal sealed record NearArticle(string Document, string Article);
