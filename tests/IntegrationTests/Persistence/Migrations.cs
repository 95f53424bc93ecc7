using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>Model and migrations say the same for every provider.</summary>
public sealed class Migrations
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public async Task Bring_a_database_to_the_present_model(DatabaseProvider provider)
    {
        await using var context = TestDatabase.Unconnected(provider);

        context.Database.HasPendingModelChanges().Should().BeFalse("the model was changed without a migration: run scripts/add-migration.sh <Name>");
    }

    [Fact]
    public async Task Have_the_same_names_for_every_provider()
    {
        var names = new List<string[]>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            await using var context = TestDatabase.Unconnected(provider);
            names.Add([.. context.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])]);
        }

        names.Should().AllBeEquivalentTo(names[0], "a migration is added for all providers at once: scripts/add-migration.sh <Name>");
    }

    [Fact]
    public async Task Make_a_script_for_SQL_Server_that_creates_every_table_and_index()
    {
        await using var context = TestDatabase.Unconnected(DatabaseProvider.SqlServer);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var tables = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToArray();

        var batches = TransactSqlBatches.Split(script);

        tables.Should().NotBeEmpty();
        batches.Should().NotBeEmpty();
        batches.SelectMany(TransactSqlBatches.Faults).Should().BeEmpty();
        tables.Select(t => $"CREATE TABLE [{t.Name}]").Where(statement => !script.Contains(statement, StringComparison.Ordinal)).Should().BeEmpty();
        tables.SelectMany(t => t.Indexes).Select(i => $"INDEX [{i.Name}] ON [{i.Table.Name}]").Where(statement => !script.Contains(statement, StringComparison.Ordinal)).Should().BeEmpty();
    }
}
