using System.Text;
using OfficialsAssistant.Formats.Archives;
using OfficialsAssistant.Formats.Docx;
using OfficialsAssistant.Formats.Html;
using OfficialsAssistant.Formats.Hwp;
using OfficialsAssistant.Formats.Hwpx;
using OfficialsAssistant.Formats.Mail;
using OfficialsAssistant.Formats.Pdf;
using OfficialsAssistant.Formats.Sheets;
using OfficialsAssistant.Formats.Slides;

namespace OfficialsAssistant.Formats;

/// <summary>Why a file was not read. The features put it into words.</summary>
public enum ReadRefusal
{
    TooLarge, UnknownFormat, NotText, BadFrontMatter, Empty,
    /// <summary>Opens only with its password.</summary>
    Password,
    /// <summary>Locked by a document protection system (DRM, 공인인증서).</summary>
    Drm,
    /// <summary>HWP 3.x or Word 97: a format of before that must be saved anew.</summary>
    OldFormat,
    /// <summary>Damaged, or made to do harm: cycles, impossible sizes, references to the outside.</summary>
    Malformed,
    /// <summary>Unpacks to more than a document can hold.</summary>
    TooMuchInside,
    /// <summary>Reading took longer than it may.</summary>
    TookTooLong,
    /// <summary>Reading took more memory than it may.</summary>
    TookTooMuchMemory,
    /// <summary>The process that read it ended without an answer.</summary>
    ReaderDied,
}

/// <summary>Either the text of a file or why there is none.</summary>
/// <param name="Detail">For a bad front matter: what the parser said.</param>
public sealed record ReadResult(DocumentText? Document, ReadRefusal? Refusal, string Detail = "")
{
    public static implicit operator ReadResult(ReadRefusal refusal) => new(null, refusal);
    public static implicit operator ReadResult(DocumentText document) => new(document, null);
}

/// <summary>A reader's way out of a file it cannot read; <see cref="DocumentReader"/> turns it into a <see cref="ReadResult"/>.</summary>
public sealed class RefusedFileException(ReadRefusal refusal, string detail = "") : Exception($"{refusal} {detail}".TrimEnd())
{
    public ReadRefusal Refusal { get; } = refusal;
    public string Detail { get; } = detail;
}

/// <summary>Bytes in, text out. Bytes decide what a file is (<see cref="FileKinds"/>).</summary>
public static class DocumentReader
{
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Extensions that are taken up from a folder, with the dot, lower case.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".md", ".markdown", ".txt", ".hwp", ".hwpx", ".csv", ".tsv", ".html", ".htm", ".eml", ".pdf", ".docx", ".xlsx", ".xls", ".pptx"];

    public static ReadResult Read(ReadOnlySpan<byte> bytes, string fileName) => Read(bytes, fileName, 0);

    /// <param name="depth">How many files this one stands in: attachments of mails, files of archives.</param>
    internal static ReadResult Read(ReadOnlySpan<byte> bytes, string fileName, int depth)
    {
        if (bytes.Length > MaxBytes) return ReadRefusal.TooLarge;
        try
        {
            return FileKinds.Of(bytes, fileName) switch
            {
                FileKind.Text => ReadText(bytes, PlainTextReader.Read),
                FileKind.Markdown => ReadText(bytes, ReadMarkdown),
                FileKind.Hwp => HwpReader.Read(bytes),
                FileKind.Hwpx => HwpxReader.Read(bytes),
                FileKind.Compound => ReadCompound(bytes),
                FileKind.Pdf => ReadForeign(bytes, file => PdfReader.Read(file)),
                FileKind.Docx => ReadForeign(bytes, file => DocxReader.Read(file)),
                FileKind.Xlsx => ReadForeign(bytes, file => SheetReader.ReadXlsx(file)),
                FileKind.Xls => ReadForeign(bytes, file => SheetReader.ReadXls(file)),
                FileKind.Pptx => ReadForeign(bytes, file => PptxReader.Read(file)),
                FileKind.Csv => ReadForeign(bytes, file => ReadText(file, CsvTable.Read)),
                FileKind.Html => ReadForeign(bytes, file => ReadText(file, text => HtmlReader.Read(text))),
                FileKind.Mail => ReadForeign(bytes, file => MailReader.Read(file, depth)),
                FileKind.Zip => ReadForeign(bytes, file => ArchiveReader.AsOne(file, depth)),
                FileKind.Hwp3 or FileKind.Doc => ReadRefusal.OldFormat,
                FileKind.Encrypted => ReadRefusal.Password,
                FileKind.Drm => ReadRefusal.Drm,
                _ => ReadRefusal.UnknownFormat,
            };
        }
        catch (RefusedFileException e)
        {
            return new ReadResult(null, e.Refusal, e.Detail);
        }
    }

    // A compound file without the streams of any kind we know: damaged, or of a kind we do not know.
    private static ReadResult ReadCompound(ReadOnlySpan<byte> bytes)
    {
        _ = new CompoundFile(bytes.ToArray());
        return ReadRefusal.UnknownFormat;
    }

    /// <summary>
    /// A file that a library parses. On damaged bytes such a library ends in whatever it stumbles over, so any failure of it
    /// means that the file is damaged; memory and time are the caller's to watch.
    /// </summary>
    private static ReadResult ReadForeign(ReadOnlySpan<byte> bytes, Func<byte[], ReadResult> read)
    {
        try
        {
            var result = read(bytes.ToArray());
            return result.Document is { Blocks.Count: 0 } ? ReadRefusal.Empty : result;
        }
        catch (Exception e) when (e is not (RefusedFileException or OutOfMemoryException))
        {
            return new ReadResult(null, ReadRefusal.Malformed, e.GetType().Name);
        }
    }

    private static ReadResult ReadText(ReadOnlySpan<byte> bytes, Func<string, ReadResult> read)
    {
        if (FileText.Decode(bytes) is not { } text) return ReadRefusal.NotText;
        return string.IsNullOrWhiteSpace(text) ? ReadRefusal.Empty : read(text);
    }

    private static ReadResult ReadMarkdown(string text)
    {
        var (yaml, body) = FrontMatter.Cut(text);
        try
        {
            var metadata = FrontMatter.Parse(yaml);
            return new ReadResult(MarkdownReader.Read(body, metadata), null);
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            return new ReadResult(null, ReadRefusal.BadFrontMatter, $"{e.Start.Line + 1}: {e.Message}");
        }
    }
}

/// <summary>Characters of a text file: UTF-8, UTF-16 with a byte order mark, or else the CP949 of older Korean files; NFC, '\n' line ends.</summary>
internal static class FileText
{
    static FileText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Makes CP949 known to libraries that ask for it by number or name.</summary>
    public static void KnowKoreanEncoding() { }

    /// <returns>Null when the bytes are no text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Try(new UTF8Encoding(false, true), rest),
            [0xFF, 0xFE, .. var rest] => Try(new UnicodeEncoding(false, false, true), rest),
            [0xFE, 0xFF, .. var rest] => Try(new UnicodeEncoding(true, false, true), rest),
            _ => Try(new UTF8Encoding(false, true), bytes)
                ?? Try(Encoding.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes),
        };
        if (text is null || text.Contains('\0')) return null;
        return Normalise(text);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Normalise(string text) => text
        .Replace("\r\n", "\n").Replace('\r', '\n').Replace('\u00A0', ' ').Replace("\uFEFF", "").Replace("\u200B", "")
        .Normalize(NormalizationForm.FormC);
}
