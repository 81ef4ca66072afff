namespace OfficialsAssistant.Tests.Support;

/// <summary>A few small documents of an invented district, written for tests.</summary>
public static class SampleRules
{
    public const string Duty = """
        ---
        제목: 가람구 당직근무 규칙
        종류: 규칙
        담당부서: 총무과
        열람: 전체
        시행일자: 2025-01-02
        원본키: test/duty
        ---
        # 가람구 당직근무 규칙

        ## 제1장 총칙

        제1조(목적) 이 규칙은 가람구 공무원의 당직근무에 필요한 사항을 정함을 목적으로 한다.

        ## 제2장 당직

        제7조(당직명령) ① 당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다.
        ② 당직명령을 받은 사람이 출장 등으로 근무할 수 없으면 지체 없이 같은 직급의 대리근무자를 정하여 변경승인을 받아야 한다.

        제8조(당직수당) 당직수당의 지급액은 별표 1과 같다.

        제9조(당직일지) 당직 근무자는 당직일지를 작성하여 다음 근무일 오전 9시 30분까지 총무과장에게 제출하여야 하며, 당직일지는 3년간 보존한다.
        """;

    public const string Secret = """
        ---
        제목: 가람구 감사 처리 지침
        종류: 지침
        담당부서: 감사담당관
        열람: [감사담당관]
        시행일자: 2025-01-02
        원본키: test/audit
        ---
        # 가람구 감사 처리 지침

        ## 1. 제보 접수

        제보는 접수한 날부터 12일 이내에 조사 여부를 결정하여야 한다.
        """;

    public static void AddTo(AppFactory app)
    {
        app.Documents["duty.md"] = Duty;
        app.Documents["audit.md"] = Secret;
    }
}
