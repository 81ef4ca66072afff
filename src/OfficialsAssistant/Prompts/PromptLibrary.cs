using OfficialsAssistant.Data;

namespace OfficialsAssistant.Prompts;

/// <summary>The prompts of a folder, by path without extension: "chat/answer". Reading begins with the construction, beside the rest of the start.</summary>
public sealed class PromptLibrary
{
    private readonly Task<Dictionary<string, Prompt>> prompts;

    public PromptLibrary(string folder) => prompts = Task.Run(() => ReadAll(folder));

    /// <summary>The folder beside the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <exception cref="SettingException">A file is not a prompt; the message names it.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => prompts.WaitAsync(cancellationToken);

    /// <summary>
    /// Fills the prompt's variables in. Values are text, whatever they hold: markup and <c>{{…}}</c> in them stay as they are; line
    /// ends become \n.
    /// </summary>
    /// <exception cref="ArgumentException">No such prompt, a variable is missing, or one is given that the prompt does not know.</exception>
    public async Task<RenderedPrompt> RenderAsync(string name, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var all = await prompts.WaitAsync(cancellationToken);
        if (!all.TryGetValue(name, out var prompt)) throw new ArgumentException($"There is no prompt {name}.", nameof(name));
        return await prompt.RenderAsync(variables, cancellationToken);
    }

    private static Dictionary<string, Prompt> ReadAll(string folder)
    {
        if (!Directory.Exists(folder)) throw new SettingException("prompts", $"The folder '{folder}' with the prompts is missing.");
        var all = new Dictionary<string, Prompt>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var inFolder = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var name = inFolder[..^".yaml".Length];
            all[name] = new Prompt(name, PromptFileReader.Read(File.ReadAllText(path), $"prompts/{inFolder}"));
        }
        return all;
    }
}
