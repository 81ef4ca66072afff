using OfficialsAssistant.Access;
using OfficialsAssistant.Library;
using OfficialsAssistant.Library.Recognition;
using Xunit;

namespace OfficialsAssistant.Tests.Library.Recognition;

public sealed class ScannedDocumentTests
{
    private const string Scan = "C_office200-p01_law_myeongjo11.pdf";

    [SkippableFact]
    public async Task AScanWaitsIsRecognisedFoundAndCorrected()
    {
        var file = SharedMaterial.Folder($"samples/scans/{Scan}");
        await using var library = await TestLibrary.CreateAsync();
        Directory.CreateDirectory(Path.Combine(library.Folder, "incoming"));
        File.Copy(file, Path.Combine(library.Folder, "incoming", Scan));

        // 1. It is no failure: its page is listed, with what to do.
        Assert.Equal(0, (await library.ImportAsync()).Failed);
        await using var db = await library.DatabaseAsync();
        var version = db.DocumentVersions.Single();
        var reading = library.Get<ScanReading>();
        var page = Assert.Single(await reading.PagesAsync(version.Id, ReadingRights.Everyone, CancellationToken.None));
        Assert.Equal(ScanState.Waiting, page.State);
        Assert.StartsWith("글자가 없는 쪽", page.Note, StringComparison.Ordinal);

        // 2. Recognised, it is found, and marked.
        Skip.IfNot(library.Get<RecognitionPrograms>().Available, $"{RecognitionPrograms.Packages} are not installed.");
        Assert.True(await library.Get<RecognitionWorker>().StepAsync(CancellationToken.None));
        Assert.False(await library.Get<RecognitionWorker>().StepAsync(CancellationToken.None));
        await library.Get<IngestWorker>().StepAsync(CancellationToken.None);
        var found = (await library.FindAsync("당직근무 일직과 숙직의 구분"))[0];
        Assert.True(found.Recognised > PageReading.ConfidenceLimit);

        // 3. A correction is the next text; one made on an older text is not taken.
        page = Assert.Single(await reading.PagesAsync(version.Id, ReadingRights.Everyone, CancellationToken.None));
        Assert.Equal((1, LibraryTexts.Recognised), (page.Revision, page.Note));
        Assert.True(await CorrectAsync("무지개색 현수막의 철거"));
        Assert.False(await CorrectAsync("늦은 정정"));
        Assert.Contains(await library.FindAsync("무지개색 현수막"), f => f.Text == "무지개색 현수막의 철거" && f.Recognised is not null);
        Assert.Equal(2, db.PageTexts.Count());

        Task<bool> CorrectAsync(string text) => reading.CorrectAsync(version.Id, 1, 1, text, Guid.CreateVersion7(), ReadingRights.Everyone, CancellationToken.None);
    }
}
