using Microsoft.EntityFrameworkCore;
using OfficialsAssistant.Data;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>The passages of a scanned page: replaced whole whenever the page's text changes, so that the index follows.</summary>
internal static class ScanPassages
{
    // Behind those of the readers; a page holds far fewer passages than there is room for.
    private const int First = 1_000_000, PerPage = 1_000;

    /// <summary>Stores the passages of the page's newest text within the caller's transaction.</summary>
    public static async Task ReplaceAsync(AppDbContext db, DocumentVersion version, PageText text, CancellationToken cancellationToken)
    {
        var ordinal = First + (text.Page * PerPage);
        var removed = await db.Passages.Where(p => p.VersionId == version.Id && p.Ordinal >= ordinal && p.Ordinal < ordinal + PerPage).ExecuteDeleteAsync(cancellationToken);
        // A correction does not make a scan an original: it stays marked with what the recognition was sure of.
        var confidence = text.Confidence ?? await db.PageTexts
            .Where(t => t.VersionId == version.Id && t.Page == text.Page && t.Confidence != null).OrderByDescending(t => t.Revision).Select(t => t.Confidence).FirstOrDefaultAsync(cancellationToken);
        var passages = Split(text).Take(PerPage).Select((draft, i) => ToRow(version.Id, ordinal + i, draft, confidence ?? 0)).ToList();
        db.Passages.AddRange(passages);
        version.PassageCount += passages.Count - removed;
        version.ChangeNumber = await ChangeNumbers.LastAsync(db, cancellationToken) + 1;
    }

    private static IReadOnlyList<PassageDraft> Split(PageText text) => PassageSplitter.Split(
        new DocumentText("", DocumentText.NoMetadata, [.. Paragraphs(text.Text).Select(p => new ParagraphBlock(p) { Page = text.Page })]), pagesApart: true);

    private static string[] Paragraphs(string text) => text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Passage ToRow(Guid versionId, int ordinal, PassageDraft draft, double confidence) => new()
    {
        VersionId = versionId,
        Ordinal = ordinal,
        Path = draft.Path,
        Article = draft.Article,
        ArticleTitle = draft.ArticleTitle,
        Supplementary = draft.Supplementary,
        Text = draft.Text,
        Page = draft.Page,
        Recognised = confidence,
    };
}
