using OfficialsAssistant.Formats;
using OfficialsAssistant.Tests.Library;
using Xunit;
using static OfficialsAssistant.Tests.Formats.Hwp.HwpWriter;

namespace OfficialsAssistant.Tests.Formats.Hwp;

/// <summary>HWP 5.0 through the front door: what no sample has is written here, record by record.</summary>
public sealed class HwpReaderTests
{
    [Fact]
    public void CharactersBeyondTheFirstPlaneAndSpecialSpacesAreRead() =>
        Assert.Equal("𠮷野 가-나 다", Text(new HwpWriter().Paragraph("𠮷野\u001E가\u0018나\u001F다")));

    [Fact]
    public void HalfAPairAndControlsWithoutRecordsDoNoHarm() =>
        Assert.Equal("앞뒤", Text(new HwpWriter().Paragraph($"앞\uD800{Control('\u000B', "tbl ")}뒤")));

    [Fact]
    public void FormObjectsShowWhatTheySay()
    {
        var box = Form("tbc+", "Name:wstring:2:n1 Caption:wstring:2:동의 Value:int:1 TriState:bool:0 ");
        var field = Form("tde+", "Name:wstring:7:Caption Text:wstring:3:홍길동 ");
        Assert.Equal("☑동의 홍길동", Text(new HwpWriter().Paragraph($"{Control('\u000B', "form")} {Control('\u000B', "form")}", [.. box, .. field])));

        static byte[][] Form(string kind, string properties) =>
            [ControlRecord(1, "form", new byte[42]), Record(91, 2, [.. kind.Concat(kind).Select(c => (byte)c)], new byte[4], HwpWriter.Text(properties))];
    }

    [Fact]
    public void ComposedAndAnnotatedCharactersAreRead() => Assert.Equal("印 主(주)", Text(new HwpWriter().Paragraph(
        $"{Control('\u0017', "tcps")} {Control('\u0017', "tdut")}",
        ControlRecord(1, "tcps", HwpWriter.Text("印"), new byte[8]), ControlRecord(1, "tdut", HwpWriter.Text("主"), HwpWriter.Text("주"), new byte[16]))));

    [Fact]
    public void WordArtIsRead() => Assert.Equal("제목", Text(new HwpWriter().Paragraph(
        Control('\u000B', "gso "), ControlRecord(1, "gso ", new byte[42]), Record(76, 2, new byte[196]), Record(90, 3, new byte[32], HwpWriter.Text("제목")))));

    [Fact]
    public void EquationsGiveTheirScript()
    {
        var document = Read(new HwpWriter().Paragraph(Control('\u000B', "eqed"), ControlRecord(1, "eqed", new byte[42]), Record(88, 2, new byte[4], HwpWriter.Text("{a} over {b}"))));
        Assert.Equal(new EquationBlock("{a} over {b}"), Assert.Single(document.Blocks));
    }

    [Fact]
    public void AnEmptyFieldGivesItsGuideAndAFilledOneItsText()
    {
        const string command = "Clickhere:set:36:Direction:wstring:5:성명 입력 HelpState:wstring:0:  ";
        var field = ControlRecord(1, "%clk", new byte[5], HwpWriter.Text(command), new byte[8]);
        var end = Control('\u0004', "%clk");
        var document = Read(new HwpWriter()
            .Paragraph($"성명: {Control('\u0003', "%clk")}{end}", field)
            .Paragraph($"성명: {Control('\u0003', "%clk")}홍길동{end}", field));
        Assert.Equal([new ParagraphBlock("성명:"), new GuideBlock("성명 입력"), new ParagraphBlock("성명: 홍길동")], document.Blocks);
    }

    [Fact]
    public void MemosAndHiddenCommentsStandBesideTheBody()
    {
        var writer = new HwpWriter().Paragraph($"본문{Control('\u000F', "tcmt")}", ControlRecord(1, "tcmt"), Record(72, 2, new byte[16]));
        writer.Paragraph(2, "숨은 설명").Add(Record(93, 1, new byte[4])).Add(Record(72, 1, new byte[16])).Paragraph(1, "메모");
        var document = Read(writer);
        Assert.Equal("본문", document.PlainText(TextKinds.Searched));
        Assert.Equal([AsideKind.HiddenComment, AsideKind.Memo], document.Blocks.OfType<AsideBlock>().Select(a => a.Aside));
        Assert.Equal("본문\n숨은 설명\n메모", document.PlainText(TextKinds.All));
    }

    [Fact]
    public void WhatChangeTrackingHasDeletedIsLeftOut()
    {
        byte[] range = [2, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0x11, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0x10];
        var bytes = new HwpWriter().Paragraph("새 옛글 그대로", Record(70, 1, range)).Bytes(1 << 14, Record(96, 0, [0x10, .. new byte[25]]), Record(96, 0, [0x11, .. new byte[25]]));
        Assert.Equal("새그대로", DocumentReader.Read(bytes, "a.hwp").Document!.PlainText(TextKinds.All).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1u << 1, ReadRefusal.Password)]
    [InlineData(1u << 4, ReadRefusal.Drm)]
    [InlineData(1u << 8, ReadRefusal.Drm)]
    [InlineData(1u << 10, ReadRefusal.Drm)]
    public void LockedFilesAreRefusedWithTheirOwnReason(uint flags, ReadRefusal reason) =>
        Assert.Equal(reason, DocumentReader.Read(new HwpWriter().Paragraph("비밀").Bytes(flags), "a.hwp").Refusal);

    [Fact]
    public void NestingWithoutEndIsRefused()
    {
        var writer = new HwpWriter();
        for (var level = 0; level < 1000; level += 3)
            writer.Paragraph(level, Control('\u000B', "gso "), ControlRecord(level + 1, "gso ", new byte[42])).Add(Record(72, level + 2, new byte[16]));
        Assert.Equal(ReadRefusal.Malformed, DocumentReader.Read(writer.Bytes(), "a.hwp").Refusal);
    }

    [Fact]
    public void AStreamThatUnpacksWithoutEndIsRefused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            for (var i = 0; i < 100; i++) deflate.Write(new byte[1024 * 1024]);
        Assert.NotNull(DocumentReader.Read(HwpWriter.File(1, packed.ToArray()), "a.hwp").Refusal);
    }

    [SkippableFact]
    public void OldAndDamagedFilesAreRefusedWithTheirOwnReason()
    {
        Assert.Equal(ReadRefusal.OldFormat, ReadFile("samples/hwp/kordoc__HWP3-password-123456.hwp").Refusal);
        Assert.Equal(ReadRefusal.Malformed, ReadFile("attacks/uploads/ole_fat_loop.hwp").Refusal);
    }

    private static ReadResult ReadFile(string path) => DocumentReader.Read(System.IO.File.ReadAllBytes(SharedMaterial.Folder(path)), path);

    private static DocumentText Read(HwpWriter writer) => Assert.IsType<DocumentText>(DocumentReader.Read(writer.Bytes(), "a.hwp").Document);

    private static string Text(HwpWriter writer) => Read(writer).PlainText(TextKinds.All);
}
