using System.Text.RegularExpressions;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>
/// Splits a document by its structure. Ordinances and statutes: an article is a passage, under its 편·장·절·관, whatever
/// the heading level says. Other documents: a heading's own text is a passage. Long ones are cut at 항, 호 and paragraphs.
/// </summary>
public static partial class PassageSplitter
{
    /// <summary>Parts of a path stand between these.</summary>
    public const string PathSeparator = " › ";

    /// <summary>Longest heading or title, in characters.</summary>
    public const int MaxHeading = 200;

    /// <summary>What is kept of a heading or title where it names something.</summary>
    public static string Name(string heading) =>
        heading.Length <= MaxHeading ? heading : heading[..(char.IsHighSurrogate(heading[MaxHeading - 1]) ? MaxHeading - 1 : MaxHeading)];

    /// <param name="pagesApart">Slides and sheets: nothing goes on from one page to the next.</param>
    public static IReadOnlyList<PassageDraft> Split(DocumentText document, bool pagesApart = false)
    {
        var lines = PassageLines.Of(document.Blocks).ToList();
        var outline = new Outline(document.Title);
        var legal = IsLegal(lines);
        int? page = null;
        foreach (var line in lines)
        {
            if (pagesApart && line.Page != page && line.HeadingLevel == 0) outline.OpenHeading(1, LibraryTexts.Page(line.Page));
            page = line.Page;
            if (legal && outline.TakeLegal(line)) continue;
            if (line.HeadingLevel > 0) outline.OpenHeading(line.HeadingLevel, line.Text);
            else outline.Add(line);
        }
        return outline.Close();
    }

    /// <summary>A passage that holds nothing but a deleted article: kept for reading, left out of the index.</summary>
    public static bool IsDeleted(string passageText) => LegalLine.IsDeleted(passageText);

    // A manual may quote an article; an ordinance has its own 제1조 and hardly any other headings.
    private static bool IsLegal(List<PassageLine> lines)
    {
        var articles = lines.Where(l => LegalLine.Article(l.Text, l.HeadingLevel > 0) is not null).ToList();
        var others = lines.Count(l => l.HeadingLevel > 0 && LegalLine.Article(l.Text, true) is null && LegalLine.Chapter(l.Text) == 0);
        return articles.Count >= 2 && articles.Any(l => FirstArticle().IsMatch(l.Text)) && articles.Count * 2 >= others;
    }

    [GeneratedRegex(@"^제\s?1\s?조(?!의)")]
    private static partial Regex FirstArticle();
}
