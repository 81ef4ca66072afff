using System.Text.RegularExpressions;

namespace OfficialsAssistant.Library;

/// <summary>Where the splitter stands in a document: the headings above, the passage being gathered, the passages done.</summary>
internal sealed partial class Outline(string title)
{
    private readonly List<PassageDraft> _done = [];
    private readonly List<PassageLine> _lines = [];
    private readonly List<(int Rank, string Text)> _headings = [];
    private string _article = "", _articleTitle = "", _own = "";
    private bool _supplementary, _annex;

    /// <summary>Takes a line that opens something of its own in an ordinance or statute; the rest of such a line is not lost.</summary>
    public bool TakeLegal(PassageLine line)
    {
        var heading = line.HeadingLevel > 0;
        if (LegalLine.IsSupplementary(line.Text)) OpenSupplementary(line.Text);
        else if (heading && LegalLine.Annex(line.Text) is { } annex) OpenAnnex(annex, line.Text);
        // Amended provisions quoted in 부칙, and the text of an annex, open nothing.
        else if ((_supplementary || _annex) && !heading) return false;
        else if (LegalLine.Chapter(line.Text) is > 0 and var rank) OpenChapter(rank, line.Text);
        else if (LegalLine.Article(line.Text, heading) is { } article) OpenArticle(article, line);
        else return false;
        return true;
    }

    public void OpenHeading(int level, string text)
    {
        End();
        _supplementary = _annex = false;
        // The document's own title is no part of a path.
        if (_headings.Count == 0 && _done.Count == 0 && level == 1 && (title.Length == 0 || Key(text) == Key(title)))
        {
            _article = text;
            return;
        }
        // Ranks of headings come after those of 편·장·절·관 (1 to 4).
        Pop(level + 4);
        _headings.Add((level + 4, text));
        (_article, _articleTitle, _own) = (text, "", "");
    }

    public void Add(PassageLine line)
    {
        if (line.Text.Length > 0) _lines.Add(line);
    }

    public IReadOnlyList<PassageDraft> Close()
    {
        End();
        return _done;
    }

    private void OpenChapter(int rank, string text)
    {
        End();
        _supplementary = _annex = false;
        Pop(rank);
        _headings.Add((rank, text));
        (_article, _articleTitle, _own) = (text, "", "");
    }

    private void OpenArticle((string Article, string Title) found, PassageLine line)
    {
        End();
        _supplementary = _annex = false;
        (_article, _articleTitle) = found;
        _own = found.Title.Length > 0 ? $"{found.Article}({found.Title})" : found.Article;
        // A heading is in the path; a line of the body belongs to the passage letter for letter.
        if (line.HeadingLevel == 0) _lines.Add(line);
    }

    private void OpenSupplementary(string text)
    {
        End();
        _headings.Clear();
        (_supplementary, _annex) = (true, false);
        (_article, _articleTitle, _own) = ("부칙", "", text);
    }

    private void OpenAnnex(string annex, string text)
    {
        End();
        _headings.Clear();
        (_supplementary, _annex) = (false, true);
        (_article, _articleTitle, _own) = (annex, text == annex ? "" : text, text);
    }

    private void Pop(int rank) => _headings.RemoveAll(h => h.Rank >= rank);

    private void End()
    {
        if (_lines.Count > 0)
        {
            var path = Path();
            var article = PassageSplitter.Name(_article.Length > 0 ? _article : title);
            var articleTitle = PassageSplitter.Name(_articleTitle);
            foreach (var (text, page) in PassageCutter.Cut(_lines)) _done.Add(new PassageDraft(path, article, articleTitle, _supplementary, text, page));
        }
        _lines.Clear();
    }

    private string Path()
    {
        var parts = _headings.Select(h => h.Text).Append(_own).Where(p => p.Length > 0).ToList();
        return parts.Count > 0 ? string.Join(PassageSplitter.PathSeparator, parts.Select(PassageSplitter.Name)) : PassageSplitter.Name(_article.Length > 0 ? _article : title);
    }

    private static string Key(string text) => Blank().Replace(text, "");

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();
}
