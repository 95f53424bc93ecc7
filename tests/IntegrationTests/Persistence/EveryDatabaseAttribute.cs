using System.Reflection;
using Platform.Infrastructure.Persistence;
using Xunit.Sdk;

namespace Platform.IntegrationTests.Persistence;

/// <summary>
/// Runs a theory on SQLite and on PostgreSQL. Where there is no PostgreSQL server only SQLite is run, except with <c>CI=true</c>, where
/// the run on PostgreSQL then fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        yield return [DatabaseProvider.Sqlite];
        if (TestDatabase.HasPostgreSql || Environment.GetEnvironmentVariable("CI") == "true")
        {
            yield return [DatabaseProvider.PostgreSql];
        }
    }
}
