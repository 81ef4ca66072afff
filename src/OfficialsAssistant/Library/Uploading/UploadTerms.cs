using System.Text.Json.Serialization;

namespace OfficialsAssistant.Library.Uploading;

/// <summary>What a person says about the files of an upload.</summary>
/// <param name="OwnerDepartment">담당부서 by name.</param>
/// <param name="AsVersionOf">The document the file is to be a new version of, confirmed by the person; null otherwise.</param>
public sealed record UploadTerms(
    string Collection, string OwnerDepartment, StatedReaders Readers, Classification Classification, DateOnly? EffectiveFrom, Guid? AsVersionOf);

/// <summary>What became of a file of an upload.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UploadOutcome>))]
public enum UploadOutcome
{
    /// <summary>It has a row and will be read.</summary>
    Queued,
    /// <summary>The same bytes are there already.</summary>
    SameBytes,
    /// <summary>A document of that name is in the collection: is it a new version? Send it again with <see cref="UploadTerms.AsVersionOf"/>.</summary>
    NewVersion,
    /// <summary>It was not taken; the reason says why.</summary>
    Refused,
}

/// <summary>The answer to one file.</summary>
public sealed record UploadedFile(string FileName, UploadOutcome Outcome, Guid? DocumentId = null, Guid? VersionId = null, IngestState? State = null, string? Reason = null);
