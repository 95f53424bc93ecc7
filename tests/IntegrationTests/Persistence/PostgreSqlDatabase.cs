using Microsoft.EntityFrameworkCore;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>What only PostgreSQL shows.</summary>
public sealed class PostgreSqlDatabase
{
    [PostgreSqlFact]
    public async Task Stores_moments_with_a_time_zone()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var context = database.Open();

        var types = await context.Database.SqlQueryRaw<string>(
            """SELECT data_type AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'Users' AND column_name = 'CreatedAt'""").ToListAsync();

        types.Should().Equal("timestamp with time zone");
    }
}
