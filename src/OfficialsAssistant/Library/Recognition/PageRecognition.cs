using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats.Scans;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>Reads a page that carries no text: drawn, turned upright, prepared, recognised. Each program runs apart, in a folder that goes with the page.</summary>
public sealed partial class PageRecognition(RecognitionPrograms programs, IOptions<StorageOptions> storage)
{
    // A page takes 2 to 5 seconds of one core.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private const double SureOfTurn = 2;

    public bool Available => programs.Available;

    /// <param name="pdf">Path of the file.</param>
    /// <param name="page">From 1.</param>
    /// <returns>Null when the page could not be drawn or recognised.</returns>
    public async Task<PageReading?> ReadAsync(string pdf, int page, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(storage.Value.ReadersFolder, $"{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;
        try
        {
            if (await DrawAsync(folder, pdf, page, cancellationToken) is not { } drawn) return null;
            var upright = await TurnAsync(folder, ScanPreparation.Prepare(drawn), cancellationToken);
            return await RecogniseAsync(folder, upright, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<GreyImage?> DrawAsync(string folder, string pdf, int page, CancellationToken cancellationToken)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var drawn = Path.Combine(folder, "drawn");
        if (await ProgramRun.RunAsync(folder, Longest, cancellationToken, programs.PdfToPpm!, "-r", "300", "-gray", "-f", number, "-l", number, "-singlefile", pdf, drawn) is null) return null;
        try
        {
            return GreyImage.ReadPgm(await File.ReadAllBytesAsync(drawn + ".pgm", cancellationToken));
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            // Nothing drawn, or a page as large as a wall.
            return null;
        }
    }

    // Orientation is told at half the resolution. Its guess of the script is no use.
    private async Task<GreyImage> TurnAsync(string folder, GreyImage page, CancellationToken cancellationToken)
    {
        var file = await WriteAsync(folder, "half.pgm", page.Halved(), cancellationToken);
        var said = await ProgramRun.RunAsync(folder, Longest, cancellationToken, programs.Tesseract!, file, "-", "--psm", "0", "--dpi", "150", "-l", "osd");
        // Too few characters to tell: it stays as it is.
        if (said is null || Rotation().Match(said) is not { Success: true } turn || double.Parse(turn.Groups["sure"].Value, CultureInfo.InvariantCulture) < SureOfTurn) return page;
        return page.Turned(int.Parse(turn.Groups["degrees"].Value, CultureInfo.InvariantCulture));
    }

    private async Task<PageReading?> RecogniseAsync(string folder, GreyImage page, CancellationToken cancellationToken)
    {
        var file = await WriteAsync(folder, "page.pgm", page, cancellationToken);
        var output = Path.Combine(folder, "page");
        if (await ProgramRun.RunAsync(
            folder, Longest, cancellationToken, programs.Tesseract!, file, output, "-l", "kor", "--psm", "3", "--oem", "1", "--dpi", "300",
            "-c", "textord_tabfind_vertical_text=0", "-c", "preserve_interword_spaces=1", "txt", "tsv") is null) return null;
        var read = RecognisedPage.Of(await File.ReadAllTextAsync(output + ".txt", cancellationToken), await File.ReadAllTextAsync(output + ".tsv", cancellationToken));
        return new PageReading(read.Text, Math.Round(read.Confidence, 1), Math.Round(InkOutside.Share(page, read.Words), 3));
    }

    private static async Task<string> WriteAsync(string folder, string name, GreyImage image, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, name);
        await using var file = File.Create(path);
        image.WritePgm(file);
        await file.FlushAsync(cancellationToken);
        return path;
    }

    [GeneratedRegex(@"Rotate: (?<degrees>0|90|180|270)\s+Orientation confidence: (?<sure>[\d.]+)")]
    private static partial Regex Rotation();
}
