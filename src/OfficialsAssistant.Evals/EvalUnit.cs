namespace OfficialsAssistant.Evals;

/// <summary>What is counted as found: an article once, whatever it was cut into, or every passage by itself.</summary>
internal enum EvalUnit { Article, Paragraph }
