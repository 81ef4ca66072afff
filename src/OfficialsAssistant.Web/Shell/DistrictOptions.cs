namespace OfficialsAssistant.Web.Shell;

/// <summary>Section "District": what the header says.</summary>
public sealed class DistrictOptions
{
    public string Name { get; set; } = "한빛구";
    public string Product { get; set; } = "AI 업무도우미";
}
