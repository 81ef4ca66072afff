using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>The files as they came, under the SHA-256 of their bytes.</summary>
public sealed class FileStore(IOptions<StorageOptions> storage)
{
    private bool _cleaned;

    /// <summary>Stores a copy unless it is there, and returns its hash; a half-written file is never seen under the final name.</summary>
    public async Task<string> StoreAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(storage.Value.FilesFolder);
        if (!Interlocked.Exchange(ref _cleaned, true)) RemoveLeftovers();
        var part = Path.Combine(storage.Value.FilesFolder, $"{Guid.NewGuid():N}.part");
        try
        {
            long length;
            await using (var copy = File.Create(part))
            {
                await content.CopyToAsync(copy, cancellationToken);
                // The row that names the file must not outlive its bytes when the power fails.
                copy.Flush(flushToDisk: true);
                length = copy.Length;
            }
            var hash = await HashAsync(part, cancellationToken);
            // A file cut short by an earlier failure is replaced; another process may store the same bytes at this moment.
            if (!IsWhole(hash, length)) File.Move(part, PathOf(hash), overwrite: true);
            return hash;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Keeps the text that was read from a file beside it, as JSON; whole or not at all.</summary>
    public async Task StoreTextAsync(string hash, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var part = Path.Combine(storage.Value.FilesFolder, $"{Guid.NewGuid():N}.part");
        try
        {
            await File.WriteAllBytesAsync(part, json, cancellationToken);
            File.Move(part, TextPathOf(hash), overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The text as it was read, or null where none was kept.</summary>
    public async Task<Formats.DocumentText?> ReadTextAsync(string hash, CancellationToken cancellationToken) =>
        File.Exists(TextPathOf(hash)) ? Formats.DocumentTextJson.Read(await File.ReadAllBytesAsync(TextPathOf(hash), cancellationToken)) : null;

    private bool IsWhole(string hash, long length) => new FileInfo(PathOf(hash)) is { Exists: true } file && file.Length == length;

    // What a killed process left; nobody writes at one file for a day.
    private void RemoveLeftovers()
    {
        foreach (var part in Directory.EnumerateFiles(storage.Value.FilesFolder, "*.part"))
            if (File.GetLastWriteTimeUtc(part) < DateTime.UtcNow.AddDays(-1)) File.Delete(part);
    }

    public long LengthOf(string hash) => new FileInfo(PathOf(hash)).Length;

    public bool Has(string hash) => File.Exists(PathOf(hash));

    public FileStream Open(string hash) => File.OpenRead(PathOf(hash));

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    public Task<byte[]> ReadAsync(string hash, CancellationToken cancellationToken) => File.ReadAllBytesAsync(PathOf(hash), cancellationToken);

    private string TextPathOf(string hash) => PathOf(hash) + ".text.json";

    internal string PathOf(string hash) => Path.Combine(storage.Value.FilesFolder, hash);
}
