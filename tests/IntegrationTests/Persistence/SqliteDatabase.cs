using Microsoft.EntityFrameworkCore;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>What only the embedded default has to be told.</summary>
public sealed class SqliteDatabase
{
    [Theory]
    [InlineData("journal_mode", "wal", "readers and the writer must not block each other")]
    [InlineData("synchronous", "2", "what was answered must survive a power cut")]
    [InlineData("foreign_keys", "1", "SQLite checks no reference unless it is told to")]
    public async Task Is_set_up_on_every_connection(string pragma, string value, string why)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var context = database.Open();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        (await command.ExecuteScalarAsync())!.ToString().Should().Be(value, why);
        File.Exists(database.SqliteFile).Should().BeTrue();
    }
}
