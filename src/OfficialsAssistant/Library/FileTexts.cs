using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Library;

/// <summary>What the library's readers make of a file, for measuring them.</summary>
/// <param name="Text">
/// Its text; null when it was refused. Every kind of text but what the file does not hold as its own text records: rendered numbers
/// and bullets, and descriptions of pictures.
/// </param>
/// <param name="OwnRecords">Text records of the file itself; null where the format's are not taken.</param>
/// <param name="Refusal">Name of the reason, and the reason as people read it.</param>
/// <param name="UnreadableByNature">Whether that reason lies in the file: password, DRM, old or damaged, too much inside.</param>
public sealed record FileTexts(string? Text, IReadOnlyList<string>? OwnRecords, string? Refusal, string? Reason, bool UnreadableByNature)
{
    public static FileTexts Read(byte[] bytes, string fileName)
    {
        var result = Formats.DocumentReader.Read(bytes, fileName);
        if (result.Document is { } document)
            return new FileTexts(document.PlainText(TextKinds.All & ~TextKinds.Markers & ~TextKinds.Images), Formats.OwnRecords.Of(bytes, fileName)?.Select(Readable).ToList(), null, null, false);
        var refusal = result.Refusal!.Value;
        var nature = refusal is ReadRefusal.Password or ReadRefusal.Drm or ReadRefusal.OldFormat or ReadRefusal.Malformed or ReadRefusal.TooMuchInside or ReadRefusal.TooLarge;
        return new FileTexts(null, null, refusal.ToString(), LibraryTexts.Refusal(refusal, result.Detail), nature);
    }

    /// <summary>A text of other readers as ours write it: Hancom's private-use characters as those they stand for.</summary>
    public static string Readable(string text) => HancomCharacters.Readable(text);
}
