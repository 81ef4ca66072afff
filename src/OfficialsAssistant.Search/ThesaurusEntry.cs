namespace OfficialsAssistant.Search;

/// <summary>What an everyday expression is: a thing, an action or turn of phrase, a person, a situation.</summary>
public enum ExpressionKind { Thing, Action, Person, Situation }

/// <summary>A term as ordinances and statutes write it.</summary>
/// <param name="Weight">0 to 1: how surely the everyday expression means it.</param>
public sealed record OfficialTerm(string Text, float Weight);

/// <summary>From an everyday expression to official terms, never back.</summary>
/// <param name="Field">The field of work it comes from: 복무, 주차 …</param>
/// <param name="Everyday">As people say it; a verb in its dictionary form.</param>
public sealed record ThesaurusEntry(string Field, ExpressionKind Kind, string Everyday, IReadOnlyList<OfficialTerm> Official);
