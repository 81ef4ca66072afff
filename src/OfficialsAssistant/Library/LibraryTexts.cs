using System.Globalization;
using System.Resources;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>Texts of the library that people see; Korean first, other languages in files beside it.</summary>
public static class LibraryTexts
{
    private static readonly ResourceManager s_texts = new("OfficialsAssistant.Library.LibraryTexts", typeof(LibraryTexts).Assembly);

    public static string FileMissing => Get(nameof(FileMissing));
    public static string IngestFailed => Get(nameof(IngestFailed));
    public static string NothingToSearch => Get(nameof(NothingToSearch));
    public static string ReadAgain => Get(nameof(ReadAgain));
    public static string BrokenOffOften => Get(nameof(BrokenOffOften));
    public static string Cancelled => Get(nameof(Cancelled));

    /// <summary>Heading of a slide or sheet that has none.</summary>
    public static string Page(int? page) => string.Format(CultureInfo.CurrentCulture, Get(nameof(Page)), page);

    public static string CannotOpen => Get(nameof(CannotOpen));
    public static string FolderUnreadable => Get(nameof(FolderUnreadable));
    public static string FolderEmpty => Get(nameof(FolderEmpty));
    public static string FolderBusy => Get(nameof(FolderBusy));
    public static string Recognised => Get(nameof(Recognised));
    public static string NotRecognised => Get(nameof(NotRecognised));
    public static string WaitsForRecognition => Get(nameof(WaitsForRecognition));

    public static string NoRecognition(string packages) => string.Format(CultureInfo.CurrentCulture, Get(nameof(NoRecognition)), packages);

    public static string BadUpload => Get(nameof(BadUpload));
    public static string ForeignCollection => Get(nameof(ForeignCollection));
    public static string NameTaken => Get(nameof(NameTaken));
    public static string NoOfficial => Get(nameof(NoOfficial));
    public static string NoSuchDocument => Get(nameof(NoSuchDocument));
    public static string Unnamed => Get(nameof(Unnamed));

    public static string IsItAVersion(string title) => string.Format(CultureInfo.CurrentCulture, Get(nameof(IsItAVersion)), title);

    public static string NoDepartment(string name) => string.Format(CultureInfo.CurrentCulture, Get(nameof(NoDepartment)), name);

    public static string Refusal(ReadRefusal refusal, string detail = "") =>
        string.Format(CultureInfo.CurrentCulture, Get($"Refusal{refusal}"), DocumentReaderLimit, detail);

    public static string State(InForce state) => Get($"State{state}");

    private static string DocumentReaderLimit => $"{Formats.DocumentReader.MaxBytes / 1024 / 1024}MB";

    private static string Get(string name) =>
        s_texts.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"LibraryTexts.resx has no text '{name}'.");
}
