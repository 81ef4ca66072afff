namespace OfficialsAssistant.Competitions.Reports;

/// <summary>The look of report.html: one column that fits a phone, a desk and an A4 page.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root{color-scheme:light;--line:#c9ced6;--soft:#f3f5f8;--ink:#1b2430;--warn:#9a3412}
        *{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1rem;font:16px/1.6 "Noto Sans KR","NanumGothic","맑은 고딕",sans-serif;color:var(--ink);background:#fff;word-break:keep-all;overflow-wrap:anywhere}
        h1{font-size:1.5rem;margin:.6rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .5rem;border-bottom:2px solid var(--ink)}h3{font-size:1rem}h4{font-size:.95rem;margin:.8rem 0 .2rem}
        .verdict{font-size:1.2rem;font-weight:700;padding:.7rem 1rem;border:2px solid;border-radius:.4rem;margin:0}.ready{color:#14532d;background:#f0fdf4}.open{color:#7c2d12;background:#fff7ed}
        .note,small{color:#4b5563;font-size:.9rem}.must{font-weight:700}.flag{color:var(--warn)}.sum{font-variant-numeric:tabular-nums;margin:.2rem 0}
        details{border-bottom:1px solid var(--line);padding:.3rem 0}summary{cursor:pointer;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}summary:focus-visible{outline:3px solid #1d4ed8}
        summary>span:first-of-type{min-width:9rem}.rank{min-width:2rem;text-align:right}.final{min-width:4rem;text-align:right;font-variant-numeric:tabular-nums}
        .wide{overflow-x:auto}.wide td,.wide th{overflow-wrap:normal}table{border-collapse:collapse;font-size:.9rem;margin:.3rem 0}th,td{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top}th{background:var(--soft)}.mean td{background:var(--soft);font-weight:700}
        blockquote{margin:.2rem 0;padding:.3rem .7rem;border-left:3px solid var(--line);background:var(--soft);font-size:.9rem}.pair{display:grid;grid-template-columns:1fr 1fr;gap:.5rem}
        svg{max-width:100%;height:auto}pre{background:var(--soft);padding:.5rem;overflow-x:auto}
        @media(max-width:40rem){.pair{grid-template-columns:1fr}}
        @media print{@page{size:A4;margin:15mm}body{max-width:none;padding:0;font-size:10pt}details{break-inside:avoid}details::details-content{content-visibility:visible;display:block;height:auto}h2{break-after:avoid}.wide{overflow:visible}table{font-size:8pt}}
        """;
}
