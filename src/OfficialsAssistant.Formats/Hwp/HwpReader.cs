namespace OfficialsAssistant.Formats.Hwp;

// 본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다.

/// <summary>Reads an HWP 5.0 file whole: every section, and what stands beside its text.</summary>
internal static class HwpReader
{
    /// <exception cref="RefusedFileException">Password, Drm, OldFormat, Malformed or TooMuchInside.</exception>
    public static DocumentText Read(ReadOnlySpan<byte> bytes)
    {
        var file = new HwpFile(bytes.ToArray());
        var body = new HwpBody(new HwpHead(file.DocInfo));
        var blocks = new List<Block>();
        foreach (var section in file.Sections) blocks.AddRange(body.ReadSection(section));
        var metadata = HwpSummary.Read(file.Summary);
        var title = metadata.TryGetValue("title", out var named) ? named[0] : blocks.OfType<HeadingBlock>().FirstOrDefault()?.Text ?? "";
        return new DocumentText(title, metadata, blocks);
    }
}
