using OfficialsAssistant.Chat;

namespace OfficialsAssistant.Web.Chat;

/// <summary>How a source is named.</summary>
internal static class SourceLine
{
    /// <summary>"제14조(긴급 민원의 처리)"; for documents without articles the heading.</summary>
    public static string Article(AnswerSource source) => Article(source.Article, source.ArticleTitle);

    public static string Article(string article, string title) => title.Length > 0 && title != article ? $"{article}({title})" : article;
}
