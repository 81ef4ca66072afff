using System.Text;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>A row of a table: where it begins in the file and its cells, trimmed.</summary>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(c => c.Length == 0);
}

/// <summary>Comma, semicolon or tab separated values; quoted cells may hold separators and line ends.</summary>
/// <param name="OpenQuoteAt">Line of a quotation mark that never closes, or null.</param>
public sealed record CsvTable(IReadOnlyList<TableRow> Rows, int? OpenQuoteAt)
{
    private static readonly char[] s_separators = [',', ';', '\t'];

    public static CsvTable Parse(string text)
    {
        var separator = SeparatorOf(text);
        var (rows, cells, cell) = (new List<TableRow>(), new List<string>(), new StringBuilder());
        var (line, rowLine, quotedSince, wasQuoted) = (1, 1, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (quotedSince > 0)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quotedSince = 0;
            }
            else if (c == '"' && !wasQuoted && cell.ToString().Trim().Length == 0) (quotedSince, wasQuoted) = (line, true);
            else if (c == separator) EndCell();
            else if (c == '\n')
            {
                EndRow();
                rowLine = line;
            }
            else cell.Append(c);
        }
        if (cell.Length > 0 || cells.Count > 0) EndRow();
        return new CsvTable([.. rows.Where(r => !r.IsBlank)], quotedSince > 0 ? quotedSince : null);

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
            wasQuoted = false;
        }

        void EndRow()
        {
            EndCell();
            rows.Add(new TableRow(rowLine, [.. cells]));
            cells.Clear();
        }
    }

    /// <summary>A cell as it is written: quoted where it must be, and never a formula of the spreadsheet that opens it.</summary>
    public static string Cell(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0]) && !decimal.TryParse(text, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out _)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n;\t") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    // The header names no value that holds a separator, so the most frequent one is it.
    private static char SeparatorOf(string text)
    {
        var header = text.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) ?? "";
        return s_separators.MaxBy(s => header.Count(c => c == s));
    }
}
