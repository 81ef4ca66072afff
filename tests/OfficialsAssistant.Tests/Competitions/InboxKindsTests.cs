using System.IO.Compression;
using System.Text;
using OfficialsAssistant.Competitions.Intake;
using OfficialsAssistant.Competitions.Sheets;
using OfficialsAssistant.Tests.Evals;
using Xunit;

namespace OfficialsAssistant.Tests.Competitions;

/// <summary>Forty things that lie in an inbox: each is proposed rightly or asked about, none is lost.</summary>
public sealed class InboxKindsTests : IDisposable
{
    private const string InTime = "Mon, 12 Oct 2026 09:00:00 +0900", Late = "Sat, 17 Oct 2026 09:00:00 +0900", Doc = "공문 부문 출품", Accepted = "accept";
    private static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
    private readonly TestCompetition competition = new();
    private readonly SortedDictionary<string, string> expected = new(StringComparer.Ordinal);

    private string Inbox => Path.Combine(competition.Root, "inbox");

    [Fact]
    public async Task AllAreAccountedForAndProposedRightlyOrAsked()
    {
        Mails();
        Archives();
        Forwarded();
        Folders();
        Assert.True(expected.Count >= 40);
        await RetrievalTests.Run("intake", Inbox, "--out", Path.Combine(competition.Root, "taken"), "--competition", competition.Competition, "--deadline", "2026-10-16T18:00:00+09:00");
        var table = CsvTable.Parse(SheetText.Decode(await File.ReadAllBytesAsync(Path.Combine(competition.Root, "taken", IntakeTable.FileName)))!).Rows;
        var rows = table.Skip(1).ToDictionary(r => r.Cells[0], r => r.Cells);
        Assert.Equal(expected.Keys, rows.Keys.Order(StringComparer.Ordinal));
        foreach (var (source, word) in expected)
        {
            var (decision, question) = (rows[source][10], rows[source][11]);
            if (word.StartsWith(Accepted, StringComparison.Ordinal))
            {
                Assert.True(decision == Accepted, $"{source}: {question}");
                Assert.True(word.Length == Accepted.Length || string.Join('|', rows[source]).Contains(word[(Accepted.Length + 1)..], StringComparison.Ordinal), $"{source}: {string.Join('|', rows[source])}");
            }
            else Assert.True(decision.Length == 0 && question.Contains(word, StringComparison.Ordinal), $"{source}: {decision} {question}");
        }
        Assert.Contains("밖에서", rows["51.eml"][2], StringComparison.Ordinal);
        Assert.Equal("doc", rows["사람64_공문"][3]);
    }

    private void Mails()
    {
        Mail("01", Accepted + " doc", Doc);
        Mail("02", Accepted + " faq", "민원 부문에 냅니다");
        Mail("03", "마감 뒤", Doc, Late);
        Mail("04", "부문(track)을", "출품합니다");
        Mail("05", "여럿 나옵니다", "공문 부문과 민원 부문");
        Add("06.eml", "첨부 파일이 없습니다", Message("사람06", Doc, InTime, []));
        Add("07.eml", "같은 파일", Message("사람07", Doc, InTime, [("다른 이름.md", "01의 작품")]));
        Add("08.eml", "같은 사람", Message("사람01", "Re: 공문 부문 출품 (수정본)", InTime, [("작품.md", "고친 작품")]));
        Add("09.eml", "같은 사람", Message("사람02", "민원 부문 다시", InTime, [("작품.md", "또 다른 작품")], "other@example.invalid"));
        Add("10.eml", "접수 시각", Message("사람10", Doc, "", [("작품.md", "10의 작품")]));
        Add("11.eml", "누구의", Message("", Doc, InTime, [("작품.md", "11의 작품")]));
        Add("12.eml", "", Encoding.UTF8.GetBytes("\u0001\u0002 이것은 메일이 아니다"));
        Add("13.eml", "마감 뒤", [.. "Received: from a by b; Sat, 17 Oct 2026 00:10:00 +0900\r\n"u8, .. Message("사람13", Doc, InTime, [("작품.md", "13의 작품")])]);
        Add("14.eml", Accepted + " 2026-10-16T08:59:00", [.. "Received: from a by b; Fri, 16 Oct 2026 08:59:00 +0000\r\n"u8, .. Message("사람14", Doc, Late, [("작품.md", "14의 작품")])]);
        Add("15.eml", "심사할 파일", Message("사람15", Doc, InTime, [("참가신청서.md", "사람15")]));
        Add("16.eml", Accepted + " 참가신청서.md → ", Message("사람16", Doc, InTime, [("참가신청서.md", "사람16"), ("작품.md", "16의 작품")]));
        Add("17.eml", Accepted + " doc", Message("사람17", $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Doc))}?=", InTime, [("작품.md", "17의 작품")]));
        Add("18.eml", Accepted + " 보고서.md", Cp949("사람18", [("보고서.md", "18의 작품")]));
        Add("19.eml", "내용이 없는", Message("사람19", Doc, InTime, [("작품.md", "")]));
        Add("20.eml", "열 수 없는", Message("사람20", Doc, InTime, [("작품.7z", "7z")]));
        Add("21.eml", "Outlook", Message("사람21", Doc, InTime, [("winmail.dat", "tnef")]));
        Add("22.eml", "첨부 파일이 없습니다", Message("사람22", "공문 부문 출품을 철회합니다", InTime, []));
        Add("23.eml", Accepted + " doc", Message("사람23", Doc, "Fri, 16 Oct 2026 18:00:00 +0900", [("작품.md", "23의 작품")]));
        Add("24.eml", Accepted + " 작품 (2).md", Message("사람24", Doc, InTime, [("작품.md", "24의 작품"), ("작품.md", "24의 둘째 파일")]));
    }

    private void Archives()
    {
        Add("30.eml", Accepted + " 작품.md", Attached("30", Zip(("작품.md", "30의 작품"))));
        Add("31.eml", Accepted + " 안쪽/작품.md", Attached("31", Zip(("안쪽.zip", Zip(("작품.md", "31의 작품"))))));
        Add("32.eml", Accepted + " 한글 이름.md", Attached("32", Zip(Korean, ("한글 이름.md", "32의 작품"u8.ToArray()))));
        Add("33.eml", "암호", Attached("33", Encrypted(Zip(("작품.md", "33의 작품")))));
        Add("34.eml", "손상", Attached("34", "PK 아님"u8.ToArray()));
        Add("35.eml", "안전하지", Attached("35", Zip(("../밖.md", "35"))));
        Add("36.eml", "여럿입니다", Raw("사람36", Doc, InTime, [("하나.zip", Zip(("작품.md", "36의 하나"))), ("둘.zip", Zip(("작품.md", "36의 둘")))]));
        Add("37.eml", "여럿입니다", Attached("37", Zip(("하나/작품.md", "37의 하나"), ("둘/작품.md", "37의 둘"))));
        Add("38.eml", Accepted + " log.jsonl → ", Attached("38", Zip(("작품.md", "38의 작품"), ("log.jsonl", "{}"))));
        Add("39.eml", "안에 파일이 없습니다", Attached("39", Zip(Encoding.UTF8)));
        Add("40_사람40.zip", "접수 시각", Zip(("공문.md", "40의 작품")));
        Add("41_사람41.zip", "암호", Encrypted(Zip(("공문.md", "41의 작품"))));
    }

    private void Forwarded()
    {
        Add("50.eml", "전달된 메일", Message("담당자", "FW: 공문 부문 출품", InTime, [("작품.md", "50의 작품")]));
        var inner = Encoding.UTF8.GetString(Message("밖에서", Doc, InTime, [("작품.md", "51의 작품")], boundary: "inner"));
        Add("51.eml", "전달된 메일", Encoding.UTF8.GetBytes($"From: 담당자2 <d2@example.invalid>\r\nSubject: 받은 메일\r\nDate: {InTime}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--\r\n"));
    }

    private void Folders()
    {
        Folder("사람60_공문", "접수 시각", ("작품.md", "60의 작품"));
        Folder("사람61_민원", "접수 시각", ("work/작품.md", "61의 작품"), ("identity/누구.md", "사람61"));
        Folder("사람64_공문", "접수 시각", ("글.md", "64의 작품"));
        Folder("사람62_무제", "부문(track)을", ("작품.md", "62의 작품"));
        Directory.CreateDirectory(Path.Combine(Inbox, "빈 폴더"));
        expected["빈 폴더"] = "안에 파일이 없습니다";
        Add("낱개.md", "낱개 파일", "누구 것인지 모름"u8.ToArray());
        // Another mailbox with a mail of the same name.
        competition.Write("inbox/메일함/01.eml", Encoding.UTF8.GetString(Message("사람63", Doc, InTime, [("작품.md", "63의 작품")])));
        expected["01.eml (2)"] = Accepted;
    }

    private void Mail(string number, string word, string subject, string date = InTime) => Add($"{number}.eml", word, Message($"사람{number}", subject, date, [("작품.md", $"{number}의 작품")]));

    private void Folder(string name, string word, params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files) competition.Write($"inbox/{name}/{path}", text);
        expected[name] = word;
    }

    private void Add(string name, string word, byte[] bytes)
    {
        Directory.CreateDirectory(Inbox);
        File.WriteAllBytes(Path.Combine(Inbox, name), bytes);
        expected[name] = word;
    }

    private static byte[] Attached(string number, byte[] zip) => Raw($"사람{number}", Doc, InTime, [("제출.zip", zip)]);

    private static byte[] Message(string from, string subject, string date, (string Name, string Text)[] files, string? address = null, string boundary = "b") =>
        Raw(from, subject, date, [.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))], address, boundary);

    private static byte[] Raw(string from, string subject, string date, (string Name, byte[] Bytes)[] files, string? address = null, string boundary = "b")
    {
        List<string> lines = [$"Subject: {subject}", "MIME-Version: 1.0", $"Content-Type: multipart/mixed; boundary=\"{boundary}\"", "", $"--{boundary}", "Content-Type: text/plain; charset=utf-8", "", "보냅니다."];
        if (date.Length > 0) lines.Insert(0, $"Date: {date}");
        if (from.Length > 0) lines.Insert(0, $"From: {from} <{address ?? $"x{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(from))}@example.invalid"}>");
        foreach (var (name, bytes) in files)
            lines.AddRange([$"--{boundary}", "Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64", $"Content-Disposition: attachment; filename=\"{name}\"", "", Convert.ToBase64String(bytes)]);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", [.. lines, $"--{boundary}--", ""]));
    }

    /// <summary>As an old mail program writes it: no charset said anywhere.</summary>
    private static byte[] Cp949(string from, (string Name, string Text)[] files) => Korean.GetBytes(Encoding.UTF8.GetString(Message(from, Doc, InTime, files)));

    private static byte[] Zip(params (string Name, string Text)[] entries) => Zip(Encoding.UTF8, [.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries) => Zip(Encoding.UTF8, entries);

    private static byte[] Zip(Encoding names, params (string Name, byte[] Bytes)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true, names))
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return file.ToArray();
    }

    /// <summary>Sets the bit that says so in every header.</summary>
    private static byte[] Encrypted(byte[] zip)
    {
        for (var i = 0; i + 9 < zip.Length; i++)
        {
            if (zip[i] != 'P' || zip[i + 1] != 'K') continue;
            if ((zip[i + 2], zip[i + 3]) == (3, 4)) zip[i + 6] |= 1;
            if ((zip[i + 2], zip[i + 3]) == (1, 2)) zip[i + 8] |= 1;
        }
        return zip;
    }

    public void Dispose() => competition.Dispose();
}
