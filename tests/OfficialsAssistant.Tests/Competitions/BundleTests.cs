using OfficialsAssistant.Competitions.Bundles;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

public sealed class BundleTests : IDisposable
{
    private readonly TestCompetition competition = new();

    private string Bundle => Path.Combine(competition.Out, "bundle");

    [Fact]
    public async Task AWholeBundleIsVerifiedWithItsRoot()
    {
        var root = (await competition.ScoreAsync()).Root!;
        Assert.Empty(BundleVerifier.Verify(Bundle, root).Differences);
        Assert.Empty(BundleVerifier.Verify(Bundle, Manifest.Digits(root)).Differences);
        Assert.NotEmpty(BundleVerifier.Verify(Bundle, new string('0', 16)).Differences);
    }

    [Fact]
    public async Task ABundleHoldsNoIdentity()
    {
        competition.Write("submissions/A-001/identity/신청서.txt", "지어낸 사람");
        await competition.ScoreAsync();
        Assert.DoesNotContain(Directory.EnumerateFiles(Bundle, "*", SearchOption.AllDirectories), f => f.Contains("identity", StringComparison.Ordinal) || File.ReadAllText(f).Contains("지어낸 사람", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARedactedBundleIsVerifiedWithoutTheWorks()
    {
        competition.AddWork("A-003", "아주 특별한 문장이 들어 있습니다.");
        await competition.ScoreAsync(redact: true);
        var result = BundleVerifier.Verify(Bundle, null);
        Assert.Empty(result.Differences);
        Assert.True(result.Redacted);
        Assert.DoesNotContain(Directory.EnumerateFiles(Bundle, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains("아주 특별한 문장", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryChangeIsDetectedAndNamed()
    {
        await competition.ScoreAsync();
        var random = new Random(12);
        var files = Directory.EnumerateFiles(Bundle, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < 2000; i++)
        {
            var file = files[random.Next(files.Count)];
            var name = Path.GetRelativePath(Bundle, file);
            var bytes = await File.ReadAllBytesAsync(file);
            var kind = random.Next(3);
            var added = Path.Combine(Path.GetDirectoryName(file)!, $"더한 파일 {i}.txt");
            if (kind == 0 && bytes.Length > 0)
            {
                var changed = (byte[])bytes.Clone();
                changed[random.Next(bytes.Length)] ^= (byte)(1 + random.Next(255));
                await File.WriteAllBytesAsync(file, changed);
            }
            else if (kind == 1) File.Delete(file);
            else
            {
                (name, kind) = (Path.GetRelativePath(Bundle, added), 2);
                await File.WriteAllTextAsync(added, "x");
            }
            var differences = BundleVerifier.Verify(Bundle, null).Differences;
            Assert.True(differences.Count > 0, $"{kind} {name}");
            // A manifest with another byte no longer matches the file it names, or is none.
            if (name != Manifest.FileName) Assert.Contains(differences, d => d.Contains(name, StringComparison.Ordinal));
            if (kind == 2) File.Delete(added);
            else await File.WriteAllBytesAsync(file, bytes);
        }
        Assert.Empty(BundleVerifier.Verify(Bundle, null).Differences);
    }

    [Fact]
    public async Task AReportThatWasForgedWithItsManifestIsRecomputedAndNamed()
    {
        await competition.ScoreAsync();
        var report = Path.Combine(Bundle, "report.json");
        await File.WriteAllTextAsync(report, (await File.ReadAllTextAsync(report)).Replace("97.67", "99.67", StringComparison.Ordinal));
        await File.WriteAllBytesAsync(Path.Combine(Bundle, Manifest.FileName), Manifest.Of(Bundle).ToBytes());
        Assert.Contains("99.67", Assert.Single(BundleVerifier.Verify(Bundle, null).Differences), StringComparison.Ordinal);
    }

    public void Dispose() => competition.Dispose();
}
