namespace OfficialsAssistant.Formats;

/// <summary>Plain text: blank lines part paragraphs, every other line end is kept.</summary>
internal static class PlainTextReader
{
    public static ReadResult Read(string text)
    {
        var blocks = new List<Block>();
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line)) lines.Add(line.Trim());
            else Close();
        }
        Close();
        return new DocumentText("", DocumentText.NoMetadata, blocks);

        void Close()
        {
            if (lines.Count > 0) blocks.Add(new ParagraphBlock(string.Join('\n', lines)));
            lines.Clear();
        }
    }
}
