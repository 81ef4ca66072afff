using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace OfficialsAssistant.Search;

/// <summary>
/// BM25 with the passage's exact length. Lucene's own keeps a length in one byte, in steps of an eighth, which puts near ones in the
/// wrong order. The length counts words; the average, as Lucene has it, the terms stacked on them too, about three a word: so the
/// length weighs a third of what B says, which measured best on paragraphs and did articles no harm.
/// </summary>
internal sealed class ExactLengthSimilarity : Similarity
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    public override float Coord(int overlap, int maxOverlap) => 1;

    public override float QueryNorm(float valueForNormalization) => 1;

    public override long ComputeNorm(FieldInvertState state) => state.Length - state.NumOverlap;

    public override SimWeight ComputeWeight(float queryBoost, CollectionStatistics collectionStats, params TermStatistics[] termStats)
    {
        var idf = termStats.Sum(t => MathF.Log(1 + ((collectionStats.MaxDoc - t.DocFreq + 0.5f) / (t.DocFreq + 0.5f))));
        var average = collectionStats.SumTotalTermFreq <= 0 ? 1 : collectionStats.SumTotalTermFreq / (float)Math.Max(1, collectionStats.DocCount > 0 ? collectionStats.DocCount : collectionStats.MaxDoc);
        return new Weight(collectionStats.Field, idf, queryBoost, average);
    }

    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context)
    {
        var known = (Weight)weight;
        return new Scorer(known, context.AtomicReader.GetNormValues(known.Field));
    }

    private sealed class Weight(string searched, float idf, float queryBoost, float average) : SimWeight
    {
        public string Field => searched;
        public float Average => average;
        public float Value { get; private set; } = idf * queryBoost;

        public override float GetValueForNormalization() => idf * queryBoost * idf * queryBoost;

        public override void Normalize(float queryNorm, float topLevelBoost) => Value = idf * queryBoost * topLevelBoost * queryNorm;
    }

    private sealed class Scorer(Weight weight, NumericDocValues? lengths) : SimScorer
    {
        private readonly float _value = weight.Value * (K1 + 1);
        private readonly float _perTerm = K1 * B / weight.Average;

        public override float Score(int doc, float freq) => _value * freq / (freq + (K1 * (1 - B)) + (_perTerm * (lengths?.Get(doc) ?? 1)));

        public override float ComputeSlopFactor(int distance) => 1f / (distance + 1);

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;
    }
}
