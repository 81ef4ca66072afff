namespace OfficialsAssistant.Library.Recognition;

/// <summary>What recognition gave for one page.</summary>
/// <param name="Text">Paragraphs parted by an empty line; empty when nothing was recognised.</param>
/// <param name="Confidence">0 to 100, weighted by characters.</param>
/// <param name="InkOutside">Share of the writing that no recognised word covers, 0 to 1.</param>
public sealed record PageReading(string Text, double Confidence, double InkOutside)
{
    /// <summary>Below this mean confidence errors grow from 3 % to over 10 % of the characters.</summary>
    public const double ConfidenceLimit = 90;

    /// <summary>More writing than this outside the words: part of the page was not read.</summary>
    public const double InkLimit = 0.15;

    /// <summary>A person should look at the page before relying on it.</summary>
    public bool Flagged => Confidence < ConfidenceLimit || InkOutside > InkLimit;
}
