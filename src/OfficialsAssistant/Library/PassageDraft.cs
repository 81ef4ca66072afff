namespace OfficialsAssistant.Library;

/// <summary>A passage before it has a row: what the splitter found, in reading order.</summary>
/// <param name="Page">Page it begins on, where the format has pages.</param>
/// <param name="Text">Lines of the document, unchanged, parted by '\n'.</param>
public sealed record PassageDraft(string Path, string Article, string ArticleTitle, bool Supplementary, string Text, int? Page = null);

/// <summary>What a line is good for when a long passage is cut: where a 항 or 호 begins, or inside a table.</summary>
internal enum LineRank { Text, Item, Paragraph, Clause, TableRow, TableHeader }

internal sealed record PassageLine(string Text, LineRank Rank = LineRank.Text, int HeadingLevel = 0, int? Page = null);
