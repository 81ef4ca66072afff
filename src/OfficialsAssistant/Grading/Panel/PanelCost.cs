namespace OfficialsAssistant.Grading.Panel;

/// <summary>What the endpoint costs; 0 on a machine of one's own.</summary>
/// <param name="Currency">"KRW"</param>
public sealed record PanelPrices(decimal InputPerMillion, decimal OutputPerMillion, string Currency);

/// <summary>Requests, tokens and money of a panel's run.</summary>
/// <param name="Estimated">True before the run: tokens guessed from the letters.</param>
public sealed record PanelCost(int Requests, long InputTokens, long OutputTokens, decimal Cost, string Currency, bool Estimated)
{
    // A Hangul syllable is about one token of today's models, four Latin letters are one; a whole answer stays well below this.
    private const int OutputPerRequest = 300;

    /// <summary>Before the run. Works that no model will see cost nothing.</summary>
    public static async Task<PanelCost> EstimateAsync(ModelPanel panel, IReadOnlyList<CheckInput> works, IReadOnlyList<PanelCriterion> criteria, PanelPrices prices, CancellationToken cancellationToken)
    {
        var (requests, input) = (0, 0L);
        foreach (var work in works.Where(w => Checks.StandardChecks.WithoutText(w) is null && !Checks.AddressesGrader.In(w)))
        {
            foreach (var criterion in criteria)
            {
                foreach (var form in ModelPanel.Forms)
                {
                    var prompt = await panel.RenderAsync(form, work, criterion, cancellationToken);
                    input += ModelPanel.Samples * prompt.Messages.Sum(m => TokensOf(m.Text));
                    requests += ModelPanel.Samples;
                }
            }
        }
        return Of(requests, input, (long)requests * OutputPerRequest, prices, estimated: true);
    }

    /// <summary>After the run, as the server counted.</summary>
    public static PanelCost Of(IEnumerable<PanelGrade> grades, PanelPrices prices)
    {
        var answers = grades.SelectMany(g => g.Answers).Where(a => a.Text is not null).ToList();
        return Of(answers.Count, answers.Sum(a => a.InputTokens), answers.Sum(a => a.OutputTokens), prices, estimated: false);
    }

    private static PanelCost Of(int requests, long input, long output, PanelPrices prices, bool estimated) =>
        new(requests, input, output, Math.Round((input * prices.InputPerMillion + output * prices.OutputPerMillion) / 1_000_000, 4, MidpointRounding.AwayFromZero), prices.Currency, estimated);

    private static long TokensOf(string text) => text.Count(c => c > 127) + (text.Count(c => c <= 127) + 3) / 4;
}
