using System.Globalization;
using System.IO.Compression;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

/// <summary>Damaged files end in text or in a refusal. More of them than the gate has time for: READER_MUTATIONS=10000.</summary>
public sealed class MutatedFilesTests
{
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("READER_MUTATIONS"), CultureInfo.InvariantCulture, out var count) ? count : 300;

    [Fact]
    public void OfSheets() => Damage(SheetReaderTests.Workbook(), "x.xlsx");

    [Fact]
    public void OfSlides() => Damage(PptxReaderTests.Deck("<p:sp><p:txBody><a:p><a:r><a:t>글</a:t></a:r></a:p></p:txBody></p:sp>"), "x.pptx");

    [SkippableFact]
    public void OfDocuments() => Damage(Sample("samples/docx", "derivedLO__hwpxlib_SimpleTable.docx"), "x.docx");

    [SkippableFact]
    public void OfSlidesOfASample() => Damage(Sample("samples/office", "km__mspowerpointfile.pptx"), "x.pptx", Count / 4);

    // The parser can end the process on a PDF, so real ones are damaged in the child process; a small one never did.
    [Fact]
    public void OfPdf() => Damage(PdfReaderTests.Pdf("BT /F 12 Tf 50 700 Td (A notice of the office) Tj ET 50 100 200 40 re S 100 100 m 100 140 l S"), "x.pdf");

    private static byte[] Sample(string folder, string name) => File.ReadAllBytes(Path.Combine(SharedMaterial.Folder(folder), name));

    private static void Damage(byte[] bytes, string name) => Damage(bytes, name, Count);

    private static void Damage(byte[] bytes, string name, int count)
    {
        var random = new Random(20261124);
        for (var i = 0; i < count; i++)
        {
            var damaged = IsZip(bytes) && i % 2 == 0 ? DamagedPart(bytes, random) : Damaged(bytes, random);
            var result = DocumentReader.Read(damaged, name);
            Assert.True(result.Document is null != result.Refusal is null, $"mutation {i}");
        }
    }

    private static bool IsZip(byte[] bytes) => bytes.AsSpan().StartsWith("PK"u8);

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var n = random.Next(1, 12); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    /// <summary>Damages a part inside the package: damage to its packed bytes would be found by the archive itself.</summary>
    private static byte[] DamagedPart(byte[] bytes, Random random)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var chosen = random.Next(zip.Entries.Count);
        return OfficeFile.Zip([.. zip.Entries.Select((entry, i) =>
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            var part = content.ToArray();
            return (entry.FullName, i == chosen && part.Length > 0 ? Damaged(part, random) : part);
        })]);
    }
}
