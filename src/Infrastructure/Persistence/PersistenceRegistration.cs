using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;

namespace Platform.Infrastructure.Persistence;

/// <summary>Registers the database context of the configured provider.</summary>
internal static class PersistenceRegistration
{
    public static DatabaseConnection AddPersistence(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var options = configuration.ReadSettings<DatabaseOptions>(DatabaseOptions.Section);
        var connectionString = ConnectionString(options, dataDirectory);
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddContext<SqlitePlatformDbContext>(b => b.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas()));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddContext<PostgreSqlPlatformDbContext>(b => b.UseNpgsql(connectionString));
                break;
            case DatabaseProvider.SqlServer:
                services.AddContext<SqlServerPlatformDbContext>(b => b.UseSqlServer(connectionString));
                break;
            default:
                throw new InvalidSettingException("Database:Provider", "must be Sqlite, PostgreSql or SqlServer");
        }

        var connection = new DatabaseConnection(options.Provider, connectionString);
        services.AddSingleton(connection);
        services.AddScoped<IPlatformDb>(provider => provider.GetRequiredService<PlatformDbContext>());
        return connection;
    }

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : PlatformDbContext
    {
        // A failed write is an exception, and who catches it knows whether it matters: two that race for one key are ordinary. What nobody catches is logged
        // where it ends.
        services.AddDbContext<TContext>(options => configure(options.ConfigureWarnings(w => w.Log(
            (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug)))));
        services.AddScoped<PlatformDbContext>(provider => provider.GetRequiredService<TContext>());
    }

    private static string ConnectionString(DatabaseOptions options, string dataDirectory)
    {
        if (options.Provider != DatabaseProvider.Sqlite)
        {
            return string.IsNullOrWhiteSpace(options.ConnectionString)
                ? throw new InvalidSettingException("Database:ConnectionString", $"is needed for {options.Provider}")
                : options.ConnectionString;
        }

        var builder = new SqliteConnectionStringBuilder(options.ConnectionString ?? $"Data Source={Path.Combine(dataDirectory, "platform.db")}")
        {
            // How long a writer waits for another one before it is told that the database is locked; in seconds.
            DefaultTimeout = 30,
        };
        return builder.ToString();
    }
}

/// <summary>The engine in use and how to reach it, for adapters that open connections of their own.</summary>
/// <param name="Provider">The engine.</param>
/// <param name="ConnectionString">ADO.NET connection string.</param>
public sealed record DatabaseConnection(DatabaseProvider Provider, string ConnectionString);
