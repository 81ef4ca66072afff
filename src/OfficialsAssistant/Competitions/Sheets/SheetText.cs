using System.Text;

namespace OfficialsAssistant.Competitions.Sheets;

/// <summary>Characters of a sheet: UTF-8, or the CP949 that Korean spreadsheets still save.</summary>
public static class SheetText
{
    static SheetText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>NFC, '\n' line ends; null when the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => Try(new UnicodeEncoding(false, false, true), rest),
            [0xFE, 0xFF, .. var rest] => Try(new UnicodeEncoding(true, false, true), rest),
            _ => Try(new UTF8Encoding(false, true), bytes) ?? Try(Encoding.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes),
        };
        if (text is null || text.Contains('\0')) return null;
        return text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n').Normalize(NormalizationForm.FormC);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
