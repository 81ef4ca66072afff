using System.Text.Json;
using OfficialsAssistant.Evals;
using OfficialsAssistant.Tests.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Evals;

public sealed class ReadTests
{
    [Fact]
    public void CharactersAreCountedAsOftenAsTheyStand()
    {
        // 가 가 나 against 가 나 다, whatever the white space and whether composed or not.
        var (ours, theirs) = (new CharacterBag("가 가\n나"), new CharacterBag("\u1100\u1161나다"));
        Assert.Equal((3, 3, 2), (ours.Size, theirs.Size, theirs.FoundIn(ours)));
        Assert.Equal(1, Assert.Single(ours.Without(theirs)).Count);
    }

    [Fact]
    public void OrderIsThatOfTheLinesBothHaveOnce()
    {
        Assert.Equal((2, 3), LineOrder.Compare("다\n가\n나\n또\n또", "가\n나\n다\n또"));
        Assert.Equal((2, 2), LineOrder.Compare("가\t나", "가\n나"));
    }

    [Fact]
    public void WhatIsLostAndWhatIsInventedShows()
    {
        var file = HwpxFile.Package([("section0", HwpxFile.Line("가나"))]);
        var result = ReadRun.Read(file, "a.hwpx", "가다");
        Assert.Equal(("scored", 0.5, 1.0, 0), (result.Status, result.Recalled, result.OwnRecalled, result.Added));
        Assert.Equal("다", result.Missing);
    }

    [Fact]
    public void ARefusalThatLiesInTheFileIsNoFailure()
    {
        Assert.Equal("unreadable", ReadRun.Read("HWP Document File V3.00"u8.ToArray(), "a.hwp", null).Status);
        var damaged = HwpxFile.Package([("section0", "<hp:p>")]);
        Assert.Equal("unreadable", ReadRun.Read(damaged, "a.hwpx", null).Status);
        Assert.Equal("failed", ReadRun.Read(damaged, "a.hwpx", "남들은 읽은 글").Status);
    }

    [SkippableFact]
    public async Task HwpxSamplesAreReadAsTheIssueAsks()
    {
        var report = Path.GetTempFileName();
        try
        {
            string[] arguments = ["read", SharedMaterial.Folder("samples/hwpx"), "--expected", SharedMaterial.Folder("samples/expected"), "--report", report];
            Assert.Equal(0, await CommandRunner.RunAsync(new System.CommandLine.RootCommand { ReadCommand.Create() }, arguments));
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(report));
            var metrics = json.RootElement.GetProperty("metrics").EnumerateObject().ToDictionary(m => m.Name, m => m.Value.GetDouble());
            Assert.InRange(metrics["charactersRecalled"], 0.999, 1);
            Assert.InRange(metrics["worstRecalled"], 0.98, 1);
            Assert.InRange(metrics["ownRecalled"], 0.995, 1);
            Assert.InRange(metrics["charactersAdded"], 0, 0.001);
            Assert.InRange(metrics["order"], 0.99, 1);
            Assert.Equal(1, metrics["unreadable"]);
            Assert.Equal((120, 119), (json.RootElement.GetProperty("cases").GetInt32(), json.RootElement.GetProperty("scored").GetInt32()));
        }
        finally
        {
            File.Delete(report);
        }
    }
}
