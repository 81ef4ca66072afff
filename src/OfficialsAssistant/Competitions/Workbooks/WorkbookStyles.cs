using DocumentFormat.OpenXml.Spreadsheet;

namespace OfficialsAssistant.Competitions.Workbooks;

/// <summary>The looks of cells, in the order of <see cref="Look"/>.</summary>
internal static class WorkbookStyles
{
    public static Stylesheet Create() => new(
        new Fonts(Font(11, false), Font(14, true), Font(11, true), Font(9, false)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEDEFF2" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(
                new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
                new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(0, 0, 0, 0), Format(1, 0, 0, 0), Format(2, 2, 1, 0), Format(0, 0, 1, 0), Format(0, 0, 1, 4), Format(3, 0, 0, 0)));

    private static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "맑은 고딕" });
        return font;
    }

    // Number format 4 is #,##0.00.
    private static CellFormat Format(uint font, uint fill, uint border, uint number) => new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center })
    {
        FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, FormatId = 0, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyAlignment = true, ApplyNumberFormat = number > 0,
    };
}
