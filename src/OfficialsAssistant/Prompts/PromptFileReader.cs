using System.Text.RegularExpressions;
using System.Xml;
using OfficialsAssistant.Data;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OfficialsAssistant.Prompts;

/// <summary>Reads a prompt file and refuses what Semantic Kernel alone would render as nothing.</summary>
internal static partial class PromptFileReader
{
    /// <param name="shownAs">What messages call the file: "prompts/chat/answer.yaml".</param>
    /// <exception cref="SettingException">The file is not a prompt; the message names it and says why.</exception>
    public static PromptFile Read(string yaml, string shownAs)
    {
        var file = Parse(yaml, shownAs);
        var fault = FaultIn(file, Path.GetFileNameWithoutExtension(shownAs));
        return fault is null ? file : throw new SettingException(shownAs, $"{shownAs}: {fault}.");
    }

    private static PromptFile Parse(string yaml, string shownAs)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).WithDuplicateKeyChecking().Build();
            return reader.Deserialize<PromptFile?>(yaml) ?? new PromptFile();
        }
        catch (YamlException e)
        {
            throw new SettingException(shownAs, $"{shownAs}, line {e.Start.Line}: {(e.InnerException?.Message ?? e.Message).TrimEnd('.')}.");
        }
    }

    private static string? FaultIn(PromptFile file, string fileName)
    {
        if (file.Name != fileName) return $"name must be the file's name, '{fileName}'";
        if (file.Version.Length == 0) return "version is missing";
        if (file.TemplateFormat != "semantic-kernel") return "template_format must be semantic-kernel";
        if (file.ExecutionSettings.Keys.Any(k => k != "default")) return "execution_settings may hold only default";
        return FaultInVariables(file) ?? FaultInMessages(file.Template);
    }

    private static string? FaultInVariables(PromptFile file)
    {
        var declared = file.InputVariables.Select(v => v.Name).ToList();
        var used = Variable().Matches(file.Template).Select(m => m.Groups[1].Value).ToHashSet();
        if (declared.FirstOrDefault(d => !PlainName().IsMatch(d)) is { } odd) return $"'{odd}' is no name for a variable";
        if (declared.Distinct().Count() < declared.Count) return "a variable is declared twice";
        if (used.Except(declared).FirstOrDefault() is { } undeclared) return $"the template uses {undeclared}, which input_variables does not declare";
        if (declared.Except(used).FirstOrDefault() is { } unused) return $"input_variables declares {unused}, which the template does not use";
        return Variable().Replace(file.Template, "").Contains("{{", StringComparison.Ordinal) ? "the template may hold {{$variable}} and no other {{…}}" : null;
    }

    private static string? FaultInMessages(string template)
    {
        try
        {
            var messages = PromptMessages.Read(Variable().Replace(template, "{{$1}}"));
            if (messages.Count == 0) return "the template holds no message";
            // Text of people and documents is data, never system text.
            return messages.Any(m => m.Role == Microsoft.Extensions.AI.ChatRole.System && m.Text.Contains("{{", StringComparison.Ordinal))
                ? "a system message may not hold a variable" : null;
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            return $"the template is not a row of <message> elements: {e.Message.TrimEnd('.')}";
        }
    }

    [GeneratedRegex(@"\{\{\s*\$([A-Za-z0-9_]+)\s*\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex PlainName();
}
