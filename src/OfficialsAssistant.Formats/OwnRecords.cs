using OfficialsAssistant.Formats.Hwp;
using OfficialsAssistant.Formats.Hwpx;

namespace OfficialsAssistant.Formats;

/// <summary>
/// A file's text records as they stand in it, without structure: the second reference its reading is measured against. Taken by other
/// code than the readers', so that what a reader passes over is found missing.
/// </summary>
public static class OwnRecords
{
    /// <returns>Null for a format whose records are not taken; the file must be one that can be read.</returns>
    public static IReadOnlyList<string>? Of(byte[] bytes, string fileName) => FileKinds.Of(bytes, fileName) switch
    {
        FileKind.Hwpx => HwpxRecords.Of(bytes),
        FileKind.Hwp => HwpRecords.Of(bytes),
        _ => null,
    };
}
