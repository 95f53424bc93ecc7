using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Platform.Infrastructure.Identity;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>What can be shown of SQL Server where none runs: its SQL, and that its driver goes as far as the network.</summary>
public sealed class SqlServerDatabase
{
    [Fact]
    public async Task Gets_comparisons_of_moments_as_SQL()
    {
        await using var context = TestDatabase.Unconnected(DatabaseProvider.SqlServer);
        var noon = new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

        var sql = context.Set<User>().Where(u => u.CreatedAt <= noon && u.NormalizedEmail == "ANNA@KESTREL.DEV").OrderBy(u => u.CreatedAt).Take(10).ToQueryString();

        sql.Should().Contain("[u].[CreatedAt] <= @noon").And.Contain("ORDER BY [u].[CreatedAt]").And.Contain("TOP(");
    }

    [Fact]
    public async Task Is_reached_for_over_the_network()
    {
        await using var context = TestDatabase.Unconnected(DatabaseProvider.SqlServer);

        var open = () => context.Database.OpenConnectionAsync();

        await open.Should().ThrowAsync<SqlException>("nothing listens there, and the driver must have got as far as trying").WithMessage("*network-related*");
    }

    [Fact]
    public void Is_not_shut_out_by_how_the_server_is_built()
    {
        var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Platform.WebApi.runtimeconfig.json")))
            .RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");

        var invariant = settings.TryGetProperty("System.Globalization.Invariant", out var value) && value.GetBoolean();

        invariant.Should().BeFalse("the SQL Server driver refuses to open a connection in globalization-invariant mode; Program sets the invariant culture instead");
    }
}
