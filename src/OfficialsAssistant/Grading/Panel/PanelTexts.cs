using System.Globalization;
using System.Resources;

namespace OfficialsAssistant.Grading.Panel;

/// <summary>What people read about the model panel.</summary>
public static class PanelTexts
{
    private static readonly ResourceManager Texts = new(typeof(PanelTexts));

    public static string AddressesGrader => Get(nameof(AddressesGrader));
    public static string BrokenJson => Get(nameof(BrokenJson));
    public static string NoEvidence => Get(nameof(NoEvidence));
    public static string ModelFailed => Get(nameof(ModelFailed));
    public static string Uncalibrated => Get(nameof(Uncalibrated));
    public static string NotDeclared => Get(nameof(NotDeclared));
    public static string EvidenceNotFound(string quote) => Format(nameof(EvidenceNotFound), quote);
    public static string OffScale(string level) => Format(nameof(OffScale), level);
    public static string TooFewAnswers(int counted, int asked, string why) => Format(nameof(TooFewAnswers), counted, asked, why);
    public static string BelowThreshold(string criterion) => Format(nameof(BelowThreshold), criterion);

    private static string Get(string name) => Texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"PanelTexts.resx has no text '{name}'.");

    private static string Format(string name, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(name), values);
}
