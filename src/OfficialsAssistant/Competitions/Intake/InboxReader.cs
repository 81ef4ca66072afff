using System.Globalization;
using System.Text;
using MimeKit;

namespace OfficialsAssistant.Competitions.Intake;

/// <summary>Opens what lies in an inbox: every mail, archive and folder becomes one row, and nothing is passed over.</summary>
public static class InboxReader
{
    private static readonly string[] s_otherArchives = [".7z", ".rar", ".egg", ".alz", ".tar", ".gz", ".tgz"];
    private static readonly string[] s_forwarded = ["fw:", "fwd:", "전달:", "[전달]"];

    /// <summary>Headers without a stated charset are UTF-8, or else CP949.</summary>
    private static readonly ParserOptions s_korean = new() { CharsetEncoding = Archive.Cp949 };

    // Mails name their charsets, and the parser looks them up.
    static InboxReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="paths">Mails, archives, or folders that hold such or are one work each.</param>
    public static IReadOnlyList<HandedIn> Read(IEnumerable<string> paths) =>
        [.. paths.SelectMany(ReadPath).GroupBy(h => h.Source).SelectMany(Distinguished).OrderBy(h => h.Source, StringComparer.Ordinal)];

    /// <summary>Two mailboxes may each hold a "1.eml": neither may stand in for the other.</summary>
    private static IEnumerable<HandedIn> Distinguished(IGrouping<string, HandedIn> same) => same.Select((h, i) => i == 0 ? h : h with { Source = string.Create(CultureInfo.InvariantCulture, $"{h.Source} ({i + 1})") });

    private static IEnumerable<HandedIn> ReadPath(string path)
    {
        if (!Directory.Exists(path)) return [ReadFile(path)];
        var entries = Directory.EnumerateFileSystemEntries(path).Where(e => !Path.GetFileName(e).StartsWith('.')).Order(StringComparer.Ordinal).ToList();
        // A folder with mails, archives or folders in it is an inbox; one with documents alone is a work.
        var isInbox = entries.Any(e => IsMail(e) || IsZip(e)) || entries.Any(Directory.Exists) && !entries.Any(e => Path.GetFileName(e) is "work" or "identity");
        return isInbox ? entries.SelectMany(e => Directory.Exists(e) && Directory.EnumerateFiles(e).Any(IsMail) ? ReadPath(e) : Directory.Exists(e) ? [ReadFolder(e)] : [ReadFile(e)]) : [ReadFolder(path)];
    }

    private static HandedIn ReadFile(string path) =>
        IsMail(path) ? ReadMail(path) : IsZip(path) ? ReadZip(path) : new HandedIn(Name(path), "", "", Name(path), [FileOf(Name(path), File.ReadAllBytes(path))], CompetitionTexts.Get("IntakeLoose"));

    private static HandedIn ReadFolder(string path)
    {
        var files = FolderFiles.Paths(path).Select(p => FileOf(p.StartsWith("work/", StringComparison.Ordinal) ? p[5..] : p, File.ReadAllBytes(Path.Combine(path, p)))).ToList();
        return new HandedIn(Name(path), EntrantOf(Name(path)), "", Name(path), files, files.Count == 0 ? CompetitionTexts.Get("IntakeEmpty") : OddFiles(files));
    }

    private static HandedIn ReadZip(string path)
    {
        var (files, problem) = Archive.Unpack(File.ReadAllBytes(path));
        if (problem.Length == 0) problem = Archive.Several(files) ? CompetitionTexts.Get("IntakeSeveral") : OddFiles(files);
        return new HandedIn(Name(path), EntrantOf(Path.GetFileNameWithoutExtension(Name(path))), "", Name(path), files, problem);
    }

    private static HandedIn ReadMail(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var name = Name(path);
        // The mail itself names its sender: it goes to the identity as a whole.
        List<HandedInFile> files = [new(name, bytes, FilePlace.Identity)];
        try
        {
            using var message = MimeMessage.Load(s_korean, new MemoryStream(bytes));
            var problems = new List<string>();
            foreach (var part in Parts(message)) Add(part, files, problems);
            if (files.Count == 1) problems.Add(CompetitionTexts.Get("IntakeNoAttachment"));
            if (Parts(message).Count(p => IsZip(p.FileName ?? "")) > 1 || Archive.Several(files)) problems.Add(CompetitionTexts.Get("IntakeSeveral"));
            if (OddFiles(files[1..]) is { Length: > 0 } odd) problems.Add(odd);
            var forwarded = message.BodyParts.OfType<MessagePart>().Select(p => p.Message).FirstOrDefault();
            if (forwarded is not null || IsForwarded(message.Subject ?? "")) problems.Add(CompetitionTexts.Get("IntakeForwarded"));
            var sender = (forwarded ?? message).From.Mailboxes.FirstOrDefault();
            return new HandedIn(name, sender is null ? "" : string.IsNullOrWhiteSpace(sender.Name) ? sender.Address : $"{sender.Name.Trim()} <{sender.Address}>", ArrivedAt(message), $"{message.Subject}\n{message.TextBody}".Normalize(NormalizationForm.FormC), files, string.Join(" ", problems));
        }
        catch (Exception e) when (e is FormatException or IOException or ArgumentException)
        {
            return new HandedIn(name, "", "", name, files, CompetitionTexts.Get("IntakeBadMail"));
        }
    }

    /// <summary>Attachments, those of forwarded mails too.</summary>
    private static IEnumerable<MimePart> Parts(MimeMessage message) =>
        message.BodyParts.SelectMany(p => p is MessagePart { Message: { } inner } ? Parts(inner) : p is MimePart part && (part.IsAttachment || part.FileName is { Length: > 0 }) ? [part] : []);

    private static void Add(MimePart part, List<HandedInFile> files, List<string> problems)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        var name = Safe((part.FileName ?? $"첨부{files.Count}").Normalize(NormalizationForm.FormC));
        if (!name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            files.Add(FileOf(Unique(name, files), content.ToArray()));
            return;
        }
        var (inside, problem) = Archive.Unpack(content.ToArray());
        files.AddRange(problem.Length > 0 ? [FileOf(name, content.ToArray())] : inside.Select(f => f with { Name = Unique(f.Name, files) }));
        if (problem.Length > 0) problems.Add(problem);
    }

    /// <summary>When our server took it; the sender's clock where no server says so.</summary>
    private static string ArrivedAt(MimeMessage message)
    {
        var received = message.Headers.FirstOrDefault(h => h.Id == HeaderId.Received)?.Value;
        if (received?.LastIndexOf(';') is { } at and > 0 && MimeKit.Utils.DateUtils.TryParse(received[(at + 1)..].Trim(), out var taken)) return Iso(taken);
        return message.Date == DateTimeOffset.MinValue ? "" : Iso(message.Date);
    }

    /// <summary>What nobody could judge as it is.</summary>
    private static string OddFiles(IReadOnlyList<HandedInFile> files)
    {
        var other = files.Where(f => s_otherArchives.Contains(Path.GetExtension(f.Name).ToLowerInvariant())).Select(f => f.Name).ToList();
        var empty = files.Where(f => f.Bytes.Length == 0).Select(f => f.Name).ToList();
        return string.Join(" ", new[]
        {
            other.Count > 0 ? CompetitionTexts.Get("IntakeOtherArchive", string.Join(", ", other)) : "",
            empty.Count > 0 ? CompetitionTexts.Get("IntakeEmptyFile", string.Join(", ", empty)) : "",
            files.Any(f => f.Name.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase)) ? CompetitionTexts.Get("IntakeOutlook") : "",
        }.Where(t => t.Length > 0));
    }

    private static bool IsForwarded(string subject) => s_forwarded.Any(f => subject.TrimStart().StartsWith(f, StringComparison.OrdinalIgnoreCase));

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    internal static HandedInFile FileOf(string name, byte[] bytes) => new(name, bytes, HandedInFile.PlaceOf(name));

    /// <summary>"05-홍길동_공문" → 홍길동.</summary>
    private static string EntrantOf(string name) => name.Split('_', '-', '(').Select(p => p.Trim()).FirstOrDefault(p => p.Any(char.IsLetter)) ?? "";

    internal static string Unique(string name, List<HandedInFile> files)
    {
        for (var i = 2; files.Any(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); i++)
            name = $"{Path.GetFileNameWithoutExtension(name)} ({i}){Path.GetExtension(name)}";
        return name;
    }

    internal static string Safe(string name) => string.Concat(name.Trim().TrimStart('.').Select(c => c < ' ' || "<>:\"|?*/\\".Contains(c) ? '_' : c)) is { Length: > 0 } safe ? safe : "파일";

    private static bool IsMail(string path) => path.EndsWith(".eml", StringComparison.OrdinalIgnoreCase);

    internal static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    private static string Name(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)).Normalize(NormalizationForm.FormC);
}
