using System.Text.Json.Serialization;

namespace OfficialsAssistant.Library.Recognition;

/// <summary>Where a page without text stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScanState>))]
public enum ScanState { Waiting, Read, Failed }

/// <summary>A page without text (글자가 없는 쪽) of a version: one piece of recognition's work, taken under a lease.</summary>
public sealed class ScannedPage
{
    public Guid VersionId { get; init; }
    public DocumentVersion? Version { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; }

    public ScanState State { get; set; }
    public string? Node { get; set; }
    public DateTime? LeaseUntil { get; set; }

    /// <summary>How often a process began to recognise it and was gone before the end.</summary>
    public int BrokenOff { get; set; }
}

/// <summary>A text of a scanned page: first as recognised, then each correction by a person. The last one counts, none is lost.</summary>
public sealed class PageText
{
    public Guid VersionId { get; init; }
    public DocumentVersion? Version { get; init; }
    public int Page { get; init; }

    /// <summary>From 1.</summary>
    public int Revision { get; init; }

    /// <summary>Paragraphs parted by an empty line.</summary>
    public required string Text { get; init; }

    /// <summary>Of the recognition, 0 to 100; null for a text by a person.</summary>
    public double? Confidence { get; init; }

    /// <summary>Share of the writing that no recognised word covers, 0 to 1; null for a text by a person.</summary>
    public double? InkOutside { get; init; }

    /// <summary>Recognised with little confidence or not wholly: a person should look at it.</summary>
    public bool Flagged { get; init; }

    /// <summary>Who corrected it; null: the recognition itself.</summary>
    public Guid? CorrectedBy { get; init; }

    public DateTime CreatedAt { get; init; }
}
