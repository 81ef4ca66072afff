namespace OfficialsAssistant.Competitions;

/// <summary>Writes a file so that a kill leaves the old one or the new one, never half.</summary>
public static class WholeFile
{
    /// <param name="synced">Whether it must outlive a power failure; a file that is checked when read again need not.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool synced = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".draft";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(synced);
        }
        File.Move(draft, path, overwrite: true);
    }

    public static void Write(string path, string text, bool synced = true) => Write(path, System.Text.Encoding.UTF8.GetBytes(text), synced);
}
