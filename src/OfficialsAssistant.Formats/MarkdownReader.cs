using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats;

/// <summary>
/// A line-based reader of the Markdown that ordinance collections and offices write. Every line of the source stays a line:
/// in Korean official documents each 항, 호 and 목 has its own.
/// </summary>
internal static partial class MarkdownReader
{
    public static DocumentText Read(string body, IReadOnlyDictionary<string, IReadOnlyList<string>> metadata)
    {
        var blocks = new MarkdownBlocks();
        var lines = Comment().Replace(body, "").Split('\n');
        var fenced = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.AsSpan().TrimStart().StartsWith("```"))
            {
                fenced = !fenced;
                blocks.Close();
            }
            else if (fenced) blocks.AddText(line.TrimEnd());
            else if (BoxTable.StartsAt(line) && BoxTable.Read(lines, ref i) is { } box) blocks.Add(box);
            else if (IsTableRow(line)) blocks.Add(PipeTable(lines, ref i));
            else ReadLine(line, blocks);
        }
        blocks.Close();
        var title = metadata.TryGetValue("제목", out var named) && named.Count > 0 ? named[0] : blocks.FirstHeading;
        return new DocumentText(title, metadata, blocks.All);
    }

    private static void ReadLine(string line, MarkdownBlocks blocks)
    {
        var text = QuoteMark().Replace(line, "");
        if (string.IsNullOrWhiteSpace(text)) blocks.Close();
        else if (Heading().Match(text) is { Success: true } heading) blocks.AddHeading(heading.Groups[1].Length, Inline.Clean(heading.Groups[2].Value));
        else if (Underline().IsMatch(text) && blocks.TurnIntoHeading()) { }
        else if (Rule().IsMatch(text)) blocks.Close();
        else if (Bullet().Match(text) is { Success: true } bullet)
            blocks.AddItem((bullet.Groups[1].Length / 2) + 1, "•", Inline.Clean(bullet.Groups[2].Value));
        else if (Ordered().Match(text) is { Success: true } item)
            blocks.AddItem(LevelOf(item.Groups[2].Value, item.Groups[1].Length), item.Groups[2].Value.Replace("\\", ""), Inline.Clean(item.Groups[3].Value));
        else if (char.IsWhiteSpace(text[0]) && blocks.Continue(Inline.Clean(text))) { }
        else blocks.AddText(Inline.Clean(text));
    }

    // 1. → 가. → 1) → 가) is the order of Korean official documents (행정업무규정 시행규칙 제2조), whatever the indentation.
    private static int LevelOf(string marker, int indentation)
    {
        var bracket = marker.EndsWith(')');
        var level = (char.IsAsciiDigit(marker[0]) ? 1 : 2) + (bracket ? 2 : 0);
        return !bracket && level == 1 && indentation > 4 ? (indentation / 4) + 1 : level;
    }

    private static bool IsTableRow(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 2 && text[0] == '|' && text[^1] == '|';
    }

    private static TableBlock PipeTable(string[] lines, ref int i)
    {
        var rows = new List<IReadOnlyList<string>>();
        var header = false;
        for (; i < lines.Length && IsTableRow(lines[i]); i++)
        {
            if (Delimiter().IsMatch(lines[i])) header |= rows.Count == 1;
            else rows.Add([.. CellBorder().Split(lines[i].Trim()[1..^1]).Select(c => Inline.Clean(c))]);
        }
        i--;
        return TableBlock.OfRows(rows, header ? 1 : 0);
    }

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}=+\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"^ {0,3}([-*_])( *\1){2,} *$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(?:> ?)+")]
    private static partial Regex QuoteMark();

    [GeneratedRegex(@"^(\s*)[-*+•]\s+(.*)$")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(\s*)((?:\d{1,3}(?:의\d{1,2})?|[가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허])(?:\\?[.)]))\s+(.*)$")]
    private static partial Regex Ordered();

    [GeneratedRegex(@"^\s*\|(?:\s*:?-{1,}:?\s*\|)+\s*$")]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();
}

/// <summary>Blocks as they are found; an open paragraph takes up lines until something closes it.</summary>
internal sealed class MarkdownBlocks
{
    private readonly List<string> _open = [];

    public List<Block> All { get; } = [];

    public string FirstHeading => All.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";

    public void AddText(string line)
    {
        if (line.Length > 0) _open.Add(line);
    }

    public void AddHeading(int level, string text)
    {
        Close();
        if (text.Length > 0) All.Add(new HeadingBlock(level, text));
    }

    public void AddItem(int level, string marker, string text)
    {
        Close();
        All.Add(new ListItemBlock(level, marker, text));
        _itemOpen = true;
    }

    public void Add(TableBlock table)
    {
        Close();
        if (table.Cells.Count > 0) All.Add(table);
    }

    /// <summary>An indented line right below a list item belongs to it.</summary>
    public bool Continue(string line)
    {
        if (!_itemOpen || _open.Count > 0 || All[^1] is not ListItemBlock item) return false;
        if (line.Length > 0) All[^1] = item with { Text = $"{item.Text}\n{line}" };
        return true;
    }

    public bool TurnIntoHeading()
    {
        if (_open.Count != 1) return false;
        var text = _open[0];
        _open.Clear();
        AddHeading(1, text);
        return true;
    }

    public void Close()
    {
        _itemOpen = false;
        if (_open.Count > 0) All.Add(new ParagraphBlock(string.Join('\n', _open)));
        _open.Clear();
    }

    private bool _itemOpen;
}
