using Lucene.Net.Index;
using Lucene.Net.Search;

namespace OfficialsAssistant.Search;

/// <summary>Keeps the best hits after multiplying each score by its passage's weight; equal scores keep index order.</summary>
internal sealed class RankingCollector(int top, string weightField) : ICollector
{
    private readonly PriorityQueue<int, (float Score, int Doc)> _best = new();
    private NumericDocValues? _weights;
    private Scorer _scorer = null!;
    private int _base;

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        _base = context.DocBase;
        _weights = context.AtomicReader.GetNumericDocValues(weightField);
    }

    public void Collect(int doc)
    {
        var score = _scorer.GetScore() * ((_weights?.Get(doc) ?? 100) / 100f);
        var key = (score, -(doc + _base));
        if (_best.Count < top) _best.Enqueue(doc + _base, key);
        else if (_best.TryPeek(out _, out var worst) && key.CompareTo(worst) > 0) _best.EnqueueDequeue(doc + _base, key);
    }

    /// <summary>Best first.</summary>
    public IReadOnlyList<(int Doc, float Score)> Take()
    {
        var hits = new List<(int, float)>(_best.Count);
        while (_best.TryDequeue(out var doc, out var key)) hits.Add((doc, key.Score));
        hits.Reverse();
        return hits;
    }
}
