using System.Globalization;
using System.Resources;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Grading.Checks;

/// <summary>What people read in the results of checks. Numbers are written the same in every culture: results are compared byte for byte.</summary>
public static class CheckTexts
{
    private static readonly ResourceManager Texts = new(typeof(CheckTexts));

    public static string GraderFailed(string grader, string error) => Format(nameof(GraderFailed), grader, error);
    public static string Unreadable(string file, ReadRefusal refusal) => Format(nameof(Unreadable), file, Get($"Refusal_{refusal}"));
    public static string NothingReadable(string files) => Format(nameof(NothingReadable), files);
    public static string SomeUnread(int count) => Format(nameof(SomeUnread), count);
    public static string AllRead(int count) => Format(nameof(AllRead), count);
    public static string NoFiles => Get(nameof(NoFiles));
    public static string TooShort(int characters, int least) => Format(nameof(TooShort), characters, least);
    public static string TooLong(int characters, int most) => Format(nameof(TooLong), characters, most);
    public static string LengthHeld(int characters) => Format(nameof(LengthHeld), characters);
    public static string PartMissing(string part) => Format(nameof(PartMissing), part);
    public static string PartsFound(int found, int asked) => Format(nameof(PartsFound), found, asked);
    public static string NothingAsked => Get(nameof(NothingAsked));
    public static string NameFound(string name, string file) => Format(nameof(NameFound), name, file);
    public static string NameInProperties(string name, string file, string key) => Format(nameof(NameInProperties), name, file, key);
    public static string NameInPath(string name, string file) => Format(nameof(NameInPath), name, file);
    public static string NoNames => Get(nameof(NoNames));
    public static string NamesFound(int count) => Format(nameof(NamesFound), count);
    public static string AddressesGrader(int count) => Format(nameof(AddressesGrader), count);
    public static string AddressesNobody => Get(nameof(AddressesNobody));
    public static string NearDuplicate(string other, int percent) => Format(nameof(NearDuplicate), other, percent);
    public static string NoNearDuplicate => Get(nameof(NoNearDuplicate));
    public static string TooLittleText(int characters) => Format(nameof(TooLittleText), characters);
    public static string NoLog => Get(nameof(NoLog));
    public static string LogFacts(int turns, int context, int verification) => Format(nameof(LogFacts), turns, context, verification);

    private static string Get(string name) =>
        Texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"CheckTexts.resx has no text '{name}'.");

    private static string Format(string name, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(name), values);
}
