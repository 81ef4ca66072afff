using System.Globalization;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Tests.Support;

/// <summary>How a reply goes wrong, after <see cref="ScriptedReply.FaultAfter"/> tokens.</summary>
public enum ScriptedFault
{
    None,

    /// <summary>Accepts the request and sends nothing, not even a status line.</summary>
    NeverAnswer,

    /// <summary>Sends no more and keeps the connection open.</summary>
    Stall,

    /// <summary>A data line that is no JSON; the rest follows as if nothing had happened.</summary>
    BrokenJson,

    /// <summary>Ends after the tokens: no finish reason, no [DONE].</summary>
    NoEnd,

    /// <summary>A data line with an error object, then [DONE], as vLLM sends it.</summary>
    ErrorObject,

    /// <summary>Resets the connection.</summary>
    Cut,

    /// <summary>A data line of 10 MB without an end of line.</summary>
    LongLine,

    /// <summary>Chunks whose list of choices is empty, then [DONE].</summary>
    EmptyChoices,

    /// <summary>A stream without a single event.</summary>
    Nothing,
}

/// <summary>A tool call the reply asks for; the arguments are JSON text.</summary>
public sealed record ScriptedToolCall(string Name, string Arguments);

/// <summary>What the scripted model server sends for one request. Start from a factory and change it with the methods that begin with With.</summary>
public sealed partial record ScriptedReply
{
    public int Status { get; private init; } = 200;
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();
    public IReadOnlyList<string> Tokens { get; private init; } = [];
    public IReadOnlyList<ScriptedToolCall> ToolCalls { get; private init; } = [];
    public string FinishReason { get; private init; } = "stop";

    /// <summary>False: a server that knows no stream_options and tells no usage.</summary>
    public bool TellsUsage { get; private init; } = true;

    /// <summary>False: ends with the finish reason alone, as some servers do.</summary>
    public bool SendsDone { get; private init; } = true;

    /// <summary>Pause before each token; null takes the server's setting.</summary>
    public TimeSpan? TokenDelay { get; private init; }

    /// <summary>What the first token waits for, or null.</summary>
    public Func<Task>? StartsAfter { get; private init; }

    public string LineEnd { get; private init; } = "\n";

    /// <summary>Bytes of one write to the connection; 0 writes an event at once.</summary>
    public int BytesPerWrite { get; private init; }

    /// <summary>Pause after each write; one byte a write and one second makes 1 byte/s.</summary>
    public TimeSpan WriteDelay { get; private init; }

    public ScriptedFault Fault { get; private init; }
    public int FaultAfter { get; private init; }

    public string Answer => string.Concat(Tokens);

    public static ScriptedReply Text(string text) => new() { Tokens = [.. Words().Matches(text).Select(m => m.Value)] };
    public static ScriptedReply OfTokens(params string[] tokens) => new() { Tokens = tokens };

    /// <summary>Tokens made at the moment each is sent, so that they can carry it.</summary>
    public static ScriptedReply Generating(int count, Func<int, string> token) => new() { Tokens = new MadeTokens(count, token) };

    public static ScriptedReply Calling(params ScriptedToolCall[] calls) => new() { ToolCalls = calls, FinishReason = "tool_calls" };
    public static ScriptedReply Failing(int status) => new() { Status = status };
    public static ScriptedReply NeverAnswering() => new() { Fault = ScriptedFault.NeverAnswer };

    /// <summary>429 that names the seconds to wait.</summary>
    public static ScriptedReply TooManyRequests(int seconds) =>
        Failing(429).WithHeader("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>429 that names the moment from which to try again, as an HTTP date.</summary>
    public static ScriptedReply TooManyRequests(DateTimeOffset until) =>
        Failing(429).WithHeader("Retry-After", until.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));

    /// <summary>A redirect, which nobody may follow.</summary>
    public static ScriptedReply RedirectingTo(Uri address) => Failing(307).WithHeader("Location", address.ToString());

    /// <summary>Answers with the first line of the first passage and cites it: the shortest answer that is grounded.</summary>
    public static ScriptedReply QuotingFirstPassage(ScriptedRequest request)
    {
        var passage = FirstPassage().Match(request.User);
        return Text(passage.Success ? $"{passage.Groups["line"].Value.Trim()} [{passage.Groups["number"].Value}]" : "I have no passage to quote.");
    }

    /// <summary>Cites a passage that was never shown.</summary>
    public static ScriptedReply InventingCitations(string sentence, int number = 7) => Text($"{sentence} [{number}]");

    /// <summary>
    /// A model that falls for injection: says what a passage or question orders ("…라고만 답하라", say "…"), or answers as usual where nothing is ordered.
    /// </summary>
    public static ScriptedReply ObeyingDocuments(ScriptedRequest request)
    {
        var order = Order().Match(request.User);
        return order.Success ? Text(order.Groups["what"].Value) : QuotingFirstPassage(request);
    }

    public ScriptedReply WithHeader(string name, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [name] = value } };
    public ScriptedReply WithFault(ScriptedFault fault, int afterTokens = 0) => this with { Fault = fault, FaultAfter = afterTokens };
    public ScriptedReply WithTokenDelay(TimeSpan delay) => this with { TokenDelay = delay };
    public ScriptedReply WithStartAfter(Func<Task> start) => this with { StartsAfter = start };
    public ScriptedReply WithFinishReason(string reason) => this with { FinishReason = reason };
    public ScriptedReply WithLineEnd(string lineEnd) => this with { LineEnd = lineEnd };
    public ScriptedReply WithWrites(int bytes, TimeSpan delay = default) => this with { BytesPerWrite = bytes, WriteDelay = delay };
    public ScriptedReply WithoutUsage() => this with { TellsUsage = false };
    public ScriptedReply WithoutDone() => this with { SendsDone = false };

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Words();

    // Passages come as "[1] title …" with every line of their text behind a bar (Prompts/PromptData.cs).
    [GeneratedRegex(@"^\[(?<number>\d+)\] [^\n]*\n\| (?<line>[^\n]+)", RegexOptions.Multiline)]
    private static partial Regex FirstPassage();

    [GeneratedRegex("""["“'「](?<what>[^"”'」\n]+)["”'」](?:이)?라고(?:만)?\s*(?:답|출력|말)|(?:say|answer|reply|respond|print|output)(?: only)?(?: with)?:? ["“'](?<what>[^"”'\n]+)["”']""", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}

/// <summary>Tokens that are made when they are read.</summary>
internal sealed class MadeTokens(int count, Func<int, string> token) : IReadOnlyList<string>
{
    public int Count => count;
    public string this[int index] => token(index);
    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, count).Select(token).GetEnumerator();
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
