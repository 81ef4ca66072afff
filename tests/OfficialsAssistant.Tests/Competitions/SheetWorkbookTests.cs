using OfficialsAssistant.Competitions.Workbooks;
using OfficialsAssistant.Tests.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

public sealed class SheetWorkbookTests : IDisposable
{
    private readonly TestCompetition competition = new();

    [Fact]
    public async Task AnIssuedWorkbookIsReadBackWhereItsCsvWouldBe()
    {
        var issued = Path.Combine(competition.Root, "issued");
        Assert.Equal(0, await RetrievalTests.Run("sheets", competition.Competition, competition.Submissions, "--out", issued));
        var rows = WorkbookTable.Read(await File.ReadAllBytesAsync(Path.Combine(issued, "written", "J1.xlsx")))!;
        Assert.Contains(rows, r => r.Cells.Take(5).SequenceEqual(["work", "status", "reason", "a", "b"]));
        File.Delete(Path.Combine(competition.Root, "scores/written/J1.csv"));
        File.Copy(Path.Combine(issued, "written", "J1.xlsx"), Path.Combine(competition.Root, "scores/written/J1.xlsx"));
        // Not filled in yet: every mark is missing, none is zero.
        var judge = (await competition.ScoreAsync()).Report!.Judges.Single(j => j.Judge == "J1");
        Assert.Equal(3, judge.Incomplete);
        File.Move(Path.Combine(competition.Root, "scores/written/J1.xlsx"), Path.Combine(competition.Root, "scores/written/J2.xlsx"));
        File.Delete(Path.Combine(competition.Root, "scores/written/J2.csv"));
        Assert.Contains((await competition.ScoreAsync()).Faults, f => f.What.Contains("written/J1/staff@1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSummaryHoldsFormulasAndWhatTheyComeTo()
    {
        await competition.ScoreAsync();
        var rows = WorkbookTable.Read(await File.ReadAllBytesAsync(Path.Combine(competition.Out, "summary.xlsx")))!;
        Assert.Contains(rows, r => r.Cells.Contains("A-001") && r.Cells.Contains("97.67"));
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(competition.Out, "summary.xlsx"));
        Assert.Contains(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)), e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd().Contains("VLOOKUP(", StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+82", "'+82")]
    [InlineData("-HYPERLINK()", "'-HYPERLINK()")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("좋음 = 매우 좋음", "좋음 = 매우 좋음")]
    public void WhatASpreadsheetWouldTakeForAFormulaIsText(string text, string expected) => Assert.Equal(expected, WorkbookCell.Of(text).Text);

    public void Dispose() => competition.Dispose();
}
