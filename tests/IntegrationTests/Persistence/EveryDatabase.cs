using Microsoft.EntityFrameworkCore;
using Platform.Domain.Common;
using Platform.Infrastructure.Identity;
using Platform.Infrastructure.Persistence;

namespace Platform.IntegrationTests.Persistence;

/// <summary>What the use cases rely on, on every database a user can run.</summary>
public sealed class EveryDatabase
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, 123, TimeSpan.Zero);

    [Theory, EveryDatabase]
    public async Task Migrating_again_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var context = database.Open();

        (await context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
        await context.Database.MigrateAsync();

        (await context.Database.GetAppliedMigrationsAsync()).Should().HaveCount(context.Database.GetMigrations().Count());
    }

    [Theory, EveryDatabase]
    public async Task A_moment_comes_back_as_the_same_moment_in_UTC(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var summerTime = Noon.ToOffset(TimeSpan.FromHours(2));
        await Save(database, NewUser("anna@kestrel.dev", summerTime));

        await using var context = database.Open();
        var read = await context.Set<User>().AsNoTracking().SingleAsync();

        read.CreatedAt.Should().Be(Noon);
        read.CreatedAt.Offset.Should().Be(TimeSpan.Zero);
    }

    [Theory, EveryDatabase]
    public async Task Moments_are_compared_and_sorted_by_the_database(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Save(database, NewUser("late@kestrel.dev", Noon.AddHours(1)), NewUser("early@kestrel.dev", Noon.AddHours(-1).ToOffset(TimeSpan.FromHours(9))), NewUser("noon@kestrel.dev", Noon));

        await using var context = database.Open();
        var upToNoon = await context.Set<User>().Where(u => u.CreatedAt <= Noon).OrderBy(u => u.CreatedAt).Select(u => u.Email).ToListAsync();

        upToNoon.Should().Equal("early@kestrel.dev", "noon@kestrel.dev");
    }

    [Theory, EveryDatabase]
    public async Task Two_accounts_cannot_have_one_address(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Save(database, NewUser("anna@kestrel.dev", Noon));

        var again = () => Save(database, NewUser("Anna@Kestrel.dev", Noon));

        await again.Should().ThrowAsync<DbUpdateException>();
    }

    [Theory, EveryDatabase]
    public async Task Text_of_any_script_comes_back_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var user = NewUser("anna@kestrel.dev", Noon);
        user.Name = "Zoë Đặng 王小明 👩‍🔧 'quoted' \"twice\"";
        await Save(database, user);

        await using var context = database.Open();

        (await context.Set<User>().AsNoTracking().SingleAsync()).Name.Should().Be(user.Name);
    }

    [Theory, EveryDatabase]
    public async Task A_transaction_that_is_rolled_back_leaves_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var context = database.Open())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Add(NewUser("anna@kestrel.dev", Noon));
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using var later = database.Open();

        (await later.Set<User>().CountAsync()).Should().Be(0);
    }

    [Theory, EveryDatabase]
    public async Task The_second_of_two_changes_to_one_row_is_told_that_it_comes_too_late(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await Save(database, NewUser("anna@kestrel.dev", Noon));
        await using var first = database.Open();
        await using var second = database.Open();
        var (mine, theirs) = (await first.Set<User>().SingleAsync(), await second.Set<User>().SingleAsync());
        (mine.Name, mine.ConcurrencyStamp) = ("Anna First", Guid.NewGuid().ToString());
        (theirs.Name, theirs.ConcurrencyStamp) = ("Anna Second", Guid.NewGuid().ToString());
        await first.SaveChangesAsync();

        var tooLate = () => second.SaveChangesAsync();

        await tooLate.Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Theory, EveryDatabase]
    public async Task Many_writers_at_once_all_get_their_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Save(database, NewUser($"user{i}@kestrel.dev", Noon)))));

        await using var context = database.Open();
        (await context.Set<User>().CountAsync()).Should().Be(24);
    }

    private static User NewUser(string email, DateTimeOffset createdAt) => new()
    {
        Id = Identifiers.New("user", createdAt),
        Name = "Anna Berg",
        CreatedAt = createdAt,
        Email = email,
        UserName = email,
        NormalizedEmail = email.ToUpperInvariant(),
        NormalizedUserName = email.ToUpperInvariant(),
        ConcurrencyStamp = Guid.NewGuid().ToString(),
    };

    private static async Task Save(TestDatabase database, params User[] users)
    {
        await using var context = database.Open();
        context.AddRange(users.AsEnumerable());
        await context.SaveChangesAsync();
    }
}
