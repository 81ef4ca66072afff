using System.IO.Compression;
using OfficialsAssistant.Tests.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

public sealed class IntakeTests : IDisposable
{
    private readonly TestCompetition competition = new();

    private string Inbox => Path.Combine(competition.Root, "inbox");
    private string Taken => Path.Combine(competition.Root, "taken");

    [Fact]
    public async Task EverythingIsProposedAskedOrTaken()
    {
        Mail("1.eml", "가나다", "공문 부문 출품", "Mon, 12 Oct 2026 09:00:00 +0900", "작품.md", "첫 작품");
        Mail("2.eml", "라마바", "공문 부문 출품", "Fri, 16 Oct 2026 18:21:00 +0900", "작품.md", "늦은 작품");
        Mail("3.eml", "사아자", "안녕하세요", "Mon, 12 Oct 2026 10:00:00 +0900", "작품.md", "부문 없는 작품");
        competition.Write("inbox/차카타_민원/작품.md", "폴더로 낸 작품");
        competition.Write("inbox/차카타_민원/신청서.md", "차카타");
        Zip("4.zip", ("../밖.md", "나쁜 길"));
        competition.Write("inbox/낱개.md", "누구 것인지 모름");
        Assert.Equal(0, await RetrievalTests.Run("freeze", competition.Competition));
        Assert.Equal(1, await Intake());
        var table = Table();
        Assert.Equal(7, table.Length);
        Assert.Contains("accept", table.Single(r => r.StartsWith("1.eml", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var (source, word) in new[] { ("2.eml", "마감 뒤"), ("3.eml", "부문"), ("차카타_민원", "접수 시각"), ("4.zip", "안전하지 않습니다"), ("낱개.md", "낱개 파일") })
            Assert.Contains(word, table.Single(r => r.StartsWith(source, StringComparison.Ordinal)), StringComparison.Ordinal);

        // A person says what was asked.
        var confirmed = table.Skip(1).Select(r => r.Split(',')).Select(c =>
        {
            (c[3], c[4], c[5]) = (c[3].Length == 0 ? "faq" : c[3], c[4].Length == 0 ? "2026-10-12T11:00:00+09:00" : c[4], c[0] == "2.eml" ? "accepted" : "none");
            (c[6], c[10]) = (c[0] == "2.eml" ? "서버 장애" : "", c[0] is "4.zip" or "낱개.md" ? "reject" : "accept");
            return string.Join(',', c);
        });
        await File.WriteAllTextAsync(Path.Combine(Taken, "intake.csv"), table[0] + "\n" + string.Join('\n', confirmed) + "\n");
        Assert.Equal(0, await Intake());
        var works = Directory.GetDirectories(Path.Combine(Taken, "submissions"));
        Assert.Equal(4, works.Length);
        Assert.All(works, w => Assert.Matches(@"^A-\d{3}$", Path.GetFileName(w)));
        Assert.All(works, w => Assert.DoesNotContain(Directory.GetFiles(Path.Combine(w, "work")), f => f.EndsWith(".eml", StringComparison.Ordinal) || f.Contains("신청서", StringComparison.Ordinal)));
        Assert.Equal(4, Directory.GetFiles(Path.Combine(Taken, "receipts")).Length);
        var codes = Table();
        Assert.Equal(0, await Intake());
        Assert.Equal(codes, Table());
    }

    private Task<int> Intake() => RetrievalTests.Run("intake", Inbox, "--out", Taken, "--competition", competition.Competition, "--deadline", "2026-10-16T18:00:00+09:00");

    private string[] Table() => File.ReadAllText(Path.Combine(Taken, "intake.csv")).TrimStart('\uFEFF').Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);

    private void Mail(string name, string from, string subject, string date, string file, string text) => competition.Write($"inbox/{name}",
        $"From: {from} <x@example.invalid>\r\nTo: y@example.invalid\r\nSubject: {subject}\r\nDate: {date}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n보냅니다.\r\n--b\r\nContent-Type: text/markdown; charset=utf-8\r\nContent-Disposition: attachment; filename=\"{file}\"\r\n\r\n{text}\r\n--b--\r\n");

    private void Zip(string name, params (string Name, string Text)[] entries)
    {
        Directory.CreateDirectory(Inbox);
        using var zip = ZipFile.Open(Path.Combine(Inbox, name), ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }
    }

    public void Dispose() => competition.Dispose();
}
