using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OfficialsAssistant.Data;

namespace OfficialsAssistant.Chat;

/// <summary>
/// Adds rows of parts in a context's current transaction. One prepared command: a thousand rows a second pass here, and the
/// change tracker would cost more than the rows.
/// </summary>
internal sealed class TurnPartRows(AppDbContext db)
{
    private readonly DbCommand command = Prepare(db);

    public void Add(Guid turnId, int first, int last, IReadOnlyList<AnswerPart> parts)
    {
        command.Parameters[0].Value = turnId;
        command.Parameters[1].Value = first;
        command.Parameters[2].Value = last;
        command.Parameters[3].Value = JsonSerializer.Serialize(parts, AnswerJson.Options);
        command.ExecuteNonQuery();
    }

    private static DbCommand Prepare(AppDbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = """INSERT INTO "TurnParts" ("TurnId", "First", "Last", "Parts") VALUES (@turn, @first, @last, @parts)""";
        foreach (var name in (ReadOnlySpan<string>)["@turn", "@first", "@last", "@parts"])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
