using System.IO.Compression;
using System.Xml.Linq;
using OfficialsAssistant.Formats.Hancom;

namespace OfficialsAssistant.Formats.Hwpx;

/// <summary>
/// Text records of HWPX: hp:t, hp:script, 글자겹침, 덧말, text of form objects, guide text of empty 누름틀. What change tracking has
/// deleted and the second writing of the same content (hp:default) are no records; a header that every section repeats is one.
/// </summary>
internal static class HwpxRecords
{
    public static IReadOnlyList<string> Of(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var (records, shown) = (new List<string>(), new HashSet<string>());
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && (e.Name.StartsWith("section", StringComparison.OrdinalIgnoreCase) || e.Name.StartsWith("masterpage", StringComparison.OrdinalIgnoreCase))))
        {
            using var part = entry.Open();
            var root = XDocument.Load(part).Root!;
            foreach (var second in root.Descendants().Where(e => e.Name.LocalName == "default" && e.ElementsBeforeSelf().Any()).ToList()) second.Remove();
            foreach (var again in root.Descendants().Where(e => e.Name.LocalName is "header" or "footer" && e.Parent!.Name.LocalName == "ctrl" && !shown.Add(e.Name.LocalName + e.Value)).ToList()) again.Remove();
            Take(root, records);
        }
        return records;
    }

    private static void Take(XElement root, List<string> records)
    {
        var ends = root.Descendants().Where(e => e.Name.LocalName == "deleteEnd").Select(e => Attribute(e, "Id")).ToHashSet();
        var (deleted, guides) = (0, new Stack<(int Count, string Guide)>());
        foreach (var node in root.DescendantNodes())
        {
            if (node is XText text && deleted == 0 && IsRecord(text.Parent!.Name.LocalName)) records.Add(text.Value);
            if (node is not XElement element) continue;
            switch (element.Name.LocalName)
            {
                case "deleteBegin" when ends.Contains(Attribute(element, "Id")): deleted++; break;
                case "deleteEnd": deleted = Math.Max(0, deleted - 1); break;
                case "compose": records.Add(Attribute(element, "composeText")); break;
                case "btn": records.Add(Attribute(element, "caption")); break;
                case "checkBtn" or "radioBtn": records.Add((Attribute(element, "value") == "CHECKED" ? "☑" : "☐") + Attribute(element, "caption")); break;
                case "comboBox" or "listBox": records.Add(Attribute(element, "selectedValue")); break;
                case "fieldBegin": guides.Push((records.Count, Guide(element))); break;
                case "fieldEnd" when guides.TryPop(out var field) && field.Count == records.Count: records.Add(field.Guide); break;
            }
        }
    }

    private static bool IsRecord(string name) => name is "t" or "script" or "text" or "mainText" or "subText";

    private static string Guide(XElement field) => Attribute(field, "type") != "CLICK_HERE" ? "" :
        ClickHere.Guide(field.Descendants().FirstOrDefault(p => Attribute(p, "name") == "Command")?.Value ?? "");

    private static string Attribute(XElement element, string name) => element.Attribute(name)?.Value ?? "";
}
