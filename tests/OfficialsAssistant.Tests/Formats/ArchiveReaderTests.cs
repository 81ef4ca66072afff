using System.Text;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Archives;
using OfficialsAssistant.Tests.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Formats;

public sealed class ArchiveReaderTests
{
    [Fact]
    public void GivesTheFilesOfArchivesInArchives()
    {
        var inner = OfficeFile.Zip(("둘.txt", "2"));
        var entries = ArchiveReader.Entries(OfficeFile.Zip(("폴더/하나.txt", "1"u8.ToArray()), ("안.zip", inner), ("__MACOSX/x", []))).ToList();

        Assert.Equal(["폴더/하나.txt", "안.zip/둘.txt"], entries.Select(e => e.Path));
        Assert.Equal("2", Encoding.UTF8.GetString(entries[1].Bytes));
    }

    [Theory]
    [InlineData("../../tmp/x.txt")]
    [InlineData("..\\x.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x.txt")]
    public void RefusesNamesThatLeadOut(string name)
    {
        var entry = Assert.Single(ArchiveReader.Entries(OfficeFile.Zip((name, "x"))));

        Assert.Equal(ReadRefusal.Malformed, entry.Refusal);
        Assert.DoesNotContain("..", entry.Path, StringComparison.Ordinal);
        Assert.False(Path.IsPathRooted(entry.Path));
    }

    [Fact]
    public void ReadsNamesOfKoreanWindows()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var name = Encoding.GetEncoding(949).GetBytes("예산서.txt");
        var bytes = OfficeFile.Zip(("0123456789", "x"));
        for (var at = bytes.AsSpan().IndexOf("0123456789"u8); at >= 0; at = bytes.AsSpan().IndexOf("0123456789"u8)) name.CopyTo(bytes, at);

        Assert.Equal("예산서.txt", Assert.Single(ArchiveReader.Entries(bytes)).Path);
    }

    [Fact]
    public void RefusesAFileThatUnpacksBeyondMeasure()
    {
        var entries = ArchiveReader.Entries(OfficeFile.Zip(("zeros.txt", new byte[8 * 1024 * 1024]), ("a.txt", "a"u8.ToArray()))).ToList();

        Assert.Equal([ReadRefusal.TooMuchInside, null], entries.Select(e => e.Refusal));
    }

    [SkippableFact]
    public void RefusesABombOfArchives() =>
        Assert.Equal(ReadRefusal.TooMuchInside, DocumentReader.Read(File.ReadAllBytes(Path.Combine(SharedMaterial.Folder("attacks/uploads"), "bomb_nested.zip")), "x.zip").Refusal);

    [Fact]
    public void ReadsAnArchiveAsOneTextWithANoteOfWhatWasNotRead()
    {
        var document = DocumentReader.Read(OfficeFile.Zip(("가.txt", "본문"), ("나.bin", "\u0001\u0002")), "x.zip").Document!;

        Assert.Equal("가.txt\n본문", document.PlainText(TextKinds.Body));
        Assert.Equal(["나.bin: UnknownFormat"], document.Metadata["unread"]);
    }
}
