using System.Globalization;

namespace OfficialsAssistant.Web.Shell;

/// <summary>Days and times as an office writes them, in Korean time.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo Seoul = TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul");

    public static DateTime InSeoul(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Seoul);

    /// <summary>"2026. 3. 2."</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy. M. d.", CultureInfo.InvariantCulture);

    /// <summary>"14:05"</summary>
    public static string Time(DateTime utc) => InSeoul(utc).ToString("HH:mm", CultureInfo.InvariantCulture);
}
