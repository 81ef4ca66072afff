using System.Globalization;
using System.Text.RegularExpressions;
using OfficialsAssistant.Formats;

namespace OfficialsAssistant.Library;

/// <summary>Who may read a document, as its front matter or its uploader says: everybody, departments by name, or people. None of them: nobody.</summary>
public sealed record StatedReaders(bool Everyone, IReadOnlyList<string> Departments)
{
    public IReadOnlyList<Guid> Officials { get; init; } = [];

    /// <summary>Those who manage the library: what a watched folder says of a place that is no department's.</summary>
    public bool LibraryManagers { get; init; }
}

/// <summary>What a file says about itself, read from its front matter; the place it lies in fills the gaps.</summary>
public sealed partial record DocumentFacts(
    string SourceKey,
    string Title,
    string Kind,
    string Collection,
    string OwnerDepartment,
    string Issuer,
    Classification Classification,
    StatedReaders Readers,
    DateOnly? EffectiveFrom,
    DateOnly? RepealedOn,
    DateOnly? PromulgatedOn,
    string Number,
    string Annexes)
{
    /// <summary>False when the file could not be read: it says nothing about the document it belongs to.</summary>
    public bool Known { get; init; } = true;

    /// <param name="document">Null when the file cannot be read: then nobody may read it, and ingest says why.</param>
    /// <param name="collection">Name of the imported folder.</param>
    /// <param name="relativePath">Path inside that folder, with '/'.</param>
    public static DocumentFacts Of(DocumentText? document, string collection, string relativePath)
    {
        var fileTitle = Path.GetFileNameWithoutExtension(relativePath);
        if (document is null)
            return new($"{collection}/{relativePath}", fileTitle, "", collection, "", "", Classification.C, new(false, []), null, null, null, "", "") { Known = false };
        var issuer = document.Value("지자체기관명", "소관부처") ?? "";
        var classification = ReadClassification(document);
        return new(
            ReadSourceKey(document) ?? $"{collection}/{relativePath}",
            PassageSplitter.Name(document.Value("제목", "자치법규명") ?? (document.Title.Length > 0 ? document.Title : fileTitle)),
            document.Value("종류", "자치법규종류", "법령구분") ?? "",
            document.Value("모음") ?? collection,
            document.Value("담당부서") ?? "",
            issuer,
            classification,
            ReadReaders(document, classification),
            Day(document.Value("시행일자")),
            Day(document.Value("폐지일자")),
            Day(document.Value("공포일자")),
            document.Value("공포번호") ?? "",
            string.Join('\n', Annexes(document)));

        static IEnumerable<string> Annexes(DocumentText text) =>
            text.Metadata.TryGetValue("첨부파일", out var names) ? names.Where(n => !DeletedAnnex().IsMatch(n)) : [];
    }

    private static string? ReadSourceKey(DocumentText document)
    {
        if (document.Value("원본키") is { } key) return key;
        if (document.Value("법령ID") is { } statute) return $"법령/{statute}";
        return document.Value("자치법규명") is { } name ? $"{document.Value("지자체기관명")}/{name}" : null;
    }

    // An unknown mark is taken for the strictest.
    private static Classification ReadClassification(DocumentText document) => document.Value("보안등급")?.ToUpperInvariant() switch
    {
        null or "O" => Classification.O,
        "S" => Classification.S,
        _ => Classification.C,
    };

    // 열람 decides. Without it an open document is for everybody, a classified one for its own department alone.
    private static StatedReaders ReadReaders(DocumentText document, Classification classification)
    {
        if (document.Metadata.TryGetValue("열람", out var named))
            return named.Contains("전체") ? new(true, []) : new(false, [.. named.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);
        if (classification == Classification.O) return new(true, []);
        return new(false, document.Value("담당부서") is { } owner ? [owner] : []);
    }

    private static DateOnly? Day(string? text) =>
        text is not null && Date().Match(text) is { Success: true } date
        && DateOnly.TryParseExact($"{date.Groups[1].Value}-{date.Groups[2].Value.PadLeft(2, '0')}-{date.Groups[3].Value.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"^\s*(\d{4})[-./]?\s*(\d{1,2})[-./]?\s*(\d{1,2})\.?\s*$")]
    private static partial Regex Date();

    [GeneratedRegex(@"\s삭제$|^삭제$")]
    private static partial Regex DeletedAnnex();
}
