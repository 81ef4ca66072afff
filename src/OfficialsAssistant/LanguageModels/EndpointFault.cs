namespace OfficialsAssistant.LanguageModels;

/// <summary>What our own layers below the model library found wrong; becomes a <see cref="ModelException"/> further out.</summary>
internal sealed class EndpointFault(ModelFailure reason) : IOException($"Model endpoint: {reason}.")
{
    public ModelFailure Reason { get; } = reason;
}
