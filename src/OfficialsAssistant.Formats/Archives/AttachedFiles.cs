namespace OfficialsAssistant.Formats.Archives;

/// <summary>Files inside a file (attachments of a mail, entries of an archive), read into one text, each under its name.</summary>
internal sealed class AttachedFiles(int depth)
{
    public const int Deepest = 3;
    private readonly List<string> read = [], unread = [];

    public List<Block> Blocks { get; } = [];
    public ReadRefusal? FirstRefusal { get; private set; }

    public void Add(string name, byte[] bytes)
    {
        if (depth >= Deepest)
        {
            Refuse(name, ReadRefusal.TooMuchInside);
            return;
        }
        var result = DocumentReader.Read(bytes, name, depth + 1);
        if (result.Document is null) Refuse(name, result.Refusal!.Value);
        else
        {
            read.Add(name);
            Blocks.Add(new HeadingBlock(1, name));
            Blocks.AddRange(result.Document.Blocks);
        }
    }

    public void Refuse(string name, ReadRefusal refusal)
    {
        FirstRefusal ??= refusal;
        unread.Add($"{name}: {refusal}");
    }

    /// <summary>The file's own facts, and which of the files inside were read and which not, with the reason.</summary>
    public Dictionary<string, IReadOnlyList<string>> Metadata(Dictionary<string, IReadOnlyList<string>> own)
    {
        if (read.Count > 0) own["attachments"] = read;
        if (unread.Count > 0) own["unread"] = unread;
        return own;
    }
}
