using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Library;

/// <summary>The files as they came, under the SHA-256 of their bytes.</summary>
public sealed class FileStore(IOptions<StorageOptions> storage)
{
    /// <summary>Stores a copy unless it is there, and returns its hash; a half-written file is never seen under the final name.</summary>
    public async Task<string> StoreAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(storage.Value.FilesFolder);
        var part = Path.Combine(storage.Value.FilesFolder, $"{Guid.NewGuid():N}.part");
        try
        {
            await using (var copy = File.Create(part)) await content.CopyToAsync(copy, cancellationToken);
            var hash = await HashAsync(part, cancellationToken);
            if (!File.Exists(PathOf(hash))) File.Move(part, PathOf(hash));
            return hash;
        }
        finally
        {
            File.Delete(part);
        }
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

    private string PathOf(string hash) => Path.Combine(storage.Value.FilesFolder, hash);
}
