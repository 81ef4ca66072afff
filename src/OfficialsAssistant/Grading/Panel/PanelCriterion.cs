namespace OfficialsAssistant.Grading.Panel;

/// <summary>A criterion as the model panel is asked about it.</summary>
/// <param name="Marks">Every mark of the scale, rising: the model may answer no other.</param>
/// <param name="Points">The most it can give.</param>
public sealed record PanelCriterion(string Id, string Title, decimal Points, IReadOnlyList<PanelMark> Marks);

/// <summary>A mark of the scale.</summary>
/// <param name="Points">What it is worth.</param>
/// <param name="Text">Its description; empty for a mark between two described levels.</param>
public sealed record PanelMark(decimal At, decimal Points, string Text);

/// <summary>One answer of the model: evidence first, level last.</summary>
/// <param name="Prompt">"grading/criterion@1": the form and its version.</param>
/// <param name="Sample">1 to 3.</param>
/// <param name="Mark">Null when the answer does not count.</param>
/// <param name="Why">Why it does not count; null when it does.</param>
/// <param name="Text">What the model wrote, letter for letter; null when it did not answer.</param>
public sealed record PanelAnswer(
    string Prompt, int Sample, decimal? Mark, string Reason, IReadOnlyList<string> Evidence, string? Why, string? Text, long InputTokens, long OutputTokens, bool Failed = false);

/// <summary>The panel's grade of one work on one criterion: a line of answers.jsonl.</summary>
/// <param name="NeedsPerson">The samples are more than one level apart, or the two forms are.</param>
public sealed record PanelGrade(string Work, string Criterion, string Model, Grade Grade, decimal? Mark, bool NeedsPerson, IReadOnlyList<PanelAnswer> Answers);
