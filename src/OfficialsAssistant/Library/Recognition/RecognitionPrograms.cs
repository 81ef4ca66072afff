namespace OfficialsAssistant.Library.Recognition;

/// <summary>The optional programs of the system that read page images: looked for once, at the start; never bundled.</summary>
public sealed class RecognitionPrograms
{
    /// <summary>What to install where they are missing, as Debian and Ubuntu name it.</summary>
    public const string Packages = "tesseract-ocr tesseract-ocr-kor poppler-utils";

    private readonly Lazy<bool> hasKorean;

    public RecognitionPrograms() : this(Environment.GetEnvironmentVariable("PATH") ?? "")
    {
    }

    /// <param name="path">Folders to look in, as the variable PATH names them.</param>
    public RecognitionPrograms(string path)
    {
        (PdfToPpm, Tesseract) = (Find(path, "pdftoppm"), Find(path, "tesseract"));
        hasKorean = new(() => Tesseract is not null && ProgramRun.Output(Tesseract, "--list-langs").Split('\n').Any(l => l.Trim() == "kor"));
    }

    public string? PdfToPpm { get; }

    public string? Tesseract { get; }

    /// <summary>Both programs and the Korean data are there.</summary>
    public bool Available => PdfToPpm is not null && hasKorean.Value;

    private static string? Find(string path, string name) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? name + ".exe" : name)).FirstOrDefault(File.Exists);
}
