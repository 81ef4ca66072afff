namespace OfficialsAssistant.Prompts;

/// <summary>A prompt file as written: Semantic Kernel's field names and a version. Any other field fails at start.</summary>
internal sealed class PromptFile
{
    /// <summary>Name of the file without its extension.</summary>
    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>Goes up with every change; stored with each answer.</summary>
    public string Version { get; set; } = "";

    /// <summary>Messages as <c>&lt;message role="…"&gt;</c> elements with <c>{{$variables}}</c>.</summary>
    public string Template { get; set; } = "";

    public string TemplateFormat { get; set; } = "";
    public List<PromptVariable> InputVariables { get; set; } = [];

    /// <summary>By service id; only "default" is used.</summary>
    public Dictionary<string, PromptSettings> ExecutionSettings { get; set; } = [];
}

/// <summary>A variable of a template. All are required: a value nobody gave is a mistake of ours, not an empty text.</summary>
internal sealed class PromptVariable
{
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
}

internal sealed class PromptSettings
{
    public float? Temperature { get; set; }
    public float? TopP { get; set; }
    public int? MaxTokens { get; set; }
}
