using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>What the model must keep to so that every provider can hold it.</summary>
public sealed class Model
{
    // Index key limits of SQL Server 2016 and later, in bytes ("Maximum capacity specifications for SQL Server"); nvarchar takes two a character.
    private const int ClusteredKeyBytes = 900;
    private const int IndexKeyBytes = 1700;

    [Fact]
    public async Task Keys_and_indexes_fit_into_SQL_Server()
    {
        await using var context = TestDatabase.Unconnected(DatabaseProvider.SqlServer);
        var tables = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToArray();

        var keys = tables.SelectMany(t => t.UniqueConstraints.Select(k => (Name: k.Name, Bytes: k.Columns.Sum(Bytes), Limit: k == t.PrimaryKey ? ClusteredKeyBytes : IndexKeyBytes)));
        var indexes = tables.SelectMany(t => t.Indexes.Select(i => (Name: i.Name, Bytes: i.Columns.Sum(Bytes), Limit: IndexKeyBytes)));

        keys.Concat(indexes).Where(k => k.Bytes > k.Limit).Select(k => $"{k.Name}: {k.Bytes} bytes")
            .Should().BeEmpty("SQL Server takes at most 900 bytes in a primary key and 1,700 in an index: give the columns a MaxLength");
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public async Task Every_moment_is_stored_as_UTC(DatabaseProvider provider)
    {
        await using var context = TestDatabase.Unconnected(provider);
        var moments = context.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) is var type && (type == typeof(DateTimeOffset) || type == typeof(DateTime)));

        moments.Should().NotBeEmpty();
        moments.Where(p => p.GetTypeMapping().Converter?.ProviderClrType != typeof(DateTime)).Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}")
            .Should().BeEmpty("use DateTimeOffset, which the context converts: providers store local and unspecified times differently");
    }

    [Fact]
    public async Task Every_provider_has_the_same_tables_and_columns()
    {
        var shapes = new List<string[]>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            await using var context = TestDatabase.Unconnected(provider);
            shapes.Add([.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}{(c.IsNullable ? "?" : "")}")).Order(StringComparer.Ordinal)]);
        }

        shapes[1].Should().Equal(shapes[0]);
        shapes[2].Should().Equal(shapes[0]);
    }

    // nvarchar(48) takes two bytes a character; what has no length in its type takes at most 16, but for (max).
    private static int Bytes(IColumn column)
    {
        var length = column.StoreType.Split('(', ')');
        return length switch
        {
            ["nvarchar", "max", ..] or ["varbinary", "max", ..] => int.MaxValue / 8,
            ["nvarchar", var characters, ..] => 2 * int.Parse(characters, CultureInfo.InvariantCulture),
            ["varbinary", var bytes, ..] => int.Parse(bytes, CultureInfo.InvariantCulture),
            _ => 16,
        };
    }
}
