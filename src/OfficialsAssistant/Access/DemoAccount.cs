namespace OfficialsAssistant.Access;

/// <summary>An invented person of demo mode, entered by one click.</summary>
/// <param name="Role">Site role, or null for an ordinary official.</param>
public sealed record DemoAccount(string UserName, string DisplayName, string Department, string? Role = null)
{
    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("official", "김하늘", "민원여권과"),
        new("official-2", "박도윤", "감사담당관"),
        new("trainer", "이서진", "스마트정보과", Roles.Trainer),
        new("judge", "최가온", "민원여권과"),
        new("library-manager", "정예린", "총무과", Roles.LibraryManager),
        new("competition-manager", "한지우", "스마트정보과", Roles.CompetitionManager),
        new("administrator", "오세라", "스마트정보과", Roles.Administrator),
        new("auditor", "윤해솔", "감사담당관", Roles.Auditor),
    ];
}
