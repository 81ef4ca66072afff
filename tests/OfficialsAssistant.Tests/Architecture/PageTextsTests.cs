using System.Text.RegularExpressions;
using System.Xml.Linq;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Architecture;

/// <summary>Every text that a page or module names is there, and none is there in vain.</summary>
public sealed partial class PageTextsTests
{
    private static readonly string Web = Path.Combine(Checkout.Root, "src", "OfficialsAssistant.Web");

    private static readonly HashSet<string> Keys =
        [.. XDocument.Load(Path.Combine(Web, "Shell", "PageTexts.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value)];

    [Fact]
    public void EveryTextThatAPageNamesIsThere() => Assert.Equal([], Pages.Where(k => !IsThere(k)));

    [Fact]
    public void EveryTextThatAModuleNamesIsThere() => Assert.Equal([], Modules.Where(k => !IsThere(k)));

    [Fact]
    public void EveryTextIsNamedSomewhere()
    {
        var named = Pages.Concat(Modules).ToList();
        Assert.Equal("", string.Join(' ', Keys.Where(key => !named.Any(n => Matches(n, key)))));
    }

    [Fact]
    public void NoTextIsEmpty() =>
        Assert.DoesNotContain(XDocument.Load(Path.Combine(Web, "Shell", "PageTexts.resx")).Descendants("value"), v => string.IsNullOrWhiteSpace(v.Value));

    /// <summary>T("Key"), T(condition ? "Key" : "Other"), T($"Prefix_{value}"), Find(…).</summary>
    private static List<string> Pages { get; } =
        [.. Files("*.razor").Concat(Files("*.cs")).SelectMany(f => Call().Matches(f)).SelectMany(m => Literal().Matches(m.Groups[1].Value)).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>text('key') and every other literal that is a key, because some are chosen before they are looked up.</summary>
    private static List<string> Modules { get; } =
        [.. Files("*.js").SelectMany(f => Text().Matches(f)).SelectMany(m => Word().Matches(m.Groups[1].Value)).Select(m => "Js_" + m.Groups[1].Value)
            .Concat(Files("*.js").SelectMany(f => Word().Matches(f)).Select(m => "Js_" + m.Groups[1].Value).Where(Keys.Contains))
            .Concat(Files("*.js").SelectMany(f => Template().Matches(f)).Select(m => $"Js_{m.Groups[1].Value}{{}}")).Distinct()];

    private static bool IsThere(string name) => Keys.Any(key => Matches(name, key));

    private static bool Matches(string name, string key) =>
        name.Contains('{') ? Regex.IsMatch(key, $"^{Hole().Replace(name, ".+")}$", RegexOptions.None, TimeSpan.FromSeconds(1)) : name == key;

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Web, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "lib"))
            .Select(File.ReadAllText);

    [GeneratedRegex(@"\b(?:T|Find|Column)\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Call();

    // The first argument alone may be a key; keys begin with a capital letter.
    [GeneratedRegex(@"\$?""([A-Z][\w-]*(?:\{[^}]+\}[\w-]*)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\btext\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Text();

    // Not what a code is compared with.
    [GeneratedRegex(@"(?<!=== )'([a-z]\w*)'")]
    private static partial Regex Word();

    // text(`row${state}`)
    [GeneratedRegex(@"\btext\(`([a-z]\w*)\$\{[^}]+\}`\)")]
    private static partial Regex Template();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
