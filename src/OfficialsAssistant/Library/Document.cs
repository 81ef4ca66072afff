using System.Text.Json.Serialization;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>보안등급 of a document or a model endpoint (N2SF); a passage is never sent to an endpoint of a lower class.</summary>
public enum Classification { O, S, C }

/// <summary>A source in the library (자료). Its text lives in its versions.</summary>
public sealed class Document
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What makes a file a version of this document: from its front matter, or its path inside its collection. Unique.</summary>
    public required string SourceKey { get; set; }

    public required string Title { get; set; }

    /// <summary>조례, 규칙, 편람, 지침, 법률 … as its own front matter says; empty when it says nothing.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Collection (자료 범위) it belongs to, by name.</summary>
    public string Collection { get; set; } = "";

    /// <summary>담당부서 by name as the document says; empty when it says nothing.</summary>
    public string OwnerDepartment { get; set; } = "";

    /// <summary>Issuing body (지자체기관명, 소관부처), empty when unknown.</summary>
    public string Issuer { get; set; } = "";

    public Classification Classification { get; set; } = Classification.O;
    public int Revision { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? DeletedAt { get; set; }
    public List<DocumentReader> Readers { get; init; } = [];
    public List<DocumentVersion> Versions { get; init; } = [];
}

/// <summary>One reader token of a document (see <see cref="Access.ReadingRights"/>). A document without any is read by nobody.</summary>
public sealed class DocumentReader
{
    public Guid DocumentId { get; init; }
    public required string Token { get; init; }
}

/// <summary>Where a version stands on its way into the library.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IngestState>))]
public enum IngestState { Queued, Reading, Indexing, Ready, Failed }

/// <summary>Whose turn it is among the versions that wait: a person's before a folder's, recognition last.</summary>
public enum IngestPriority { Upload, Import, Recognition }

/// <summary>The text of a document from one date on (판).</summary>
public sealed class DocumentVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid DocumentId { get; init; }
    public Document? Document { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex; the file is stored under this name. Unique: same bytes again are nothing to do.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Name of the file as it came, for people.</summary>
    public required string FileName { get; init; }

    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>First day no longer in force: the next version's first day, or 폐지일. Kept by <c>VersionTimeline</c>.</summary>
    public DateOnly? EffectiveTo { get; set; }

    public DateOnly? RepealedOn { get; set; }
    public DateOnly? PromulgatedOn { get; set; }

    /// <summary>공포번호 as written.</summary>
    public string Number { get; set; } = "";

    /// <summary>Names of annexes (별표, 별지) the document refers to, one a line; their text is not in the file.</summary>
    public string Annexes { get; set; } = "";

    /// <summary>Reader tokens its own file declares, one a line; null when the file could not be read and so says nothing.</summary>
    public string? Readers { get; set; }

    public Classification Classification { get; set; } = Classification.C;

    public IngestState State { get; set; } = IngestState.Queued;

    /// <summary>Why it failed, in words an official understands.</summary>
    public string? FailureReason { get; set; }

    public int PassageCount { get; set; }

    /// <summary>Pages (slides, sheets) of the text; null where its format has none.</summary>
    public int? PageCount { get; set; }

    /// <summary>What the file is by its bytes; null until it was read.</summary>
    public FileKind? Format { get; set; }

    public IngestPriority Priority { get; set; } = IngestPriority.Import;

    /// <summary>Who uploaded it, and so may follow, stop and retry it; null for an import.</summary>
    public Guid? UploadedBy { get; init; }

    /// <summary>How often a process began to read it and was gone before the end.</summary>
    public int BrokenOff { get; set; }

    /// <summary>Grows with every change that the index must see; the index remembers how far it is.</summary>
    public long ChangeNumber { get; set; }

    public string? Node { get; set; }
    public DateTime? LeaseUntil { get; set; }

    /// <summary>When its bytes came in, the last time where they went and came back.</summary>
    public DateTime CreatedAt { get; set; }
}

/// <summary>The piece that is retrieved and cited (구절): an article, or part of a long one.</summary>
public sealed class Passage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid VersionId { get; init; }
    public DocumentVersion? Version { get; init; }

    /// <summary>Position in the version, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>Where it stands: "제3장 당직근무 › 제14조(긴급 민원의 처리)"; a manual's headings likewise.</summary>
    public required string Path { get; init; }

    /// <summary>"제14조", "제11조의2"; for other documents the nearest heading.</summary>
    public required string Article { get; init; }

    /// <summary>Title of the article without parentheses, or empty.</summary>
    public string ArticleTitle { get; init; } = "";

    /// <summary>Page (slide, sheet) it begins on, from 1; null where the format has none.</summary>
    public int? Page { get; init; }

    /// <summary>부칙: kept and readable, but ranked below the body.</summary>
    public bool Supplementary { get; init; }

    /// <summary>Confidence, 0 to 100, when its text was recognised on a page image: never trusted as a source; null for a text of the file itself.</summary>
    public double? Recognised { get; init; }

    /// <summary>Exactly as read, NFC; a citation's quote is a substring of this.</summary>
    public required string Text { get; init; }
}
