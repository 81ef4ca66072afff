using System.Text.Json.Serialization;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>One element of an answer's stream; stored as it is, replayed as it was.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StepPart), "step")]
[JsonDerivedType(typeof(SourcesPart), "sources")]
[JsonDerivedType(typeof(TextPart), "text")]
[JsonDerivedType(typeof(SentencePart), "sentence")]
[JsonDerivedType(typeof(NoticePart), "notice")]
[JsonDerivedType(typeof(ClosedPart), "closed")]
public abstract record AnswerPart;

/// <summary>The step line: search → found (with <paramref name="Count"/> passages) → write.</summary>
public sealed record StepPart(AnswerStep Step, int Count = 0) : AnswerPart;

[JsonConverter(typeof(JsonStringEnumConverter<AnswerStep>))]
public enum AnswerStep { Search, Found, Write }

/// <summary>The passages shown to the answerer, numbered from 1; citations may name only these.</summary>
public sealed record SourcesPart(IReadOnlyList<AnswerSource> Sources) : AnswerPart;

/// <summary>A source as the page lists it.</summary>
public sealed record AnswerSource(
    int Number, Guid PassageId, Guid DocumentId, string Document, string Kind, string OwnerDepartment,
    string Path, string Article, string ArticleTitle, string Text, DateOnly? EffectiveFrom, InForce InForce,
    Classification Class = Classification.O, int? Page = null, double? Recognised = null);

/// <summary>A delta of the answer's Markdown. Citation marks [n] in it always name a passage shown.</summary>
public sealed record TextPart(string Text) : AnswerPart;

/// <summary>A sentence closed and was checked.</summary>
public sealed record SentencePart(CheckedSentence Sentence) : AnswerPart;

/// <summary>Something the official must know about how the answer is made.</summary>
/// <param name="Code">noModel (quotes, does not write), modelUnavailable (fell back to quotes), modelInterrupted (the text stops where the endpoint broke off), classWithheld (passages above the endpoint's class were not sent to it), classQuoted (all were: quotes).</param>
public sealed record NoticePart(string Code) : AnswerPart;

/// <summary>The end. Carries the authoritative text: whoever missed parts shows this.</summary>
/// <param name="Text">Whole Markdown as streamed, without striking out.</param>
/// <param name="RemovedCitations">Citation numbers in the model's text that named no passage shown, removed and counted.</param>
/// <param name="Reason">Reason code of a refusal or a failure.</param>
/// <param name="Notices">Codes of the notices given on the way.</param>
/// <param name="Nearest">For a refusal: up to three nearest documents.</param>
public sealed record ClosedPart(
    TurnState State,
    string Text,
    IReadOnlyList<CheckedSentence> Sentences,
    IReadOnlyList<Citation> Citations,
    int RemovedCitations = 0,
    string? Reason = null,
    string? ReasonDetail = null,
    IReadOnlyList<NearestDocument>? Nearest = null,
    IReadOnlyList<string>? Notices = null,
    string? Model = null,
    string? PromptVersion = null,
    int? InputTokens = null,
    int? OutputTokens = null,
    long Milliseconds = 0) : AnswerPart;

/// <summary>A document near a refused question.</summary>
public sealed record NearestDocument(Guid DocumentId, Guid PassageId, string Document, string Article, string ArticleTitle);
