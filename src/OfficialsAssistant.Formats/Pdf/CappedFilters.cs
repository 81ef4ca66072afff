using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OfficialsAssistant.Formats.Pdf;

/// <summary>The parser's filters, but a stream that unpacks to far more than its file suggests is never unpacked.</summary>
internal sealed class CappedFilters(int fileLength) : IFilterProvider
{
    private const long LeastRoom = 4 * 1024 * 1024, MostRoom = 96 * 1024 * 1024;
    private readonly IFilterProvider filters = DefaultFilterProvider.Instance;
    private readonly long room = Math.Clamp(fileLength * 60L, LeastRoom, MostRoom);

    /// <summary>A stream was too large; the parser may have gone on without it.</summary>
    public bool Exceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Capped(filters.GetFilters(dictionary));
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Capped(filters.GetNamedFilters(names));
    public IReadOnlyList<IFilter> GetAllFilters() => Capped(filters.GetAllFilters());

    private List<IFilter> Capped(IReadOnlyList<IFilter> plain) => [.. plain.Select(f => f is FlateFilter ? new CappedFlate(f, this) : f)];

    private sealed class CappedFlate(IFilter inner, CappedFilters owner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            // Deflate never packs tighter than 1,032 times, so most streams cannot exceed the room.
            if (input.Length * 1032L > owner.room && Unpacked(input) > owner.room)
            {
                owner.Exceeded = true;
                throw new RefusedFileException(ReadRefusal.TooMuchInside);
            }
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private long Unpacked(Memory<byte> input)
        {
            var bytes = MemoryMarshal.TryGetArray<byte>(input, out var part) ? part : input.ToArray();
            using var inflate = new ZLibStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count), CompressionMode.Decompress);
            var buffer = new byte[32 * 1024];
            var length = 0L;
            try
            {
                for (int read; length <= owner.room && (read = inflate.Read(buffer)) > 0;) length += read;
            }
            catch (InvalidDataException)
            {
                // What is damaged is the filter's own matter.
            }
            return length;
        }
    }
}
