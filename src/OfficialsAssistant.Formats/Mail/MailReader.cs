using System.Globalization;
using MimeKit;
using OfficialsAssistant.Formats.Archives;
using OfficialsAssistant.Formats.Html;
using OfficialsAssistant.Formats.Office;

namespace OfficialsAssistant.Formats.Mail;

/// <summary>A mail (EML): subject, sender, receivers and date, its text, and every attachment that can be read under its name.</summary>
internal static class MailReader
{
    private const int MostAttachments = 200;

    public static DocumentText Read(byte[] bytes, int depth)
    {
        FileText.KnowKoreanEncoding();
        var message = MimeMessage.Load(new MemoryStream(bytes));
        if (message.Headers.Count == 0 || message.Body is null) throw new RefusedFileException(ReadRefusal.Malformed);
        var subject = OfficeText.Clean(message.Subject ?? "");
        var blocks = new List<Block>();
        if (subject.Length > 0) blocks.Add(new HeadingBlock(1, subject));
        blocks.AddRange(Body(message));
        var files = new AttachedFiles(depth);
        foreach (var part in message.Attachments.Take(MostAttachments)) Attach(part, files);
        return new DocumentText(subject, files.Metadata(Facts(message)), [.. blocks, .. files.Blocks]);
    }

    // The formatted body keeps tables; the plain one is what is left of it.
    private static IReadOnlyList<Block> Body(MimeMessage message)
    {
        if (message.HtmlBody is { Length: > 0 } html && HtmlReader.Read(html).Blocks is { Count: > 0 } formatted) return formatted;
        return message.TextBody is { Length: > 0 } text ? PlainTextReader.Read(text.ReplaceLineEndings("\n").Normalize()).Document!.Blocks : [];
    }

    private static void Attach(MimeEntity entity, AttachedFiles files)
    {
        using var content = new MemoryStream();
        if (entity is MessagePart { Message: { } inner })
        {
            inner.WriteTo(content);
            files.Add($"{OfficeText.Clean(inner.Subject ?? "")}.eml", content.ToArray());
        }
        else if (entity is MimePart { Content: { } encoded } part)
        {
            encoded.DecodeTo(content);
            files.Add(ArchivePath.Of(part.FileName ?? part.ContentType.Name ?? "_").Path, content.ToArray());
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Facts(MimeMessage message)
    {
        var facts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, people) in new[] { ("From", message.From), ("To", message.To), ("Cc", message.Cc) })
            if (people.Count > 0) facts[name] = [.. people.Select(p => OfficeText.Clean(p.ToString()))];
        if (message.Date != DateTimeOffset.MinValue) facts["Date"] = [message.Date.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)];
        return facts;
    }
}
