using System.IO.Compression;
using System.Text;

namespace OfficialsAssistant.Formats;

/// <summary>What a file is.</summary>
public enum FileKind { Unknown, Text, Markdown, Csv, Html, Mail, Pdf, Hwpx, Hwp, Hwp3, Docx, Xlsx, Pptx, Xls, Doc, Compound, Zip, Encrypted, Drm }

/// <summary>Tells a file by its bytes. A name only chooses among kinds that are all plain text.</summary>
public static class FileKinds
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static FileKind Of(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        if (bytes.StartsWith("HWP Document File V"u8)) return FileKind.Hwp3;
        if (bytes.StartsWith(CompoundFile)) return OfCompound(bytes);
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return OfZip(bytes);
        // Wrappers that document protection of Korean offices puts around a file (Fasoo, Softcamp, MarkAny).
        if (bytes.StartsWith("<DOCUMENT SAFER"u8) || bytes.StartsWith("SCDSA00"u8) || bytes.StartsWith("<## NASCA DRM"u8) || bytes.Length > 8 && bytes[1..].StartsWith(" DRMONE"u8)) return FileKind.Drm;
        return OfText(bytes, fileName);
    }

    private static FileKind OfZip(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            var kind = FileKind.Zip;
            foreach (var entry in zip.Entries)
            {
                switch (entry.FullName)
                {
                    case "Contents/content.hpf" or "Contents/header.xml" or "Contents/section0.xml": return FileKind.Hwpx;
                    case "word/document.xml": return FileKind.Docx;
                    case "xl/workbook.xml": return FileKind.Xlsx;
                    case "ppt/presentation.xml": return FileKind.Pptx;
                }
            }
            return kind;
        }
        catch (InvalidDataException)
        {
            // A broken archive is refused by the archive's own reader, with its reason.
            return FileKind.Zip;
        }
    }

    // Names of the directory's streams are UTF-16; the compound file's own reader decides the rest.
    private static FileKind OfCompound(ReadOnlySpan<byte> bytes)
    {
        if (Holds(bytes, "FileHeader")) return FileKind.Hwp;
        if (Holds(bytes, "EncryptedPackage")) return FileKind.Encrypted;
        if (Holds(bytes, "Workbook") || Holds(bytes, "Book")) return FileKind.Xls;
        return Holds(bytes, "WordDocument") ? FileKind.Doc : FileKind.Compound;

        static bool Holds(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(Encoding.Unicode.GetBytes(name + "\0")) >= 0;
    }

    private static FileKind OfText(ReadOnlySpan<byte> bytes, string fileName)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return FileKind.Html;
        return Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => FileKind.Markdown,
            ".txt" => FileKind.Text,
            ".csv" or ".tsv" => FileKind.Csv,
            ".html" or ".htm" => FileKind.Html,
            ".eml" => FileKind.Mail,
            _ => FileKind.Unknown,
        };
    }
}
