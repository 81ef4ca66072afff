using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library.Watching;

/// <summary>A folder of the server that the library follows. Settings <c>Library:Watched:0:…</c>.</summary>
public sealed class WatchedFolder
{
    private static readonly SettingForm[] Forms =
    [
        new(nameof(Path), System.IO.Path.IsPathFullyQualified, "an absolute path"),
        new(nameof(Name), IsName, "a name of 1 to 60 characters without / and line breaks"),
        SettingForm.Time(nameof(Interval), TimeSpan.FromSeconds(10), TimeSpan.FromDays(7), "00:10:00"),
    ];

    public string Path { get; set; } = "";

    /// <summary>Collection its documents belong to, and its name in addresses. Unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>From the beginning of one pass to that of the next.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Subfolder ("총무", "총무/인사", "." for the whole) → department that owns and reads its files. What no entry covers only library managers read.</summary>
    public Dictionary<string, string> Departments { get; set; } = [];

    /// <summary>Source keys of its documents begin so; no other door makes such keys, so what a file says of itself never reaches a document of another's.</summary>
    internal string KeyPrefix => $"watched:{Name}/";

    /// <summary>The department of a file by the deepest subfolder named; null where none is.</summary>
    /// <param name="relativePath">With '/'.</param>
    public string? DepartmentOf(string relativePath)
    {
        var path = relativePath.Normalize(NormalizationForm.FormC);
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            if (Departments.FirstOrDefault(d => Subfolder(d.Key) == path[..end]).Value is { } department) return department;
        return Departments.GetValueOrDefault(".");
    }

    /// <exception cref="SettingException">A value has not its form.</exception>
    internal static void Check(IConfigurationSection watched)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in watched.GetChildren())
        {
            SettingForm.Check(folder, Forms);
            foreach (var needed in new[] { nameof(Path), nameof(Name) })
                if (folder[needed] is null) throw new SettingException($"{folder.Path}:{needed}", $"{folder.Path}:{needed} is missing.");
            if (!names.Add(folder[nameof(Name)]!)) throw new SettingException($"{folder.Path}:Name", $"{folder.Path}:Name must be the only one of its kind.");
            foreach (var department in folder.GetSection(nameof(Departments)).GetChildren())
                if (string.IsNullOrWhiteSpace(department.Value)) throw new SettingException(department.Path, $"{department.Path} must be the name of a department.");
        }
    }

    private static string Subfolder(string key) => key.Trim('/').Normalize(NormalizationForm.FormC);

    private static bool IsName(string name) =>
        name.Trim().Length > 0 && new StringInfo(name).LengthInTextElements <= 60 && !name.Contains('/') && !name.Any(char.IsControl);
}
