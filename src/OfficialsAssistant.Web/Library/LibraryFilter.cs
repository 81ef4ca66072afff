using OfficialsAssistant.Library;

namespace OfficialsAssistant.Web.Library;

/// <summary>What of the library's list is shown, and in which order; as the address of the page says.</summary>
/// <param name="Collection">Empty: all.</param>
/// <param name="Text">Words that title, department, kind or collection hold.</param>
/// <param name="State">InForce, NotYet, Repealed, Superseded, Working or Failed; empty: all.</param>
/// <param name="Class">O, S or C; empty: all.</param>
/// <param name="Sort">title, department, effective, came or passages; a '-' before it turns the order.</param>
public sealed record LibraryFilter(string Collection, string Text, string State, string Class, string Sort)
{
    public const string Working = nameof(Working);
    public static readonly IReadOnlyList<string> States = ["InForce", "NotYet", "Superseded", "Repealed", Working, nameof(IngestState.Failed)];

    public bool IsOpen => Text.Length == 0 && State.Length == 0 && Class.Length == 0;

    public IEnumerable<ListedDocument> Apply(IEnumerable<ListedDocument> documents)
    {
        var words = Text.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var shown = documents.Where(d => (Collection.Length == 0 || d.Collection == Collection || d.Collection.StartsWith(Collection + "/", StringComparison.Ordinal))
            && (State.Length == 0 || StateOf(d) == State) && (Class.Length == 0 || d.Classification.ToString() == Class)
            && words.All(w => Searched(d).Contains(w, StringComparison.OrdinalIgnoreCase)));
        var ordered = Sort.TrimStart('-') switch
        {
            "department" => shown.OrderBy(d => d.OwnerDepartment, StringComparer.CurrentCulture).ThenBy(d => d.Title, StringComparer.CurrentCulture),
            "effective" => shown.OrderBy(d => d.EffectiveFrom),
            "came" => shown.OrderBy(d => d.CameAt),
            "passages" => shown.OrderBy(d => d.PassageCount),
            _ => shown.OrderBy(d => d.Title, StringComparer.CurrentCulture),
        };
        return Sort.StartsWith('-') ? ordered.Reverse() : ordered;
    }

    /// <summary>What the list calls the state of a document: how far it is, or whether it is in force.</summary>
    public static string StateOf(ListedDocument document) => document.State switch
    {
        IngestState.Ready => document.InForce.ToString(),
        IngestState.Failed => nameof(IngestState.Failed),
        _ => Working,
    };

    /// <summary>The address of the list with something changed.</summary>
    public string Address() => "/library?" + string.Join('&', new[] { ("collection", Collection), ("q", Text), ("state", State), ("class", Class), ("sort", Sort) }
        .Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static string Searched(ListedDocument d) => $"{d.Title} {d.Kind} {d.OwnerDepartment} {d.Collection} {d.Format}";
}
