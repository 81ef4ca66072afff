namespace OfficialsAssistant.LanguageModels;

/// <summary>Why a model's endpoint gave no answer, or no whole one.</summary>
public enum ModelFailure { Timeout, RateLimited, RefusedKey, ServerError, BreakerOpen, BadResponse, Connection }

/// <summary>A model that failed. Carries nothing of the prompt, the answer, the key or the server's message, so it may be logged and shown.</summary>
public abstract class ModelException(ModelFailure reason, int? status, string message) : Exception(message)
{
    public ModelFailure Reason { get; } = reason;

    /// <summary>HTTP status the server answered with, if that was the failure.</summary>
    public int? Status { get; } = status;

    /// <summary>timeout, rateLimited, refusedKey, serverError, breakerOpen, badResponse or connection.</summary>
    public string Code => Reason switch
    {
        ModelFailure.Timeout => "timeout",
        ModelFailure.RateLimited => "rateLimited",
        ModelFailure.RefusedKey => "refusedKey",
        ModelFailure.ServerError => "serverError",
        ModelFailure.BreakerOpen => "breakerOpen",
        ModelFailure.Connection => "connection",
        _ => "badResponse",
    };
}

/// <summary>The model failed before its first text: whoever asked falls back to quoting.</summary>
public sealed class ModelUnavailableException(ModelFailure reason, int? status = null, TimeSpan? retryAfter = null)
    : ModelException(reason, status, $"The model gave no answer ({reason}{(status is null ? "" : $", status {status}")}).")
{
    /// <summary>How long the server asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>The model broke off after text had come: what came is kept and the answer is marked as interrupted.</summary>
public sealed class ModelInterruptedException(ModelFailure reason)
    : ModelException(reason, null, $"The model broke off in the middle of its answer ({reason}).");
