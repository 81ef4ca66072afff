using OfficialsAssistant.Library;

namespace OfficialsAssistant.LanguageModels;

/// <summary>Which way an endpoint is addressed.</summary>
public enum ChatEndpointKind
{
    /// <summary>Any server that speaks OpenAI's chat completions: vLLM, Ollama, llama.cpp, LM Studio, a gateway.</summary>
    OpenAI,

    /// <summary>Azure OpenAI: the model is the name of a deployment.</summary>
    Azure,
}

/// <summary>Section "LanguageModels:Chat": the model that writes answers. Nothing set is no model, and the product quotes.</summary>
public sealed class ChatEndpointOptions
{
    public const string Section = "LanguageModels:Chat";

    /// <summary>The model that grades: same keys, a role of its own. Nothing set is no model panel; it never falls back to the chat endpoint.</summary>
    public const string GraderSection = "LanguageModels:Grader";

    /// <summary>Address of the server, with or without /v1: "http://127.0.0.1:8000"; for Azure that of the resource.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Name of the model as the server calls it; for Azure the name of the deployment.</summary>
    public string Model { get; set; } = "";

    /// <summary>Empty: no key is sent; Azure then takes a token of the account that runs the program.</summary>
    public string Key { get; set; } = "";

    public ChatEndpointKind Kind { get; set; }

    /// <summary>Longest wait for the first text.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest wait for the next text.</summary>
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest answer from its first text on, and longest wait for that text however busy the server seems; ends a model that does not stop.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Most repetitions of a call that failed before its first text.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Failures in a row after which the endpoint is left alone for <see cref="BreakerPause"/>.</summary>
    public int BreakerThreshold { get; set; } = 5;

    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>False for models that accept no temperature but their own (reasoning models).</summary>
    public bool SendTemperature { get; set; } = true;

    /// <summary>보안등급 of the endpoint: a passage of a higher class is never sent to it. O unless the district has cleared it for more.</summary>
    public Classification Class { get; set; } = Classification.O;

    /// <summary>Price of 1,000 tokens sent, in won; 0 on a machine of one's own. Only what a grader costs is told beforehand.</summary>
    public decimal PricePer1000Input { get; set; }

    /// <summary>Price of 1,000 tokens received, in won.</summary>
    public decimal PricePer1000Output { get; set; }

    public bool IsConfigured => Endpoint.Length > 0;
}
