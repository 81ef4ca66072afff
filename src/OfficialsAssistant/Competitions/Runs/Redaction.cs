using OfficialsAssistant.Grading;

namespace OfficialsAssistant.Competitions.Runs;

/// <summary>Takes the words of the works out of what the checks say: each quotation becomes its fingerprint.</summary>
internal static class Redaction
{
    public static CheckResult Of(CheckResult check) => check with
    {
        Grade = check.Grade is Scored scored ? scored with { Evidence = [.. scored.Evidence.Select(Hash)] } : check.Grade,
        Flags = [.. check.Flags.Select(f => f with { Passages = [.. f.Passages.Select(p => p with { Quote = Hash(p.Quote), OtherQuote = p.OtherQuote is null ? null : Hash(p.OtherQuote) })] })],
    };

    private static string Hash(string quote) => $"sha256:{ResultCache.Sha(quote)}";
}
