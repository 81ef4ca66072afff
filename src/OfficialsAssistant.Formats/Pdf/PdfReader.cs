using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>PDF: every page's text in reading order, by what is drawn on it.</summary>
internal static class PdfReader
{
    public static DocumentText Read(byte[] bytes)
    {
        PdfGuards.Check(bytes);
        var filters = new CappedFilters(bytes.Length);
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters });
            var pages = new List<PdfPage>(pdf.NumberOfPages);
            for (var number = 1; number <= pdf.NumberOfPages; number++)
            {
                pages.Add(ReadPage(pdf, number, filters));
                ReadingProgress.Report(number, pdf.NumberOfPages);
            }
            if (filters.Exceeded) throw new RefusedFileException(ReadRefusal.TooMuchInside);
            var metadata = Metadata(pdf.Information);
            var blocks = new PdfBlocks(pages).All;
            return new DocumentText(Title(pdf.Information, blocks), metadata, blocks);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new RefusedFileException(ReadRefusal.Password);
        }
        catch (Exception e) when (filters.Exceeded && e is not RefusedFileException)
        {
            throw new RefusedFileException(ReadRefusal.TooMuchInside);
        }
    }

    private static PdfPage ReadPage(PdfDocument pdf, int number, CappedFilters filters)
    {
        try
        {
            return PdfPage.Of(pdf.GetPage(number));
        }
        // The parser fails in many ways on a damaged page; the others are still worth reading, and this one is listed as without text.
        catch (Exception e) when (e is not (OutOfMemoryException or RefusedFileException) && !filters.Exceeded && number > 1)
        {
            return new PdfPage(number, 0, [], "");
        }
    }

    private static string Title(DocumentInformation facts, List<Block> blocks)
    {
        var named = PdfText.Clean(facts.Title ?? "");
        return named.Length > 1 && !named.EndsWith(".hwp", StringComparison.OrdinalIgnoreCase) && !named.StartsWith("Microsoft Word", StringComparison.Ordinal)
            ? named
            : blocks.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";
    }

    private static Dictionary<string, IReadOnlyList<string>> Metadata(DocumentInformation facts)
    {
        var metadata = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, value) in new[]
        {
            ("Title", facts.Title), ("Author", facts.Author), ("Subject", facts.Subject), ("Keywords", facts.Keywords),
            ("Creator", facts.Creator), ("Producer", facts.Producer), ("CreationDate", facts.CreationDate), ("ModDate", facts.ModifiedDate),
        })
            if (!string.IsNullOrWhiteSpace(value)) metadata[key] = [PdfText.Clean(value)];
        return metadata;
    }
}
