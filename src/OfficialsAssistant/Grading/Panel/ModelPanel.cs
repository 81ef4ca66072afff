using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using OfficialsAssistant.Grading.Checks;
using OfficialsAssistant.LanguageModels;
using OfficialsAssistant.Prompts;

namespace OfficialsAssistant.Grading.Panel;

/// <summary>
/// A model as a judge of its own column: per criterion three samples of two prompt forms. Its grades count for nothing unless the competition
/// declared a weight and the calibration passes (<see cref="PanelWeight"/>).
/// </summary>
/// <param name="seed">Of the frozen competition: entrants do not know it, and the same work always gets the same markers.</param>
public sealed class ModelPanel(IChatClient client, string model, PromptLibrary prompts, byte[] seed, AnswerCache cache, int atOnce = 4) : IDisposable
{
    public const int Samples = 3;
    public static readonly IReadOnlyList<string> Forms = ["grading/criterion", "grading/criterion-reversed"];

    private readonly SemaphoreSlim throttle = new(atOnce);

    public async Task<PanelGrade> GradeAsync(CheckInput work, PanelCriterion criterion, CancellationToken cancellationToken)
    {
        if (StandardChecks.WithoutText(work) is { } without) return Ungraded(without);
        if (AddressesGrader.In(work)) return Ungraded(new Unscored(PanelTexts.AddressesGrader));
        var squeezed = Sentences.Squeeze(work.Text);
        var asked = await Task.WhenAll(Forms.SelectMany(f => Enumerable.Range(1, Samples).Select(s => AskAsync(f, s, work, criterion, cancellationToken))));
        return PanelVerdict.Of(work.Work, model, criterion, [.. asked.Select(a => a.Failed ? a : AnswerReader.Read(a, criterion, squeezed))]);

        PanelGrade Ungraded(Grade grade) => new(work.Work, criterion.Id, model, grade, null, NeedsPerson: true, []);
    }

    /// <summary>What a form asks of a work: for estimates and for the record.</summary>
    public Task<RenderedPrompt> RenderAsync(string form, CheckInput work, PanelCriterion criterion, CancellationToken cancellationToken)
    {
        var marks = criterion.Marks.Select(m => m.Text.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{m.At}: {m.Text}") : m.At.ToString(CultureInfo.InvariantCulture));
        return prompts.RenderAsync(form, new Dictionary<string, string>
        {
            ["criterion"] = criterion.Title,
            ["levels"] = string.Join('\n', form == Forms[0] ? marks : marks.Reverse()),
            ["marker"] = Marker(work.Work),
            ["work"] = PromptData.Quote(work.Text),
        }, cancellationToken);
    }

    public void Dispose() => throttle.Dispose();

    private string Marker(string work) => Convert.ToHexStringLower(HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(work)))[..24];

    private async Task<PanelAnswer> AskAsync(string form, int sample, CheckInput work, PanelCriterion criterion, CancellationToken cancellationToken)
    {
        var prompt = await RenderAsync(form, work, criterion, cancellationToken);
        var key = AnswerCache.Key(model, prompt.Id, sample, string.Join('\0', prompt.Messages.Select(m => $"{m.Role}\0{m.Text}")));
        var empty = new PanelAnswer(prompt.Id, sample, null, "", [], null, null, 0, 0);
        await throttle.WaitAsync(cancellationToken);
        try
        {
            var stored = cache.Find(key);
            if (stored is null) cache.Put(key, stored = await CallAsync(prompt, cancellationToken));
            return empty with { Text = stored.Text, InputTokens = stored.InputTokens, OutputTokens = stored.OutputTokens };
        }
        catch (ModelException)
        {
            return empty with { Why = PanelTexts.ModelFailed, Failed = true };
        }
        finally
        {
            throttle.Release();
        }
    }

    private async Task<StoredAnswer> CallAsync(RenderedPrompt prompt, CancellationToken cancellationToken)
    {
        var settings = prompt.Settings.Clone();
        settings.ResponseFormat = ChatResponseFormat.Json;
        var response = await client.GetResponseAsync(prompt.Messages, settings, cancellationToken);
        return new(response.Text, response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
    }
}
