namespace OfficialsAssistant.Library;

/// <summary>Section "Search": what search does beside comparing words. Each part has its switch; the figures in the README say what each gains.</summary>
public sealed class SearchOptions
{
    public const string Section = "Search";

    /// <summary>Everyday expressions of the question stand for official terms too.</summary>
    public bool Thesaurus { get; set; } = true;

    /// <summary>A document that answers in several places counts for more.</summary>
    public bool DocumentScore { get; set; }

    /// <summary>The district's own rules before national law, unless the question names a statute.</summary>
    public bool OwnPrior { get; set; } = true;

    /// <summary>Articles beside the best ones gain by standing there.</summary>
    public bool Neighbours { get; set; }

    /// <summary>Articles that the best ones refer to ("제5조에 따라") are pulled in.</summary>
    public bool References { get; set; }

    /// <summary>Passages of other documents that say the same word for word are shown once.</summary>
    public bool FoldDuplicates { get; set; }
}
