using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace OfficialsAssistant.Access;

internal static class AccessTexts
{
    private static readonly ResourceManager Resources = new("OfficialsAssistant.Access.AccessTexts", typeof(AccessTexts).Assembly);

    public static string PasswordTooShort => Text();
    public static string AccountExists => Text();
    public static string AdministrationDepartment => Text();

    private static string Text([CallerMemberName] string name = "") => Resources.GetString(name, CultureInfo.CurrentUICulture)!;
}
