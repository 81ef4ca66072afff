using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OfficialsAssistant.Access;
using OfficialsAssistant.Tests.Support;
using Xunit;

namespace OfficialsAssistant.Tests.Access;

public sealed class PasswordTests : IDisposable
{
    private const string Password = "열두 글자가 넘는 비밀번호";
    private readonly AppFactory app = new() { Settings = { ["Mode"] = "Office" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task FiveWrongPasswordsLockTheAccountForTheRightOneToo()
    {
        await CreateAsync("kim");
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, await EnterAsync("kim", $"{Password}{i}"));
        Assert.Equal(HttpStatusCode.BadRequest, await EnterAsync("kim", Password));
    }

    [Fact]
    public async Task AnAccountNameIsTheSameHoweverItsSyllablesAreWritten()
    {
        await CreateAsync("김하늘".Normalize(System.Text.NormalizationForm.FormD));
        Assert.Equal(HttpStatusCode.Redirect, await EnterAsync("김하늘", Password));
        Assert.NotNull(await Accounts.CreateAdministratorAsync("김하늘", Password, CancellationToken.None));
    }

    [Theory]
    [InlineData("nobody", Password)]
    [InlineData("kim", "")]
    [InlineData("", "")]
    [InlineData("kim' OR '1'='1", "x")]
    public async Task NobodyEntersWithoutAPassword(string account, string password)
    {
        await CreateAsync("kim");
        Assert.Equal(HttpStatusCode.BadRequest, await EnterAsync(account, password));
    }

    private Accounts Accounts => app.Services.GetRequiredService<Accounts>();

    private async Task CreateAsync(string name) => Assert.Null(await Accounts.CreateAdministratorAsync(name, Password, CancellationToken.None));

    private async Task<HttpStatusCode> EnterAsync(string account, string password)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using var reply = await SignIn.SendAsync(client, "/sign-in", account, password);
        return reply.StatusCode;
    }
}
