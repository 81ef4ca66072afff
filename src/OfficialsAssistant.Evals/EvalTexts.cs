using System.Globalization;
using System.Resources;
using OfficialsAssistant.Grading.Panel;
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
    public static string Uploads => Get(nameof(Uploads));
    public static string Recognise => Get(nameof(Recognise));
    public static string RecogniseFolder => Get(nameof(RecogniseFolder));
    public static string RecogniseTruth => Get(nameof(RecogniseTruth));
    public static string RecogniseHasText => Get(nameof(RecogniseHasText));
    public static string UploadsFolder => Get(nameof(UploadsFolder));
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
    public static string Read => Get(nameof(Read));
    public static string ReadFolder => Get(nameof(ReadFolder));
    public static string ReadExpected => Get(nameof(ReadExpected));
    public static string ReadingFiles => Get(nameof(ReadingFiles));
    public static string NothingToCompare => Get(nameof(NothingToCompare));
    public static string Stats => Get(nameof(Stats));
    public static string StatsExamples => Get(nameof(StatsExamples));
    public static string RunJudges => Get(nameof(RunJudges));
    public static string JudgesCount => Get(nameof(JudgesCount));
    public static string JudgesSeed => Get(nameof(JudgesSeed));
    public static string UnknownStatistic => Get(nameof(UnknownStatistic));
    public static string Cancelled => Get(nameof(Cancelled));

    public static string Score => Get(nameof(Score));
    public static string ScoreOut => Get(nameof(ScoreOut));
    public static string ScoreRedact => Get(nameof(ScoreRedact));
    public static string ScorePace => Get(nameof(ScorePace));
    public static string Checking => Get(nameof(Checking));
    public static string ScoreReady => Get(nameof(ScoreReady));
    public static string ScoreNotReady => Get(nameof(ScoreNotReady));
    public static string CompetitionFile => Get(nameof(CompetitionFile));
    public static string Submissions => Get(nameof(Submissions));
    public static string Scores => Get(nameof(Scores));
    public static string Gold => Get(nameof(Gold));
    public static string Appeals => Get(nameof(Appeals));
    public static string Bundle => Get(nameof(Bundle));
    public static string Root16 => Get(nameof(Root16));
    public static string Verify => Get(nameof(Verify));
    public static string Freeze => Get(nameof(Freeze));

    public static string PanelEstimate(PanelCost cost) => Format(nameof(PanelEstimate), cost.Requests, cost.InputTokens, cost.OutputTokens, cost.Cost, cost.Currency);
    public static string PanelSpent(PanelCost cost) => Format(nameof(PanelSpent), cost.Requests, cost.InputTokens, cost.OutputTokens, cost.Cost, cost.Currency);
    public static string ScoreBusy(string folder) => Format(nameof(ScoreBusy), folder);
    public static string ScoreCounts(int cases, int scored, int unscored, int failed) => Format(nameof(ScoreCounts), cases, scored, unscored, failed);
    public static string ScoreWritten(string folder, string root) => Format(nameof(ScoreWritten), folder, root);
    public static string FaultCount(int count) => Format(nameof(FaultCount), count);
    public static string RootIs(string root) => Format(nameof(RootIs), root);
    public static string Verified(int files) => Format(nameof(Verified), files);
    public static string VerifiedRedacted(int files) => Format(nameof(VerifiedRedacted), files);
    public static string AlreadyFrozen(string rules, string at) => Format(nameof(AlreadyFrozen), rules, at);
    public static string Frozen(string rules, string file) => Format(nameof(Frozen), rules, file);
    public static string Sheets => Get(nameof(Sheets));
    public static string SheetsOut => Get(nameof(SheetsOut));
    public static string SheetsStage => Get(nameof(SheetsStage));
    public static string SheetsRoot => Get(nameof(SheetsRoot));
    public static string Assign => Get(nameof(Assign));
    public static string AssignPerWork => Get(nameof(AssignPerWork));
    public static string AssignConflicts => Get(nameof(AssignConflicts));
    public static string AssignOut => Get(nameof(AssignOut));
    public static string Intake => Get(nameof(Intake));
    public static string IntakeSources => Get(nameof(IntakeSources));
    public static string IntakeOut => Get(nameof(IntakeOut));
    public static string IntakeCompetition => Get(nameof(IntakeCompetition));
    public static string IntakeDeadline => Get(nameof(IntakeDeadline));
    public static string IntakeNoCompetition => Get(nameof(IntakeNoCompetition));

    public static string NoStage(string stage) => Format(nameof(NoStage), stage);
    public static string NobodyInStage(string stage) => Format(nameof(NobodyInStage), stage);
    public static string AssignTooFew(string work) => Format(nameof(AssignTooFew), work);
    public static string IntakeDone(int accepted, int rejected, string folder) => Format(nameof(IntakeDone), accepted, rejected, folder);
    public static string IntakeProposed(int sources, int files, int rows, int open, string table) => Format(nameof(IntakeProposed), sources, files, rows, open, table);
    public static string IntakeOpen(int open, string table) => Format(nameof(IntakeOpen), open, table);
    public static string IntakeConfirm(string table) => Format(nameof(IntakeConfirm), table);
    public static string IntakeGone(string sources) => Format(nameof(IntakeGone), sources);
    public static string IntakeNotFrozen(string file) => Format(nameof(IntakeNotFrozen), file);
    public static string BadDeadline(string deadline) => Format(nameof(BadDeadline), deadline);
    public static string NoAccount(string account) => Format(nameof(NoAccount), account);
    public static string State(string state) => Get($"State_{state}");
    public static string RecogniseNothing(int page) => Format(nameof(RecogniseNothing), page);

    public static string RecogniseMissing(string packages) => Format(nameof(RecogniseMissing), packages);

    public static string FolderMissing(string folder) => Format(nameof(FolderMissing), folder);
    public static string SetMissing(string places) => Format(nameof(SetMissing), places);
    public static string BadCase(string file, int line) => Format(nameof(BadCase), file, line);

    public static string BadExamples(string file, string why) => Format(nameof(BadExamples), file, why);

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
