using System.ComponentModel.DataAnnotations;

namespace Platform.Infrastructure.Persistence;

/// <summary>Database engines the platform runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary><c>Sqlite</c> (embedded), <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>ADO.NET connection string. Needed for PostgreSQL and SQL Server; for SQLite the default is <c>platform.db</c> in the data directory.</summary>
    public string? ConnectionString { get; set; }
}
