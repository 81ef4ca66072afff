using System.Text.RegularExpressions;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Architecture;

/// <summary>Reads the using lines under src and holds them against the design's table of who may use whom.</summary>
public sealed partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> May = new()
    {
        ["OfficialsAssistant.Formats"] = ["OfficialsAssistant.Formats"],
        ["OfficialsAssistant.Search"] = ["OfficialsAssistant.Search"],
        ["OfficialsAssistant"] = ["OfficialsAssistant.Formats", "OfficialsAssistant.Search", "OfficialsAssistant"],
        // Both show or measure a document as it was read: its blocks are records of Formats.
        ["OfficialsAssistant.Web"] = ["OfficialsAssistant.Web", "OfficialsAssistant", "OfficialsAssistant.Formats"],
        ["OfficialsAssistant.Evals"] = ["OfficialsAssistant.Evals", "OfficialsAssistant", "OfficialsAssistant.Formats"],
    };

    private static readonly string[] Projects = ["OfficialsAssistant.Formats", "OfficialsAssistant.Search", "OfficialsAssistant.Web", "OfficialsAssistant.Evals"];

    [Fact]
    public void EachProjectUsesOnlyWhatTheDesignAllows()
    {
        var offences = new List<string>();
        foreach (var (project, allowed) in May)
        {
            foreach (var (file, used) in Usings(project).Where(u => u.Used.StartsWith("OfficialsAssistant", StringComparison.Ordinal)))
            {
                var owner = Projects.FirstOrDefault(p => used == p || used.StartsWith(p + ".", StringComparison.Ordinal)) ?? "OfficialsAssistant";
                if (!allowed.Contains(owner)) offences.Add($"{file}: {used}");
            }
        }
        Assert.Empty(offences);
    }

    [Fact]
    public void TheFeaturesKnowNeitherHttpNorSignalR() => Assert.Equal([],
        Usings("OfficialsAssistant")
            .Where(u => u.Used.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .Where(u => !u.Used.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) && !u.Used.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal)));

    [Fact]
    public void SemanticKernelIsNamedOnlyWhereModelsAndPromptsLive() => Assert.Equal([],
        May.Keys.SelectMany(Usings)
            .Where(u => u.Used.StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal) || u.Used.StartsWith("Azure.", StringComparison.Ordinal) || u.Used.StartsWith("OpenAI", StringComparison.Ordinal))
            .Where(u => !u.File.Contains("/LanguageModels/", StringComparison.Ordinal) && !u.File.Contains("/Prompts/", StringComparison.Ordinal) && !u.File.EndsWith("Tools.cs", StringComparison.Ordinal)));

    private static IEnumerable<(string File, string Used)> Usings(string project)
    {
        var folder = Path.Combine(Checkout.Root, "src", project);
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
        foreach (var file in files)
        {
            foreach (Match match in UsingLine().Matches(File.ReadAllText(file)))
                yield return (Path.GetRelativePath(Checkout.Root, file).Replace('\\', '/'), match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"^\s*@?(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
