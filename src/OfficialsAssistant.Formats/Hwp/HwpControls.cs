using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Reads what stands in a paragraph besides its characters: tables, boxes, notes, fields, equations.</summary>
internal sealed class HwpControls(HwpBody body)
{
    private const int FieldCommandOffset = 9, DescriptionOffset = 44, TextArtOffset = 32;

    // A header or footer that several sections repeat is one.
    private readonly HashSet<(AsideKind, string)> shown = [];

    public void Read(HwpRecord control, ParagraphBuilder builder)
    {
        switch (control.ControlId)
        {
            case "tbl ": ReadTable(control, builder); break;
            case "eqed": ReadEquation(control, builder); break;
            case "gso ": ReadDrawing(control, builder); break;
            case "fn  ": ReadNote(AsideKind.Footnote, control, builder); break;
            case "en  ": ReadNote(AsideKind.Endnote, control, builder); break;
            case "head": ReadOnce(AsideKind.Header, control, builder); break;
            case "foot": ReadOnce(AsideKind.Footer, control, builder); break;
            case "tcmt": ReadLists(AsideKind.HiddenComment, control, builder); break;
            // Master pages (바탕쪽) hang at the section's definition; they stand on every page like a header.
            case "secd": ReadOnce(AsideKind.Header, control, builder); break;
            case "atno": builder.Append(AutoNumber.Of(control)); break;
            case "tcps" or "tdut": builder.Append(ComposedText.Of(control)); break;
            case "form": builder.Append(FormObject.TextOf(control)); break;
            case ['%', ..]: BeginField(control, builder); break;
            default: ReadLists(AsideKind.TextBox, control, builder); break;
        }
    }

    private void BeginField(HwpRecord control, ParagraphBuilder builder)
    {
        var offset = FieldCommandOffset;
        var command = control.Text(ref offset);
        builder.BeginField(control.ControlId == "%clk" ? ClickHere.Guide(command) : "", control.ControlId == "%fmu" ? FormulaResult(command) : "");
        // What a proofreader noted hangs in the field that marks the place.
        ReadLists(AsideKind.Memo, control, builder);
    }

    // "=SUM(B?:E?)??%g,;;67.5": what it last came to stands at the end.
    private static string FormulaResult(string command) => command.LastIndexOf(";;", StringComparison.Ordinal) is >= 0 and var at ? command[(at + 2)..] : "";

    private void ReadTable(HwpRecord control, ParagraphBuilder builder)
    {
        var lists = ParagraphList.Of(control.Children);
        var cells = lists.Where(l => l.Header is not null && l.After == Tags.Table).ToList();
        var table = HwpTable.Read(control.Children.First(Tags.Table), cells, body);
        var captions = lists.Where(l => l.After != Tags.Table).ToLookup(l => l.IsCaptionBefore, l => (Block)body.Aside(AsideKind.Caption, l));
        builder.AddBetween([.. captions[true], .. table.Cells.Count > 0 ? [table] : Array.Empty<Block>(), .. captions[false]]);
    }

    private void ReadEquation(HwpRecord control, ParagraphBuilder builder)
    {
        if (control.Children.First(Tags.Equation) is { } equation)
        {
            var offset = 4;
            builder.AddBeside(new EquationBlock(HancomCharacters.Clean(equation.Text(ref offset))));
        }
        ReadLists(AsideKind.Caption, control, builder);
    }

    private void ReadDrawing(HwpRecord control, ParagraphBuilder builder)
    {
        foreach (var child in control.Children)
            if (child.Tag == Tags.ShapeComponent) ReadShape(child, builder);
        var offset = DescriptionOffset;
        if (control.Descendants.Any(d => d.Tag == Tags.Picture)) builder.AddBeside(new ImageBlock(AltText.Clean(control.Text(ref offset))));
        ReadLists(AsideKind.Caption, control, builder);
    }

    private void ReadShape(HwpRecord shape, ParagraphBuilder builder)
    {
        ReadLists(AsideKind.TextBox, shape, builder);
        foreach (var inner in shape.Children)
        {
            // Grouped shapes nest, as deep as the ten bits of a level go.
            if (inner.Tag == Tags.ShapeComponent) ReadShape(inner, builder);
            var offset = TextArtOffset;
            if (inner.Tag == Tags.TextArt) builder.Append(inner.Text(ref offset));
        }
    }

    private void ReadNote(AsideKind kind, HwpRecord control, ParagraphBuilder builder) =>
        ReadLists(kind, control, builder, AutoNumber.OfNote(control));

    private void ReadLists(AsideKind kind, HwpRecord control, ParagraphBuilder builder, string marker = "")
    {
        foreach (var list in ParagraphList.Of(control.Children))
        {
            var aside = body.Aside(kind, list, marker);
            if (aside.Blocks.Count > 0) builder.AddBeside(aside);
        }
    }

    private void ReadOnce(AsideKind kind, HwpRecord control, ParagraphBuilder builder)
    {
        foreach (var list in ParagraphList.Of(control.Children))
        {
            var aside = body.Aside(kind, list);
            if (aside.Blocks.Count > 0 && shown.Add((kind, PlainText.Of(aside.Blocks, TextKinds.All)))) builder.AddBeside(aside);
        }
    }
}
