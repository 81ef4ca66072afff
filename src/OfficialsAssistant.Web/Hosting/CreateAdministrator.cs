using System.Text;
using OfficialsAssistant.Access;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Web.Hosting;

/// <summary><c>--create-administrator [name]</c>: makes the first account outside demo mode. There is no default password.</summary>
internal static class CreateAdministrator
{
    private const string Switch = "--create-administrator";

    /// <summary>True when the command line asks for it; <paramref name="rest"/> is the name followed by the other arguments.</summary>
    public static bool Asked(string[] args, out string[] rest)
    {
        var at = Array.IndexOf(args, Switch);
        var named = at >= 0 && at + 1 < args.Length && !args[at + 1].StartsWith('-');
        rest = at < 0 ? args : [named ? args[at + 1] : "administrator", .. args[..at], .. args[(at + (named ? 2 : 1))..]];
        return at >= 0;
    }

    public static async Task<int> RunAsync(string[] nameAndArguments)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = nameAndArguments[1..], ContentRootPath = AppContext.BaseDirectory });
        builder.AddData();
        builder.Services.AddSingleton<Accounts>();
        using var host = builder.Build();

        await host.Services.GetRequiredService<Installation>().OpenAsync(FolderUse.Office, CancellationToken.None);
        var problem = await host.Services.GetRequiredService<Accounts>().CreateAdministratorAsync(nameAndArguments[0], ReadPassword(nameAndArguments[0]), CancellationToken.None);
        await Console.Error.WriteLineAsync(problem ?? $"Account '{nameAndArguments[0]}' was made.");
        return problem is null ? 0 : 1;
    }

    private static string ReadPassword(string name)
    {
        if (Console.IsInputRedirected) return Console.ReadLine() ?? "";
        Console.Error.Write($"Password for '{name}' (12 characters or more): ");
        var password = new StringBuilder();
        for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key == ConsoleKey.Backspace) password.Length = Math.Max(0, password.Length - 1);
            else password.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return password.ToString();
    }
}
