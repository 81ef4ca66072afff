using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.Identity;

namespace OfficialsAssistant.LanguageModels;

/// <summary>What an exception of the model library means.</summary>
internal static class EndpointFailure
{
    public static ModelException Read(Exception exception, bool afterContent, TimeProvider time)
    {
        var reason = ReasonOf(exception);
        if (afterContent) return new ModelInterruptedException(reason);
        var response = (exception as ClientResultException)?.GetRawResponse();
        return new ModelUnavailableException(reason, response?.Status, response is null ? null : RetryAfter(response.Headers, time.GetUtcNow()));
    }

    private static ModelFailure ReasonOf(Exception exception) => exception switch
    {
        EndpointFault fault => fault.Reason,
        ClientResultException { Status: 0, InnerException: { } inner } => ReasonOf(inner),
        ClientResultException { Status: 0 } => ModelFailure.Connection,
        ClientResultException { Status: 401 or 403 } => ModelFailure.RefusedKey,
        ClientResultException { Status: 429 } => ModelFailure.RateLimited,
        ClientResultException { Status: 408 or >= 500 } => ModelFailure.ServerError,
        AuthenticationFailedException => ModelFailure.RefusedKey,
        // Cancelled, but neither by the caller nor by our limits: the time to connect was over.
        HttpRequestException or IOException or OperationCanceledException => ModelFailure.Connection,
        AggregateException { InnerException: { } inner } => ReasonOf(inner),
        _ => ModelFailure.BadResponse,
    };

    /// <summary>Seconds, or a date. A date is measured from the server's own clock where it tells it, because ours may differ.</summary>
    internal static TimeSpan? RetryAfter(PipelineResponseHeaders headers, DateTimeOffset now)
    {
        if (!headers.TryGetValue("Retry-After", out var value) || value is null) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return TimeSpan.FromSeconds(seconds);
        if (!TryDate(value, out var until)) return null;
        var from = headers.TryGetValue("Date", out var date) && TryDate(date, out var told) ? told : now;
        return until > from ? until - from : TimeSpan.Zero;
    }

    private static bool TryDate(string? value, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
