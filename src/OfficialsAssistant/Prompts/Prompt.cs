using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OfficialsAssistant.Prompts;

/// <summary>A checked prompt. Semantic Kernel's template engine fills it, and is loaded with the first rendering, not at start.</summary>
internal sealed class Prompt(string name, PromptFile file)
{
    private static readonly Lazy<Kernel> Engine = new(() => new Kernel());
    private readonly Lazy<IPromptTemplate> template = new(() => Compile(file));
    private readonly string[] variables = [.. file.InputVariables.Select(v => v.Name)];

    /// <exception cref="ArgumentException">A variable is missing, or one is given that the prompt does not know.</exception>
    public async Task<RenderedPrompt> RenderAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (variables.FirstOrDefault(v => !values.ContainsKey(v)) is { } missing) throw new ArgumentException($"Prompt {name} needs the variable {missing}.", nameof(values));
        if (values.Keys.FirstOrDefault(k => !variables.Contains(k)) is { } unknown) throw new ArgumentException($"Prompt {name} knows no variable {unknown}.", nameof(values));
        var arguments = new KernelArguments();
        foreach (var (variable, value) in values) arguments[variable] = PromptMessages.Clean(value);
        var rendered = await template.Value.RenderAsync(Engine.Value, arguments, cancellationToken);
        return new RenderedPrompt(name, file.Version, PromptMessages.Read(rendered), Settings());
    }

    private static IPromptTemplate Compile(PromptFile file) => new KernelPromptTemplateFactory().Create(new PromptTemplateConfig
    {
        Name = file.Name,
        Template = file.Template,
        TemplateFormat = file.TemplateFormat,
        InputVariables = [.. file.InputVariables.Select(v => new InputVariable { Name = v.Name, Description = v.Description })],
    });

    private ChatOptions Settings()
    {
        var settings = file.ExecutionSettings.GetValueOrDefault("default");
        return new ChatOptions { Temperature = settings?.Temperature, TopP = settings?.TopP, MaxOutputTokens = settings?.MaxTokens };
    }
}
