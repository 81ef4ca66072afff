using AngleSharp.Html.Parser;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Html;

/// <summary>HTML as a tree of text: no script runs, nothing is fetched, what is not shown is kept apart.</summary>
internal static class HtmlReader
{
    public static DocumentText Read(string html)
    {
        HtmlGuards.Check(html);
        var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var blocks = new HtmlBlocks();
        if (page.Body is { } body) blocks.Read(body);
        var metadata = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var meta in page.QuerySelectorAll("meta[name][content]"))
            if (meta.GetAttribute("name")!.ToLowerInvariant() is "author" or "description" or "keywords" or "date" && OfficeText.Clean(meta.GetAttribute("content")!) is { Length: > 0 } value)
                metadata[meta.GetAttribute("name")!] = [value];
        var title = OfficeText.Clean(page.Title ?? "");
        return new DocumentText(title.Length > 0 ? title : blocks.All.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "", metadata, blocks.All);
    }
}

/// <summary>Elements nested so deeply that a tree of them would end the process are no document.</summary>
internal static class HtmlGuards
{
    private const int Deepest = 2_000;

    public static void Check(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (html[at + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(html[at + 1]) && !IsVoid(html.AsSpan(at + 1)) && ++depth > Deepest) throw new RefusedFileException(ReadRefusal.Malformed, "nested too deeply");
        }
    }

    // These, and those whose end tag people leave out, nest nothing.
    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        foreach (var name in (ReadOnlySpan<string>)["br", "hr", "img", "input", "meta", "link", "col", "p", "li", "td", "th", "tr", "dt", "dd", "option", "area", "wbr", "source"])
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || !char.IsAsciiLetterOrDigit(tag[name.Length]))) return true;
        return false;
    }
}
