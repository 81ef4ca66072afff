using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace OfficialsAssistant.Search;

/// <summary>How a passage lies in the index.</summary>
internal static class PassageFields
{
    public const string Id = "id", Version = "version", Reader = "reader", From = "from", To = "to", Weight = "weight";
    public const string Title = "title", Path = "path", Body = "body";

    public static readonly IReadOnlyList<(string Field, float Boost)> Boosts = [(Title, 1.0f), (Path, 1.2f), (Body, 1.0f)];

    // 부칙 repeats the words of the body it amends; it is found when nothing else is.
    private const long SupplementaryPercent = 25;

    private static readonly FieldType s_text = Frozen(new FieldType
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
    });

    public static int Day(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    public static Lucene.Net.Documents.Document ToDocument(IndexedPassage passage)
    {
        var document = new Lucene.Net.Documents.Document
        {
            new StringField(Id, passage.Id.ToString("N"), Field.Store.YES),
            new StringField(Version, passage.VersionId.ToString("N"), Field.Store.NO),
            new Int32Field(From, passage.EffectiveFrom, Field.Store.NO),
            new Int32Field(To, passage.EffectiveTo, Field.Store.NO),
            new NumericDocValuesField(Weight, passage.Kind == PassageKind.Supplementary ? SupplementaryPercent : 100),
            new Field(Title, passage.Title, s_text),
            new Field(Path, passage.Path, s_text),
            new Field(Body, passage.Text, s_text),
        };
        foreach (var reader in passage.Readers) document.Add(new StringField(Reader, reader, Field.Store.NO));
        return document;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
