namespace OfficialsAssistant.LanguageModels;

/// <summary>
/// Leaves an endpoint alone after failures in a row, then lets a single call try it. The try's first text closes the breaker
/// for everybody; one more failure before a whole answer opens it again.
/// </summary>
internal sealed class CircuitBreaker(int threshold, TimeSpan pause, TimeProvider time)
{
    private readonly Lock gate = new();
    private int failures;
    private long openedAt;
    private bool probing;

    /// <summary>False while the endpoint is left alone.</summary>
    public bool TryEnter(out bool isProbe)
    {
        lock (gate)
        {
            isProbe = false;
            if (failures < threshold) return true;
            if (probing || time.GetElapsedTime(openedAt) < pause) return false;
            isProbe = probing = true;
            return true;
        }
    }

    /// <summary>The probe's first text has come.</summary>
    public void ProbeAnswers()
    {
        lock (gate)
        {
            probing = false;
            failures = threshold - 1;
        }
    }

    /// <summary>The endpoint answered as an endpoint does, be it with a refusal.</summary>
    public void Succeed()
    {
        lock (gate)
        {
            probing = false;
            failures = 0;
        }
    }

    /// <summary>True when this failure opened the breaker.</summary>
    public bool Fail()
    {
        lock (gate)
        {
            probing = false;
            if (failures < threshold) failures++;
            if (failures < threshold) return false;
            openedAt = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>The caller went away before the endpoint showed how it is.</summary>
    public void Leave(bool isProbe)
    {
        if (!isProbe) return;
        lock (gate) probing = false;
    }
}
