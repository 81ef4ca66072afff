using System.IO.Compression;
using System.Text;

namespace OfficialsAssistant.Competitions.Intake;

/// <summary>Opens a ZIP archive and the archives in it.</summary>
internal static class Archive
{
    private const int MaxEntries = 2000, MaxDepth = 3;
    private const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>Korean archivers write these names where the archive does not say UTF-8.</summary>
    public static Encoding Cp949 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <returns>What is in it, and a Korean sentence where it could not be opened as a whole.</returns>
    public static (List<HandedInFile> Files, string Problem) Unpack(byte[] bytes, int depth = 1)
    {
        var files = new List<HandedInFile>();
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read, false, Cp949);
            if (depth > MaxDepth || zip.Entries.Count > MaxEntries || zip.Entries.Sum(e => e.Length) > MaxBytes) return (files, CompetitionTexts.Get("IntakeTooMuch"));
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
                if (Add(entry, files, depth) is { Length: > 0 } problem) return (files, problem);
            return (files, files.Count == 0 ? CompetitionTexts.Get("IntakeEmpty") : "");
        }
        catch (InvalidDataException)
        {
            return (files, CompetitionTexts.Get("IntakeBadZip"));
        }
    }

    /// <summary>More than one folder or archive at the top: perhaps more than one work.</summary>
    public static bool Several(IReadOnlyList<HandedInFile> files) =>
        files.Where(f => f.Place == FilePlace.Work && f.Name.Contains('/')).Select(f => f.Name.Split('/')[0]).Where(n => n is not ("work" or "__MACOSX")).Distinct().Count() > 1;

    private static string Add(ZipArchiveEntry entry, List<HandedInFile> files, int depth)
    {
        var parts = entry.FullName.Replace('\\', '/').Normalize(NormalizationForm.FormC).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Contains("..") || parts.Length == 0 || parts[0].EndsWith(':')) return CompetitionTexts.Get("IntakeBadPath", entry.FullName);
        if (entry.IsEncrypted) return CompetitionTexts.Get("IntakeBadZip");
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var name = string.Join('/', parts.Select(InboxReader.Safe));
        if (!InboxReader.IsZip(name))
        {
            files.Add(InboxReader.FileOf(InboxReader.Unique(name, files), copy.ToArray()));
            return "";
        }
        var (inside, problem) = Unpack(copy.ToArray(), depth + 1);
        files.AddRange(inside.Select(f => f with { Name = InboxReader.Unique($"{Path.ChangeExtension(name, null)}/{f.Name}", files) }));
        return problem;
    }
}
