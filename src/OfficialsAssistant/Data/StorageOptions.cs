namespace OfficialsAssistant.Data;

/// <summary>Section "Storage": where the installation keeps its database, index and files.</summary>
public sealed class StorageOptions
{
    /// <summary>Absolute or relative folder. Empty: the default folder of the account, the same for Web and Evals.</summary>
    public string Path { get; set; } = "";

    public string Folder => System.IO.Path.GetFullPath(Path.Length > 0 ? Path : DefaultFolder);
    public string DatabaseFile => System.IO.Path.Combine(Folder, "officials-assistant.db");
    public string IndexFolder => System.IO.Path.Combine(Folder, "index");
    public string FilesFolder => System.IO.Path.Combine(Folder, "files");

    /// <summary>Temporary folders of the processes that read files.</summary>
    public string ReadersFolder => System.IO.Path.Combine(Folder, "readers");

    public static string DefaultFolder => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "OfficialsAssistant");
}
