using System.Text.Json;
using System.Text.RegularExpressions;
using OfficialsAssistant.Chat;
using OfficialsAssistant.Grounding;
using OfficialsAssistant.Tests.Support;
using OfficialsAssistant.Web.Chat;
using OfficialsAssistant.Web.Library;
using Xunit;

namespace OfficialsAssistant.Tests.Architecture;

/// <summary>What travels between page and server has the same names on both sides.</summary>
public sealed partial class WireTypesTests
{
    private static readonly string Types = File.ReadAllText(Path.Combine(Checkout.Root, "src", "OfficialsAssistant.Web", "wwwroot", "js", "types.d.ts"));

    [Theory]
    [InlineData(typeof(NewQuestion), "Question")]
    [InlineData(typeof(TurnOnPage), "StoredTurn")]
    [InlineData(typeof(RowMessage), "IngestRow")]
    [InlineData(typeof(CheckedSentence), "Sentence")]
    [InlineData(typeof(SentenceDoubt), "Doubt")]
    public void ARecordHasTheMembersOfItsType(Type record, string type) =>
        Assert.Equal(Members(Interface(type)).Order(StringComparer.Ordinal), PropertiesOf(record).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(typeof(Citation), "Citation")]
    [InlineData(typeof(TurnMessage), "Closed")]
    public void ARecordHasAtLeastTheMembersOfItsType(Type record, string type) => Assert.Empty(Members(Interface(type)).Except(PropertiesOf(record)));

    [Fact]
    public void TheReplyToAQuestionHasTheMembersOfItsType()
    {
        var members = Members(Regex.Match(Types, @"type Asked = (.*);", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value);
        Assert.Equal(PropertiesOf(typeof(AskReply)).Order(StringComparer.Ordinal), members.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKindOfPartHasItsMembers()
    {
        var kinds = Kind().Matches(Types).ToDictionary(m => m.Groups["kind"].Value, m => Members(m.Value).Where(n => n != "kind").ToList());
        Assert.Equal(["closed", "notice", "reset", "sentence", "sources", "step", "text"], kinds.Keys.Order(StringComparer.Ordinal));
        var properties = PropertiesOf(typeof(TurnMessage)).ToList();
        Assert.All(kinds.Values.SelectMany(k => k), name => Assert.Contains(name, properties));
        // And nothing is sent that no type knows.
        var known = kinds.Values.SelectMany(k => k).Concat(Members(Interface("Closed"))).Concat(["n", "kind"]).ToHashSet();
        Assert.Empty(properties.Except(known));
    }

    [Theory]
    [InlineData("SentenceState", typeof(SentenceState))]
    [InlineData("TurnState", typeof(TurnState))]
    [InlineData("step", typeof(AnswerStep))]
    public void TheWordsOfAnEnumAreItsTypes(string name, Type type)
    {
        var union = Regex.Match(Types, $@"\b{name}\s*[=:]\s*((?:""\w+""\s*\|?\s*)+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var words = Word().Matches(union).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(words);
        // A closed turn is never waiting or running.
        var expected = Enum.GetNames(type).Where(n => type != typeof(TurnState) || n is not ("Waiting" or "Running"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WireNamesAreCamelCaseAndEnumsAreWords()
    {
        var json = JsonSerializer.Serialize(new TurnMessage(3, "closed") { State = TurnState.Answered, RemovedCitations = 1, Text = "한글" }, AnswerJson.Options);
        Assert.Equal("""{"n":3,"kind":"closed","text":"한글","state":"Answered","removedCitations":1}""", json);
    }

    private static IEnumerable<string> PropertiesOf(Type record) =>
        record.GetProperties().Where(p => p.GetMethod!.IsPublic && p.GetIndexParameters().Length == 0).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static string Interface(string name)
    {
        var match = Regex.Match(Types, $@"interface {name} \{{(?<body>.*?)\n?\}}\n", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return match.Success ? match.Groups["body"].Value : throw new InvalidOperationException($"types.d.ts has no interface {name}.");
    }

    /// <summary>Names of members, those of nested object types left out.</summary>
    private static List<string> Members(string body)
    {
        var outer = body.TrimStart().StartsWith('{') ? body : Nested().Replace(body, "object");
        return [.. Member().Matches(outer).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Nested();

    [GeneratedRegex(@"(?:^|[{;\n])\s*(\w+)\??:")]
    private static partial Regex Member();

    [GeneratedRegex(@"\{ kind: ""(?<kind>\w+)""[^}]*\}")]
    private static partial Regex Kind();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Word();
}
