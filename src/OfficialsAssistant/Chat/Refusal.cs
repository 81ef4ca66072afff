using OfficialsAssistant.Grounding;
using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Why a question is not answered (답변 보류).</summary>
/// <param name="Reason">other_district, realtime, personal_data, annex_table, left_to_rule_or_budget, false_premise or absent.</param>
/// <param name="Detail">The other district, the annex's title, or the document that leaves the value open.</param>
public sealed record Refusal(string Reason, string? Detail = null);

/// <summary>The outcome of <see cref="EvidenceRule"/>: a refusal, or what an answer may be made of.</summary>
/// <param name="Passages">What may be cited: passages that are quoted in the order they are, then the others, best first.</param>
/// <param name="Quotes">The sentences that answer, in the order of an answer that quotes; the first is one that was found to answer.</param>
public sealed record EvidenceDecision(Refusal? Refusal, IReadOnlyList<FoundPassage> Passages, IReadOnlyList<Quote> Quotes);

/// <summary>A sentence to be quoted and its passage, counted from 1 in <see cref="EvidenceDecision.Passages"/>.</summary>
public sealed record Quote(int Number, SourceSentence Sentence);
