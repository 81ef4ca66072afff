namespace OfficialsAssistant.Grounding;

/// <summary>What a fact is about; the names in <see cref="Comparison.Kind"/> are these in lower case.</summary>
public enum FactKind { Number, Date, Amount, Period, Article, Quotation }

/// <summary>The bound written around a value: 이상, 초과, 이하·이내, 미만, 전, 후. <see cref="UpTo"/> (까지, 최대) and <see cref="From"/> (부터) are weak: they may also stand beside a bare value.</summary>
public enum Bound { None, AtLeast, MoreThan, AtMost, LessThan, Before, After, UpTo, From }

/// <summary>A value in Korean text, normalised so that two spellings of the same value are equal.</summary>
/// <param name="Start">Offset in the text (UTF-16).</param>
/// <param name="Text">As written, its bound included ("7일전까지").</param>
/// <param name="Value">Normalised: "7" for a quantity, "2026-03-02" or "--03-02" for a date, "제14조/제2항" for an article.</param>
/// <param name="Unit">Normalised unit: 원, 일, 월(months), 분(minutes), 초, 명, 회, % …; for dates 날짜 or 시각.</param>
/// <param name="Per">Of a frequency: 년, 월, 주, 일, 분기, 반기; else empty.</param>
public sealed record Fact(FactKind Kind, int Start, string Text, string Value, string Unit = "", Bound Bound = Bound.None, string Per = "")
{
    public int End => Start + Text.Length;

    public string KindName => Kind switch
    {
        FactKind.Number => "number",
        FactKind.Date => "date",
        FactKind.Amount => "amount",
        FactKind.Period => "period",
        FactKind.Article => "article",
        _ => "quotation",
    };
}
