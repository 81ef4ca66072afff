using System.Text.Json;
using OfficialsAssistant.Formats;
using OfficialsAssistant.Formats.Serving;

// `serve`: the child process of the server, files in and documents out over standard input and output.
// `read <file>`: prints the document's text as JSON.
if (args is ["serve"])
{
    using var input = Console.OpenStandardInput();
    using var replies = Console.OpenStandardOutput();
    // Whatever a library prints must not stand between the messages.
    Console.SetOut(TextWriter.Null);
    return ReaderServer.Run(input, replies);
}
if (args is not ["read", var file]) return Fail("Usage: OfficialsAssistant.Formats read <file> | serve");
if (!File.Exists(file)) return Fail($"There is no file '{file}'.");
if (new FileInfo(file).Length > DocumentReader.MaxBytes) return Fail($"'{file}' was not read: {ReadRefusal.TooLarge}.");
var result = DocumentReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
if (result.Document is null) return Fail($"'{file}' was not read: {result.Refusal}. {result.Detail}".TrimEnd());

using var output = Console.OpenStandardOutput();
JsonSerializer.Serialize(output, result.Document, new JsonSerializerOptions(DocumentTextJson.Options) { WriteIndented = true });
return 0;

static int Fail(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
