using System.Text.RegularExpressions;

namespace OfficialsAssistant.BrowserTests.Support;

/// <summary>What people see and press on the start page and in a conversation.</summary>
internal static partial class ChatPage
{
    public const string Question = "당직명령은 며칠 전까지 내야 합니까?";
    public const string DutySentence = "당직명령은 근무예정일 7일전까지 소속기관의 장이 발령하여야 한다.";

    [GeneratedRegex("/conversations/[0-9a-f-]{36}$")]
    public static partial Regex ConversationAddress();

    public static ILocator Box(this IPage page) => page.GetByLabel("질문", new() { Exact = true });
    public static ILocator SendButton(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "보내기" });
    public static ILocator StopButton(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "중지" });
    public static ILocator Questions(this IPage page) => page.Locator(".turn.me .bubble");
    public static ILocator Answers(this IPage page) => page.Locator(".turn.ai");
    public static ILocator Answer(this IPage page) => page.Answers().Last;
    public static ILocator Text(this ILocator answer) => answer.Locator(".md");
    public static ILocator Citations(this ILocator answer) => answer.Locator(".md .cite");
    public static ILocator Panel(this IPage page) => page.Locator("#panel");
    public static ILocator Sheet(this IPage page) => page.Locator("#sheet");

    /// <summary>Opens the start page and waits until it can send.</summary>
    public static async Task OpenStartAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.IsConnectedAsync();
    }

    public static Task IsConnectedAsync(this IPage page) => Expect(page.Locator("html")).ToHaveAttributeAsync("data-hub", "connected");

    /// <summary>Writes a question and sends it.</summary>
    public static async Task AskAsync(this IPage page, string question = Question)
    {
        await page.Box().FillAsync(question);
        await page.SendButton().ClickAsync();
        await Expect(page.Questions().Last).ToHaveTextAsync(question);
    }

    /// <summary>Asks on the start page and waits for the end of the answer.</summary>
    public static async Task<ILocator> AnswerFromStartAsync(this IPage page, string question = Question)
    {
        await page.OpenStartAsync();
        await page.AskAsync(question);
        return await page.ClosedAsync();
    }

    /// <summary>The last answer, once nothing is being written.</summary>
    public static async Task<ILocator> ClosedAsync(this IPage page)
    {
        await Expect(page.Answer()).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(page.SendButton()).ToBeVisibleAsync();
        return page.Answer();
    }
}
