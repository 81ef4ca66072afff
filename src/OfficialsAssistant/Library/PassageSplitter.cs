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

    public static IReadOnlyList<PassageDraft> Split(DocumentText document)
    {
        var lines = Lines(document).ToList();
        var outline = new Outline(document.Title);
        var legal = IsLegal(lines);
        foreach (var line in lines)
        {
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

    private static IEnumerable<PassageLine> Lines(DocumentText document)
    {
        foreach (var block in document.Blocks)
        {
            switch (block)
            {
                // A heading longer than that is text marked as one: as text nothing of it is lost.
                case HeadingBlock { Text.Length: > MaxHeading } heading:
                    yield return new PassageLine(heading.Text, LineRank.Paragraph);
                    break;
                case HeadingBlock heading:
                    yield return new PassageLine(heading.Text, LineRank.Paragraph, heading.Level);
                    break;
                case ParagraphBlock paragraph:
                    foreach (var line in TextLines(paragraph.Text, LineRank.Paragraph)) yield return line;
                    break;
                case ListItemBlock item:
                    var rank = item.Level == 1 ? LineRank.Item : LineRank.Text;
                    foreach (var line in TextLines($"{item.Marker} {item.Text}", rank)) yield return line;
                    break;
                case TableBlock table:
                    var rows = table.Rows;
                    for (var i = 0; i < rows.Count; i++)
                        yield return new PassageLine($"| {string.Join(" | ", rows[i])} |", i == 0 && table.HasHeader ? LineRank.TableHeader : LineRank.TableRow);
                    break;
            }
        }
    }

    private static IEnumerable<PassageLine> TextLines(string text, LineRank first)
    {
        var rank = first;
        foreach (var line in text.Split('\n'))
        {
            yield return new PassageLine(line, LegalLine.BeginsClause(line) ? LineRank.Clause : LegalLine.BeginsItem(line) ? LineRank.Item : rank);
            rank = LineRank.Text;
        }
    }

    [GeneratedRegex(@"^제\s?1\s?조(?!의)")]
    private static partial Regex FirstArticle();
}
