using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Formats.Archives;

/// <summary>Names of files in archives made safe.</summary>
internal static class ArchivePath
{
    private const int LongestName = 180;

    /// <returns>The path, and false when it leads out of the archive.</returns>
    public static (string Path, bool IsSafe) Of(string name)
    {
        name = Decode(name).Normalize(NormalizationForm.FormC);
        var steps = name.Split('/', '\\');
        var leadsOut = name.StartsWith('/') || name.StartsWith('\\') || steps.Contains("..") || name.Length > 1 && name[1] == ':';
        var kept = steps.Select(Clean).Where(s => s.Length > 0 && s.Trim('.').Length > 0).ToList();
        return (kept.Count == 0 ? "_" : string.Join('/', kept), !leadsOut && kept.Count > 0);
    }

    /// <summary>What operating systems leave in archives beside the files of people.</summary>
    public static bool IsOfTheSystem(string path) =>
        path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.Split('/')[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    // Unmarked names are UTF-8 when made on a Mac and CP949 when made on Korean Windows.
    private static string Decode(string name)
    {
        if (name.All(char.IsAscii) || name.Any(c => c > 255)) return name;
        FileText.KnowKoreanEncoding();
        var bytes = Encoding.Latin1.GetBytes(name);
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(949).GetString(bytes);
        }
    }

    private static string Clean(string step)
    {
        var kept = new StringBuilder();
        foreach (var c in step)
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && c is not (':' or '*' or '?' or '"' or '<' or '>' or '|'))
                kept.Append(c);
        var name = kept.ToString().Trim();
        if (name.Length <= LongestName) return name;
        var extension = Path.GetExtension(name);
        return extension.Length is > 0 and < 12 ? name[..(LongestName - extension.Length)] + extension : name[..LongestName];
    }
}
