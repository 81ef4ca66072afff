using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwp;

/// <summary>Reads what stands in a paragraph besides its characters: tables, boxes, notes, fields, equations.</summary>
internal sealed class HwpControls(HwpBody body)
{
    private const int DescriptionOffset = 44;

    // A header or footer that several sections repeat is one.
    private readonly HashSet<(AsideKind, string)> shown = [];
    private readonly Stack<string> fields = new();

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

    public void EndField(ParagraphBuilder builder)
    {
        if (fields.TryPop(out var id) && id == "%clk") builder.EndField();
    }

    private void BeginField(HwpRecord control, ParagraphBuilder builder)
    {
        fields.Push(control.ControlId);
        if (control.ControlId != "%clk") return;
        var offset = 9;
        builder.BeginField(ClickHere.Guide(control.Text(ref offset)));
    }

    private void ReadTable(HwpRecord control, ParagraphBuilder builder)
    {
        var lists = ParagraphList.Of(control.Children);
        var cells = lists.Where(l => l.Header is not null && l.After == Tags.Table).ToList();
        var table = HwpTable.Read(control.Children.First(Tags.Table), cells, body);
        var captions = lists.Where(l => l.After != Tags.Table).Select(l => body.Aside(AsideKind.Caption, l));
        builder.AddBetween([.. table.Cells.Count > 0 ? [table] : Array.Empty<Block>(), .. captions]);
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
        var offset = DescriptionOffset;
        var isPicture = control.Descendants.Any(d => d.Tag == Tags.Picture);
        var description = AltText.Clean(control.Text(ref offset));
        if (isPicture || description.Length > 0) builder.AddBeside(new ImageBlock(description));
        foreach (var child in control.Children)
            if (child.Tag == Tags.ShapeComponent) ReadShape(child, builder);
        ReadLists(AsideKind.Caption, control, builder);
    }

    // Grouped shapes nest; the tree's depth is bounded by the format's ten bits and by the body's own limit.
    private void ReadShape(HwpRecord shape, ParagraphBuilder builder)
    {
        ReadLists(AsideKind.TextBox, shape, builder);
        foreach (var inner in shape.Children)
            if (inner.Tag == Tags.ShapeComponent) ReadShape(inner, builder);
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
