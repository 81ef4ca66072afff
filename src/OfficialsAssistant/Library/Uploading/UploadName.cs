using System.Globalization;
using System.Text;

namespace OfficialsAssistant.Library.Uploading;

/// <summary>The name a file came with, for people: never a path, and without signs that would write it differently than it is.</summary>
public static class UploadName
{
    private const int Longest = 200;

    public static string Of(string? sent)
    {
        var last = (sent ?? "").Split('/', '\\')[^1];
        var name = string.Concat(last.EnumerateRunes().Where(IsShown)).Normalize(NormalizationForm.FormC).Trim().TrimStart('.');
        if (name.Length == 0) return LibraryTexts.Unnamed;
        // The end tells the kind of a text file.
        return name.Length <= Longest ? name : name[^Longest..].TrimStart();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar;
}
