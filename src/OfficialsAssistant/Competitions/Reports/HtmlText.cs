using System.Text;

namespace OfficialsAssistant.Competitions.Reports;

/// <summary>A page as it grows. Takes finished text alone, so that no number is ever written in the culture of the machine.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();

    public HtmlText Append(string piece)
    {
        text.Append(piece);
        return this;
    }

    public HtmlText AppendJoin(IEnumerable<string> pieces)
    {
        foreach (var piece in pieces) text.Append(piece);
        return this;
    }

    /// <summary>A row of column heads by the names of their texts.</summary>
    public HtmlText Heads(string names) =>
        Append("<tr>").AppendJoin(names.Split(' ').Select(n => $"<th>{System.Net.WebUtility.HtmlEncode(CompetitionTexts.Get(n))}</th>")).Append("</tr>");

    public override string ToString() => text.ToString();
}
