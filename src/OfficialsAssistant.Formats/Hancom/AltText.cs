using System.Text.RegularExpressions;

namespace OfficialsAssistant.Formats.Hancom;

/// <summary>A picture's description (개체 설명문) without the sentences Hancom writes there by itself.</summary>
internal static partial class AltText
{
    public static string Clean(string comment) =>
        HancomCharacters.Clean(string.Join('\n', comment.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && !Automatic().IsMatch(l))));

    [GeneratedRegex(@"^(?:\S{1,8} ?\S{0,6}입니다\.|(?:원본 그림의 이름|원본 그림의 크기|사진 찍은 날짜|카메라 \S+|프로그램 이름|EXIF 버전|F-스톱|노출 시간|IOS 감도|ISO 감도|색 대표|노출 모드|노출 프로그램|측광 모드|플래시 모드|35mm 초점 거리|대비|채도|선명도)\s*:.*)$")]
    private static partial Regex Automatic();
}
