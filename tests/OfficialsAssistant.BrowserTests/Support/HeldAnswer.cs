using System.Text.RegularExpressions;

namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>An answer that comes piece by piece, each when the test says so; the first one comes at once.</summary>
internal sealed class HeldAnswer(params string[] pieces) : IDisposable
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim released = new(1);

    public ScriptedReply Reply => ScriptedReply.Generating(pieces.Length, piece =>
    {
        released.Wait(LongestHold);
        return pieces[piece];
    });

    public void ReleaseNext() => released.Release();

    public void Dispose()
    {
        released.Release(pieces.Length);
        released.Dispose();
    }
}

/// <summary>Answers written for the passages a request shows.</summary>
internal static partial class Written
{
    [GeneratedRegex("당직명령은 근무예정일 7일전까지|7일 전까지 당직명령을 한다")]
    private static partial Regex DutySentence();

    /// <summary>A reply whose {duty} is the number of the passage with the sentence about duty orders.</summary>
    public static Func<ScriptedRequest, ScriptedReply> About(string answer) => request => ScriptedReply.Text(answer.Replace("{duty}", DutyNumber(request), StringComparison.Ordinal));

    private static string DutyNumber(ScriptedRequest request)
    {
        var lines = request.User.Split('\n');
        var at = Array.FindIndex(lines, line => DutySentence().IsMatch(line));
        var heading = lines[..at].Last(line => line.StartsWith('['));
        return heading[1..heading.IndexOf(']', StringComparison.Ordinal)];
    }
}
