using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Infrastructure;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>
/// A database of its own with all migrations applied, configured by the same registration that the server uses: a SQLite file, or a
/// database on the PostgreSQL server that <c>PLATFORM_TEST_POSTGRESQL</c> names. Gone when disposed.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Environment variable with the connection string of a PostgreSQL server whose user may create databases.</summary>
    public const string PostgreSqlVariable = "PLATFORM_TEST_POSTGRESQL";

    /// <summary>Environment variable with the database that servers are tried on where a test does not say: <c>Sqlite</c>, the default, or <c>PostgreSql</c>.</summary>
    public const string ServersVariable = "PLATFORM_TEST_DATABASE";

    private readonly string dataDirectory = Directory.CreateTempSubdirectory("platform-test-").FullName;
    private readonly ServiceProvider services;

    private TestDatabase(DatabaseProvider provider)
    {
        Provider = provider;
        Name = $"platform_test_{Guid.NewGuid():N}";
        services = Register(provider, provider == DatabaseProvider.PostgreSql ? PostgreSql(Name) : null, dataDirectory);
    }

    public DatabaseProvider Provider { get; }

    public string Name { get; }

    public IServiceProvider Services => services;

    public string SqliteFile => Path.Combine(dataDirectory, "platform.db");

    /// <summary>The database that servers are tried on where a test does not say.</summary>
    public static DatabaseProvider OfServers { get; } = Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable(ServersVariable) ?? nameof(DatabaseProvider.Sqlite));

    /// <summary>Whether there is a PostgreSQL server for the tests.</summary>
    public static bool HasPostgreSql => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PostgreSqlVariable));

    /// <summary>A connection string for a database on the test server.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public static string PostgreSql(string database) => HasPostgreSql
        ? new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(PostgreSqlVariable)) { Database = database }.ToString()
        : throw new InvalidOperationException($"{PostgreSqlVariable} names no PostgreSQL server; ./test.sh starts one when PostgreSQL is installed.");

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var database = new TestDatabase(provider);
        await using var context = database.Open();
        await context.Database.MigrateAsync();
        return database;
    }

    /// <summary>A context as the server would get it, for a provider that is never connected to.</summary>
    public static PlatformDbContext Unconnected(DatabaseProvider provider)
    {
        var connection = provider switch
        {
            DatabaseProvider.PostgreSql => "Host=127.0.0.1;Port=1",
            DatabaseProvider.SqlServer => "Server=127.0.0.1,1;Connect Timeout=1",
            _ => "Data Source=never-opened.db",
        };
        return Register(provider, connection, Path.GetTempPath()).CreateScope().ServiceProvider.GetRequiredService<PlatformDbContext>();
    }

    /// <summary>A context with a connection of its own; the caller disposes it.</summary>
    public PlatformDbContext Open() => services.CreateScope().ServiceProvider.GetRequiredService<PlatformDbContext>();

    public async ValueTask DisposeAsync()
    {
        await using (var context = Open())
        {
            await context.Database.EnsureDeletedAsync();
        }

        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(dataDirectory, recursive: true);
    }

    private static ServiceProvider Register(DatabaseProvider provider, string? connectionString, string dataDirectory)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Platform:DataDirectory"] = dataDirectory,
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connectionString,
        }).Build();
        return new ServiceCollection().AddLogging().AddInfrastructure(configuration).BuildServiceProvider();
    }
}
