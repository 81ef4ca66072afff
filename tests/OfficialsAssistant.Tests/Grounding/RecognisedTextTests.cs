using OfficialsAssistant.Grounding;
using Xunit;

namespace OfficialsAssistant.Tests.Grounding;

public sealed class RecognisedTextTests
{
    private const string Sentence = "당직명령은 근무예정일 7일 전까지 소속기관의 장이 발령해야 합니다.";
    private static readonly NumberedPassage Original = TestPassages.Duty7(1);
    private static readonly NumberedPassage Scan = TestPassages.Duty7(2) with { Recognised = true };

    [Fact]
    public void RecognisedTextAloneNeverConfirms()
    {
        Assert.Equal(SentenceState.Confirmed, Check(Sentence, Original).State);
        var scanned = Check(Sentence, Scan);
        Assert.Equal((SentenceState.Unconfirmed, "recognised"), (scanned.State, scanned.Why!.Code));
    }

    [Fact]
    public void NotEvenWordForWord() =>
        Assert.Equal(SentenceState.Unconfirmed, Check("당직명령은 특별한 사정이 없는 한 근무예정일 7일전까지 그 소속기관의 장이 발령하여야 한다.", Scan).State);

    [Fact]
    public void AnOriginalBesideItConfirms() => Assert.Equal(SentenceState.Confirmed, Check(Sentence, Original, Scan).State);

    [Fact]
    public void AMisreadNumberIsNoContradiction() =>
        Assert.Equal(SentenceState.Unconfirmed, Check("당직명령은 근무예정일 9일 전까지 소속기관의 장이 발령해야 합니다.", Scan).State);

    private static CheckedSentence Check(string text, params NumberedPassage[] cited) => SentenceChecker.Check(new AnswerSentence(0, text.Length, text, []), cited, cited);
}
