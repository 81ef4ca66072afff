using System.Text.Encodings.Web;
using System.Text.Json;
using OfficialsAssistant.Formats;

// The child process that parses files: `dotnet OfficialsAssistant.Formats.dll read <file>` prints the document's text as JSON.
if (args is not ["read", var file]) return Fail("Usage: OfficialsAssistant.Formats read <file>");
if (!File.Exists(file)) return Fail($"There is no file '{file}'.");
if (new FileInfo(file).Length > DocumentReader.MaxBytes) return Fail($"'{file}' was not read: {ReadRefusal.TooLarge}.");
var result = DocumentReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
if (result.Document is null) return Fail($"'{file}' was not read: {result.Refusal}. {result.Detail}".TrimEnd());

using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, result.Document, new JsonSerializerOptions(JsonSerializerDefaults.Web)
{
    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    WriteIndented = true,
});
return 0;

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
