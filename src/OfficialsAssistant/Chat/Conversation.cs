using System.Text.Json;
using System.Text.Json.Serialization;

namespace OfficialsAssistant.Chat;

/// <summary>A series of turns of one official (대화).</summary>
public sealed class Conversation
{
    /// <summary>UUIDv7 made by the client with the first question.</summary>
    public Guid Id { get; init; }
    public Guid OfficialId { get; init; }
    public required string Title { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime UpdatedAt { get; set; }
    public DateTime? DeletedAt { get; set; }
    public int Revision { get; set; }
    public List<Turn> Turns { get; init; } = [];
}

/// <summary>How a turn stands. Running is open, from the commit of the question on; the others are final.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnState>))]
public enum TurnState { Running, Answered, Refused, Stopped, Interrupted, Failed }

/// <summary>One question, its answer and how it was made (문답). Turns form a tree: a regeneration is a sibling, an edited question a new branch.</summary>
public sealed class Turn
{
    /// <summary>UUIDv7 made by the client: the same id twice is one turn.</summary>
    public Guid Id { get; init; }
    public Guid ConversationId { get; init; }
    public Conversation? Conversation { get; init; }
    public Guid? ParentTurnId { get; init; }

    /// <summary>The interrupted turn whose text this one takes up, or null.</summary>
    public Guid? ContinuesTurnId { get; init; }

    /// <summary>As typed, NFC.</summary>
    public required string Question { get; init; }

    public TurnState State { get; set; } = TurnState.Running;

    /// <summary>Authoritative Markdown once closed.</summary>
    public string Answer { get; set; } = "";

    /// <summary>The closing part as JSON: sentences, citations, reason.</summary>
    public string? Closing { get; set; }

    public string? Model { get; set; }
    public string? PromptVersion { get; set; }
    public int? InputTokens { get; set; }
    public int? OutputTokens { get; set; }
    public DateTime AskedAt { get; init; }
    public DateTime? FirstTextAt { get; set; }
    public DateTime? ClosedAt { get; set; }
    public DateTime? StopRequestedAt { get; set; }
    public string? Node { get; set; }
    public DateTime? LeaseUntil { get; set; }
    public List<TurnSource> Sources { get; init; } = [];

    /// <summary>Puts the end on the turn, with its own copies of the passages that were shown.</summary>
    public void Close(ClosedPart closing, IEnumerable<AnswerPart> parts, DateTime now)
    {
        State = closing.State;
        Answer = closing.Text;
        Closing = JsonSerializer.Serialize<AnswerPart>(closing, AnswerJson.Options);
        Model = closing.Model;
        PromptVersion = closing.PromptVersion;
        InputTokens = closing.InputTokens;
        OutputTokens = closing.OutputTokens;
        ClosedAt = now;
        Node = null;
        LeaseUntil = null;
        Sources.AddRange(TurnSource.Of(Id, parts));
    }
}

/// <summary>A turn's own copy of a passage shown to it, so that it stays readable when the library changes.</summary>
public sealed class TurnSource
{
    public Guid TurnId { get; init; }
    public int Number { get; init; }
    public Guid PassageId { get; init; }
    public Guid DocumentId { get; init; }

    /// <summary>The <see cref="AnswerSource"/> as JSON.</summary>
    public required string Source { get; init; }

    public static IEnumerable<TurnSource> Of(Guid turnId, IEnumerable<AnswerPart> parts) =>
        parts.OfType<SourcesPart>().SelectMany(p => p.Sources).Select(s => new TurnSource
        {
            TurnId = turnId,
            Number = s.Number,
            PassageId = s.PassageId,
            DocumentId = s.DocumentId,
            Source = JsonSerializer.Serialize(s, AnswerJson.Options),
        });
}

/// <summary>Consecutive parts of a turn's stream, stored by one flush.</summary>
public sealed class TurnParts
{
    public Guid TurnId { get; init; }

    /// <summary>Number of the first part in the row; parts are numbered from 1 without gaps.</summary>
    public int First { get; init; }

    public int Last { get; init; }

    /// <summary>JSON array of <see cref="AnswerPart"/>.</summary>
    public required string Parts { get; init; }
}
