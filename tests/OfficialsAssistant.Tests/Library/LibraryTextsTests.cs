using OfficialsAssistant.Formats;
using OfficialsAssistant.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Library;

public sealed class LibraryTextsTests
{
    [Fact]
    public void EveryRefusalIsPutIntoWords() =>
        Assert.All(Enum.GetValues<ReadRefusal>(), refusal => Assert.NotEmpty(LibraryTexts.Refusal(refusal)));
}
