using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Web.Library;

/// <summary>Formats as people write them.</summary>
internal static class FormatNames
{
    public static string Of(FileKind kind) => kind switch
    {
        FileKind.Text => "TXT",
        FileKind.Markdown => "MD",
        FileKind.Mail => "EML",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
