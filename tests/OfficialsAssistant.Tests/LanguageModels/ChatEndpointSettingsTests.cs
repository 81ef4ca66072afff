using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OfficialsAssistant.Data;
using OfficialsAssistant.LanguageModels;
using Xunit;

namespace OfficialsAssistant.Tests.LanguageModels;

public sealed class ChatEndpointSettingsTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["LanguageModels:Chat:Endpoint"] = "http://127.0.0.1:8000",
        ["LanguageModels:Chat:Model"] = "m",
    };

    [Theory]
    [InlineData("Endpoint", "localhost:8000", "http://")]
    [InlineData("Endpoint", "ftp://host", "http://")]
    [InlineData("Endpoint", "http://me:secret@host", "user name")]
    [InlineData("Model", "", "name")]
    [InlineData("Kind", "Gemini", "OpenAI or Azure")]
    [InlineData("Kind", "7", "OpenAI or Azure")]
    [InlineData("FirstTokenTimeout", "60", "00:01:00")]
    [InlineData("TokenTimeout", "soon", "00:00:20")]
    [InlineData("AnswerTimeout", "-00:01:00", "00:05:00")]
    [InlineData("Retries", "many", "0 to 10")]
    [InlineData("Retries", "99", "0 to 10")]
    [InlineData("BreakerThreshold", "0", "1 to 100")]
    [InlineData("BreakerPause", "0", "00:00:30")]
    [InlineData("SendTemperature", "nein", "true or false")]
    [InlineData("Key", "열쇠", "ASCII")]
    public async Task AWrongValueKeepsTheProgramFromStartingAndNamesItsKey(string name, string value, string form)
    {
        using var host = new ModelHost(ModelHost.With(Good, (name, value)));
        var failure = await Assert.ThrowsAsync<SettingException>(host.StartAsync);
        Assert.Equal($"LanguageModels:Chat:{name}", failure.Setting);
        Assert.StartsWith($"LanguageModels:Chat:{name} must", failure.Message, StringComparison.Ordinal);
        Assert.Contains(form, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model")]
    [InlineData("Key")]
    public async Task AModelWithoutAnAddressIsAMistake(string name)
    {
        using var host = new ModelHost(ModelHost.With([], (name, "x")));
        Assert.Equal("LanguageModels:Chat:Endpoint", (await Assert.ThrowsAsync<SettingException>(host.StartAsync)).Setting);
    }

    [Fact]
    public async Task AzureWithoutAKeyNeedsHttps()
    {
        using var plain = new ModelHost(ModelHost.With(Good, ("Kind", "Azure")));
        Assert.Equal("LanguageModels:Chat:Endpoint", (await Assert.ThrowsAsync<SettingException>(plain.StartAsync)).Setting);
        using var tls = new ModelHost(ModelHost.With(Good, ("Kind", "Azure"), ("Endpoint", "https://seocho.openai.azure.com")));
        await tls.StartAsync();
    }

    [Fact]
    public async Task ReadsEveryKey()
    {
        using var host = new ModelHost(ModelHost.With(Good, ("Kind", "azure"), ("Key", "k"), ("FirstTokenTimeout", "00:00:10"), ("TokenTimeout", "00:00:02"),
            ("AnswerTimeout", "00:01:30"), ("Retries", "0"), ("BreakerThreshold", "7"), ("BreakerPause", "00:00:05"), ("SendTemperature", "false")));
        await host.StartAsync();
        var options = host.Services.GetRequiredService<IOptions<ChatEndpointOptions>>().Value;
        Assert.Equal((ChatEndpointKind.Azure, "k", 10, 2, 90), (options.Kind, options.Key, options.FirstTokenTimeout.TotalSeconds, options.TokenTimeout.TotalSeconds, options.AnswerTimeout.TotalSeconds));
        Assert.Equal((0, 7, 5, false), (options.Retries, options.BreakerThreshold, options.BreakerPause.TotalSeconds, options.SendTemperature));
    }

    [Fact]
    public async Task StartsWithoutAnySetting()
    {
        using var host = new ModelHost(new Dictionary<string, string?>());
        await host.StartAsync();
        Assert.False(host.Model.IsConfigured);
    }
}
