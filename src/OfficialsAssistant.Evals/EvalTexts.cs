using System.Globalization;
using System.Resources;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Evals;

/// <summary>Texts of the command line; Korean first.</summary>
internal static class EvalTexts
{
    private static readonly ResourceManager s_texts = new("OfficialsAssistant.Evals.EvalTexts", typeof(EvalTexts).Assembly);

    public static string Root => Get(nameof(Root));
    public static string Import => Get(nameof(Import));
    public static string ImportFolder => Get(nameof(ImportFolder));
    public static string Data => Get(nameof(Data));
    public static string Run => Get(nameof(Run));
    public static string RunRetrieval => Get(nameof(RunRetrieval));
    public static string RunRefusal => Get(nameof(RunRefusal));
    public static string RunAnswers => Get(nameof(RunAnswers));
    public static string RunFollowUp => Get(nameof(RunFollowUp));
    public static string RunVerification => Get(nameof(RunVerification));
    public static string Unit => Get(nameof(Unit));
    public static string Half => Get(nameof(Half));
    public static string Ablation => Get(nameof(Ablation));
    public static string Html => Get(nameof(Html));
    public static string Compare => Get(nameof(Compare));
    public static string CompareReport => Get(nameof(CompareReport));
    public static string CompareHeader => Get(nameof(CompareHeader));
    public static string NothingInCommon => Get(nameof(NothingInCommon));
    public static string Gate => Get(nameof(Gate));
    public static string GateReport => Get(nameof(GateReport));
    public static string GateBaseline => Get(nameof(GateBaseline));
    public static string GateTolerance => Get(nameof(GateTolerance));
    public static string GateHeld => Get(nameof(GateHeld));
    public static string HtmlWorst => Get(nameof(HtmlWorst));
    public static string HtmlAll => Get(nameof(HtmlAll));
    public static string HtmlMetric => Get(nameof(HtmlMetric));
    public static string HtmlInterval => Get(nameof(HtmlInterval));
    public static string HtmlGain => Get(nameof(HtmlGain));
    public static string HtmlCases => Get(nameof(HtmlCases));
    public static string Ask => Get(nameof(Ask));
    public static string AskQuestion => Get(nameof(AskQuestion));
    public static string AskAs => Get(nameof(AskAs));
    public static string AskJson => Get(nameof(AskJson));
    public static string NoQuestion => Get(nameof(NoQuestion));
    public static string Corpus => Get(nameof(Corpus));
    public static string Questions => Get(nameof(Questions));
    public static string Report => Get(nameof(Report));
    public static string Taking => Get(nameof(Taking));
    public static string Reading => Get(nameof(Reading));
    public static string Asking => Get(nameof(Asking));
    public static string Cancelled => Get(nameof(Cancelled));

    public static string NoAccount(string account) => Format(nameof(NoAccount), account);
    public static string State(string state) => Get($"State_{state}");
    public static string FolderMissing(string folder) => Format(nameof(FolderMissing), folder);
    public static string SetMissing(string places) => Format(nameof(SetMissing), places);
    public static string BadCase(string file, int line) => Format(nameof(BadCase), file, line);

    public static string ImportSummary(ImportResult result, IngestProgress state, TimeSpan took, string folder) => Format(
        nameof(ImportSummary), result.Files, result.Count(AddOutcome.NewDocument), result.Count(AddOutcome.NewVersion), result.Count(AddOutcome.SameBytes),
        result.Count(AddOutcome.Restored) + result.Count(AddOutcome.Retried), result.Skipped, state.Done, state.Failed, took.TotalSeconds, folder);

    public static string Level(string level) => Format(nameof(Level), level);
    public static string NoReport(string file) => Format(nameof(NoReport), file);
    public static string OtherSet(string one, string other) => Format(nameof(OtherSet), one, other);
    public static string GateFell(string metric, double before, double now) => Format(nameof(GateFell), metric, before, now);
    public static string GateMissing(string metric) => Format(nameof(GateMissing), metric);
    public static string GateCoverage(double coverage) => Format(nameof(GateCoverage), coverage);
    public static string GateFailed(int failed) => Format(nameof(GateFailed), failed);
    public static string EmptyHalf(string half) => Format(nameof(EmptyHalf), half);

    public static string Counts(string set, int cases, int scored, int unscored, int failed) => Format(nameof(Counts), set, cases, scored, unscored, failed);

    private static string Format(string name, params object[] values) => string.Format(CultureInfo.CurrentCulture, Get(name), values);

    private static string Get(string name) =>
        s_texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"EvalTexts.resx has no text '{name}'.");
}
