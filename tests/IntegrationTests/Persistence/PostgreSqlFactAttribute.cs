namespace Platform.IntegrationTests.Persistence;

/// <summary>A test that needs PostgreSQL; skipped where there is no server, except with <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute()
    {
        if (!TestDatabase.HasPostgreSql && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"{TestDatabase.PostgreSqlVariable} names no PostgreSQL server, so nothing was tested on PostgreSQL";
        }
    }
}
