using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace OfficialsAssistant.Search;

/// <summary>Lucene's view of <see cref="KoreanText"/>: the terms of each word, stacked on its position.</summary>
public sealed class KoreanAnalyzer : Analyzer
{
    /// <summary>Grows with every change that gives other terms for the same text; an index of another version is made anew.</summary>
    public const string Version = "3";

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => new(new KoreanTokenizer(reader));
}

internal sealed class KoreanTokenizer : Tokenizer
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private IEnumerator<(string Term, int Increment)>? _terms;

    public KoreanTokenizer(TextReader input) : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public override void Reset()
    {
        base.Reset();
        _terms = Terms(m_input.ReadToEnd()).GetEnumerator();
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_terms is null || !_terms.MoveNext()) return false;
        _term.SetEmpty().Append(_terms.Current.Term);
        _increment.PositionIncrement = _terms.Current.Increment;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        _terms?.Dispose();
        _terms = null;
        base.Dispose(disposing);
    }

    private static IEnumerable<(string, int)> Terms(string text)
    {
        foreach (var word in KoreanText.Words(text))
        {
            var increment = 1;
            foreach (var term in KoreanText.Terms(word))
            {
                yield return (term, increment);
                increment = 0;
            }
        }
    }
}
