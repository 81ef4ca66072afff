using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Lock = System.Threading.Lock;

namespace OfficialsAssistant.Search;

/// <summary>The index turned out to be unreadable while it was written; it is empty now and must be caught up from the start.</summary>
public sealed class IndexLostException(string message, Exception inner) : Exception(message, inner);

/// <summary>
/// A Lucene index in a folder. One instance a process, safe for concurrent use: searching reads the last commit, and the
/// writer is opened only for the length of <see cref="Apply"/>, so that another process may write in between.
/// An index that cannot be read, or of another analyzer, counts as empty and is overwritten by the next write.
/// </summary>
public sealed class LucenePassageIndex(string folder) : IPassageIndex, IDisposable
{
    private const string ChangeKey = "change", AnalyzerKey = "analyzer";
    private static readonly ExactLengthSimilarity s_similarity = new();

    private readonly FSDirectory _directory = FSDirectory.Open(System.IO.Directory.CreateDirectory(folder));
    private readonly Lock _opening = new();
    private readonly Lock _writing = new();
    private DirectoryReader? _reader;
    private bool _looked;
    private volatile bool _lost;

    public long ChangeNumber => Current()?.IndexCommit.UserData is { } data ? Number(data) : 0;

    public IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        var built = PassageQueryBuilder.Build(query);
        if (built is null || Acquire() is not { } reader) return [];
        try
        {
            var searcher = new IndexSearcher(reader) { Similarity = s_similarity };
            var collector = new RankingCollector(query.Top, PassageFields.Weight);
            searcher.Search(built, collector);
            return [.. collector.Take().Select(hit => new PassageHit(IdOf(reader, hit.Doc), hit.Score))];
        }
        catch (Exception e) when (IsDamage(e))
        {
            Lose();
            return [];
        }
        finally
        {
            reader.DecRef();
        }
    }

    public void Apply(IReadOnlyList<VersionPassages> versions, long changeNumber)
    {
        lock (_writing)
        {
            Refresh();
            try
            {
                // A lower number than its own: the rows went back (restored backup), so it starts over.
                var anew = Current() is null || changeNumber < ChangeNumber;
                if (anew) Clear();
                using var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KoreanAnalyzer())
                {
                    OpenMode = anew ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND,
                    Similarity = s_similarity,
                    RAMBufferSizeMB = 64,
                });
                Write(writer, versions, changeNumber);
            }
            catch (Exception e) when (IsDamage(e))
            {
                Lose();
                throw new IndexLostException("The index cannot be read and is made anew.", e);
            }
            _lost = false;
            Refresh();
        }
    }

    public void Refresh()
    {
        lock (_opening)
        {
            if (_lost) return;
            _looked = true;
            try
            {
                var newer = _reader is null ? Open() : DirectoryReader.OpenIfChanged(_reader) ?? OpenIfCommitted(_reader);
                if (newer is null) return;
                _reader?.DecRef();
                _reader = newer;
                if (newer.IndexCommit.UserData.TryGetValue(AnalyzerKey, out var analyzer) && analyzer == KoreanAnalyzer.Version) return;
                Close();
            }
            // Nothing but the files themselves is read here, so these too mean that they are damaged.
            catch (Exception e) when (IsDamage(e) || e is ArgumentException or IndexOutOfRangeException or OverflowException)
            {
                Close();
            }
        }
    }

    public void Dispose()
    {
        lock (_opening) Close();
        _directory.Dispose();
    }

    private static void Write(IndexWriter writer, IReadOnlyList<VersionPassages> versions, long changeNumber)
    {
        try
        {
            foreach (var version in versions)
            {
                writer.DeleteDocuments(new Term(PassageFields.Version, version.VersionId.ToString("N")));
                foreach (var passage in version.Passages) writer.AddDocument(PassageFields.ToDocument(passage));
            }
            writer.SetCommitData(new Dictionary<string, string>
            {
                [ChangeKey] = changeNumber.ToString(CultureInfo.InvariantCulture),
                [AnalyzerKey] = KoreanAnalyzer.Version,
            });
            writer.Commit();
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    // A commit that changed no passage (a version that failed) is no change to Lucene, but its number is one to us.
    private DirectoryReader? OpenIfCommitted(DirectoryReader reader) =>
        SegmentInfos.GetLastCommitGeneration(_directory) > reader.IndexCommit.Generation ? Open() : null;

    private DirectoryReader? Open() => DirectoryReader.IndexExists(_directory) ? DirectoryReader.Open(_directory) : null;

    private DirectoryReader? Current()
    {
        lock (_opening)
        {
            if (!_looked) Refresh();
            return _lost ? null : _reader;
        }
    }

    private DirectoryReader? Acquire()
    {
        lock (_opening)
        {
            var reader = Current();
            reader?.IncRef();
            return reader;
        }
    }

    private void Lose()
    {
        lock (_opening)
        {
            _lost = true;
            Close();
        }
    }

    // Lucene reads what it overwrites: damaged files have to go first. Only the holder of the writer lease comes here.
    private void Clear()
    {
        foreach (var file in _directory.ListAll())
            if (file != IndexWriter.WRITE_LOCK_NAME) _directory.DeleteFile(file);
    }

    private void Close()
    {
        _reader?.DecRef();
        _reader = null;
    }

    private static Guid IdOf(DirectoryReader reader, int doc) => Guid.ParseExact(reader.Document(doc).Get(PassageFields.Id, CultureInfo.InvariantCulture), "N");

    private static long Number(IDictionary<string, string> data) =>
        data.TryGetValue(ChangeKey, out var value) && long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // What Lucene throws for damaged or half-missing files; a lock held by another process is none.
    private static bool IsDamage(Exception e) => e is not LockObtainFailedException
        && e is CorruptIndexException or IndexFormatTooOldException or IndexFormatTooNewException or EndOfStreamException or FileNotFoundException
            or IndexNotFoundException;
}
