using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>The streams of an HWP 5.0 file, unpacked and, for a distribution document, decrypted.</summary>
internal sealed partial class HwpFile
{
    /// <summary>Unpacked bytes of one file's text: a document of thousands of pages has a fraction of it.</summary>
    public const int MaxUnpacked = 48 * 1024 * 1024;

    private const uint Compressed = 1, Locked = 2, Distribution = 4, Drm = 1 << 4, CertificateEncrypted = 1 << 8, CertificateDrm = 1 << 10;

    private readonly CompoundFile file;
    private readonly uint flags;
    private int left = MaxUnpacked;

    /// <exception cref="RefusedFileException">Password, Drm, OldFormat or Malformed.</exception>
    public HwpFile(ReadOnlyMemory<byte> bytes)
    {
        file = new CompoundFile(bytes);
        var header = file.Read("FileHeader") ?? throw new RefusedFileException(ReadRefusal.Malformed);
        if (header.Length < 40 || !header.AsSpan().StartsWith("HWP Document File"u8)) throw new RefusedFileException(ReadRefusal.Malformed);
        if (header[35] < 5) throw new RefusedFileException(ReadRefusal.OldFormat);
        flags = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(36));
        if (Has(Drm) || Has(CertificateEncrypted) || Has(CertificateDrm)) throw new RefusedFileException(ReadRefusal.Drm);
        if (Has(Locked)) throw new RefusedFileException(ReadRefusal.Password);
    }

    public RecordTree DocInfo => new(Unpack(file.Read("DocInfo") ?? throw new RefusedFileException(ReadRefusal.Malformed)));

    /// <summary>Sections in order, one at a time: each is large.</summary>
    public IEnumerable<RecordTree> Sections
    {
        get
        {
            foreach (var path in SectionPaths(Has(Distribution) ? "ViewText" : "BodyText"))
            {
                var stream = file.Read(path)!;
                yield return new RecordTree(Unpack(Has(Distribution) ? DistributionDocument.Decrypt(stream) : stream));
            }
        }
    }

    /// <summary>Title, author and the like; null where the file has none.</summary>
    public byte[]? Summary => file.Read("\u0005HwpSummaryInformation");

    private List<string> SectionPaths(string folder)
    {
        var paths = file.Paths.Select(p => (Path: p, Match: SectionPath().Match(p)))
            .Where(p => p.Match.Success && p.Match.Groups[1].Value == folder)
            .OrderBy(p => int.Parse(p.Match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)).Select(p => p.Path).ToList();
        return paths.Count > 0 ? paths : throw new RefusedFileException(ReadRefusal.Malformed);
    }

    private ReadOnlyMemory<byte> Unpack(byte[] stream)
    {
        var bytes = Has(Compressed) ? Inflate(stream) : stream;
        left -= bytes.Length;
        return left >= 0 ? bytes : throw new RefusedFileException(ReadRefusal.TooMuchInside);
    }

    private ReadOnlyMemory<byte> Inflate(byte[] stream)
    {
        using var inflating = new DeflateStream(new MemoryStream(stream), CompressionMode.Decompress);
        var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        try
        {
            for (int read; (read = inflating.Read(piece)) > 0;)
            {
                if (whole.Length + read > left) throw new RefusedFileException(ReadRefusal.TooMuchInside);
                whole.Write(piece.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            throw new RefusedFileException(ReadRefusal.Malformed);
        }
        // The buffer itself: a copy would double what a large section takes.
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    private bool Has(uint flag) => (flags & flag) != 0;

    [GeneratedRegex(@"^(BodyText|ViewText)/Section(\d{1,5})$")]
    private static partial Regex SectionPath();
}
