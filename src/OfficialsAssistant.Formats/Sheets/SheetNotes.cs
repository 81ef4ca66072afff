using System.Globalization;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Sheets;

/// <summary>Comments and text boxes of a workbook, sheet by sheet.</summary>
internal static class SheetNotes
{
    private const int MostSheets = 1_000;

    public static IEnumerable<Block> Of(OfficePackage package)
    {
        for (var number = 1; number <= MostSheets; number++)
        {
            var part = string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");
            if (!package.Has(part)) yield break;
            foreach (var relationship in package.Relationships(part).Values)
            {
                if (relationship.Type == "comments")
                    foreach (var comment in package.Load(relationship.Target).Below("comment"))
                        if (Text(comment) is { Length: > 0 } text) yield return new AsideBlock(AsideKind.Memo, comment.Attr("ref") ?? "", [new ParagraphBlock(text)]);
                if (relationship.Type == "drawing")
                    foreach (var box in package.Load(relationship.Target).Below("txBody"))
                        if (Text(box) is { Length: > 0 } text) yield return new AsideBlock(AsideKind.TextBox, "", [new ParagraphBlock(text)]);
            }
        }
    }

    private static string Text(System.Xml.Linq.XElement element) => OfficeText.Clean(string.Join('\n', element.Below("t").Select(t => t.Value)));
}
