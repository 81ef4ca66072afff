using OfficialsAssistant.Library;

namespace OfficialsAssistant.Chat;

/// <summary>Why a question is not answered (답변 보류).</summary>
/// <param name="Reason">other_district, realtime, personal_data, annex_table, left_to_rule_or_budget or absent.</param>
/// <param name="Detail">The other district, the annex's title, or the document that leaves the value open.</param>
public sealed record Refusal(string Reason, string? Detail = null);

/// <summary>The outcome of <see cref="EvidenceRule"/>: a refusal, or the passages an answer may be made of, best first.</summary>
public sealed record EvidenceDecision(Refusal? Refusal, IReadOnlyList<FoundPassage> Passages);
