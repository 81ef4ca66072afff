using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Data;
using OfficialsAssistant.Library.Watching;

namespace OfficialsAssistant.Library;

/// <summary>Section "Library": reading, uploading and watching.</summary>
public sealed class LibraryOptions
{
    public const string Section = "Library";

    private static readonly SettingForm[] Forms =
    [
        SettingForm.Number(nameof(Readers), 1, 32),
        SettingForm.Number(nameof(MaxFileMegabytes), 1, 32),
        SettingForm.Number(nameof(MaxUploadMegabytes), 1, 1024),
    ];

    /// <summary>Child processes that read files at the same time; each may take 512 MB.</summary>
    public int Readers { get; set; } = 2;

    /// <summary>Largest single file of an upload.</summary>
    public int MaxFileMegabytes { get; set; } = 32;

    /// <summary>Largest request, all its files together.</summary>
    public int MaxUploadMegabytes { get; set; } = 256;

    /// <summary>Folders of the server that the library follows.</summary>
    public List<WatchedFolder> Watched { get; set; } = [];

    public long MaxFileBytes => MaxFileMegabytes * 1024L * 1024;

    public long MaxUploadBytes => MaxUploadMegabytes * 1024L * 1024;

    /// <exception cref="SettingException">A value has not its form.</exception>
    internal static void Read(IConfigurationSection section, LibraryOptions options)
    {
        SettingForm.Check(section, Forms);
        WatchedFolder.Check(section.GetSection(nameof(Watched)));
        section.Bind(options);
    }
}
