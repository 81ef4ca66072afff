namespace OfficialsAssistant.Grounding;

/// <summary>State of a sentence after checking: 확인됨, 확인 못 함, 원문과 다름.</summary>
public enum SentenceState { Confirmed, Unconfirmed, Contradicted }

/// <summary>A passage as shown to the answerer and the official, under its citation number (from 1).</summary>
/// <param name="Recognised">Its text was recognised on a page image: it may be cited, but confirms nothing.</param>
public sealed record NumberedPassage(
    int Number,
    Guid PassageId,
    Guid DocumentId,
    string Document,
    string Path,
    string Article,
    string Text,
    bool Recognised = false);

/// <summary>What was compared between a sentence and a passage, and how it came out ("기한", "30분 이내", true).</summary>
/// <param name="Kind">number, date, amount, period, article or quotation.</param>
public sealed record Comparison(string Kind, string Value, bool Found);

/// <summary>A checked sentence of an answer.</summary>
/// <param name="Start">Offset in the answer's Markdown (UTF-16), before any striking out.</param>
/// <param name="Length">Length in the answer's Markdown, its citation marks included.</param>
/// <param name="Text">The sentence as people read it: no Markdown, no citation marks.</param>
/// <param name="Citations">Numbers it cites.</param>
/// <param name="Why">For unconfirmed and contradicted: the value that was not found; for contradicted also what the source says.</param>
public sealed record CheckedSentence(
    int Index,
    int Start,
    int Length,
    string Text,
    SentenceState State,
    IReadOnlyList<int> Citations,
    IReadOnlyList<Comparison> Compared,
    SentenceDoubt? Why);

/// <summary>Why a sentence is not confirmed: the value in the answer that no cited passage holds, and the source's value where it differs.</summary>
/// <param name="Code">uncited, valueMissing, noOverlap, differs, recognised (only a text recognised on a page image says so); of a law named: noSuchLaw (no such law, article or title in the library), repealedLaw, lawUnchecked (the library could not be asked).</param>
public sealed record SentenceDoubt(string Code, string? Value = null, string? SourceValue = null, int? SourceNumber = null);

/// <summary>A citation as it stands in a closed answer.</summary>
/// <param name="Quote">The supporting sentence; stands letter for letter in the passage's text.</param>
/// <param name="State">Worst state of the sentences that cite it.</param>
public sealed record Citation(int Number, Guid PassageId, Guid DocumentId, string Document, string Article, string Quote, SentenceState State);
