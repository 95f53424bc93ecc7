using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Infrastructure;
using Platform.Infrastructure.Identity;

namespace Platform.UnitTests.Infrastructure.Identity;

public sealed class SigningKeysTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("platform-keys-").FullName;
    private readonly Clock clock = new();
    private readonly JwtOptions options = new() { RotateAfter = TimeSpan.FromDays(90), AcceptOldFor = TimeSpan.FromDays(30) };

    [Fact]
    public async Task A_key_is_replaced_when_it_is_old_and_accepted_for_some_time_after()
    {
        var keys = new SigningKeys(options, new DataDirectory(path), clock);
        var first = keys.Current.KeyId;
        var token = Issue(keys);

        clock.Now += TimeSpan.FromDays(90);
        keys.Current.KeyId.Should().NotBe(first);
        (await ReadAsync(keys, token)).Should().NotBeNull();

        clock.Now += TimeSpan.FromDays(90);
        _ = keys.Current;
        (await ReadAsync(keys, token)).Should().BeNull();
    }

    [Fact]
    public void Keys_outlive_the_process()
    {
        var before = new SigningKeys(options, new DataDirectory(path), clock).Current.KeyId;

        new SigningKeys(options, new DataDirectory(path), clock).Current.KeyId.Should().Be(before);
    }

    [Fact]
    public void A_configured_key_that_is_too_short_stops_the_start()
    {
        var start = () => new SigningKeys(new JwtOptions { SigningKey = "short" }, new DataDirectory(path), clock);

        start.Should().Throw<InvalidSettingException>().Which.Key.Should().Be("Jwt:SigningKey");
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    private string Issue(SigningKeys keys) => TokensOf(keys).Issue(new TokenClaims
    {
        Kind = TokenKind.User,
        UserId = "user_1",
        Id = "1",
        SessionId = "sess_1",
        IssuedAt = clock.Now,
        ExpiresAt = clock.Now.AddYears(1),
    });

    private Task<TokenClaims?> ReadAsync(SigningKeys keys, string token) => TokensOf(keys).ReadAsync(token, TokenKind.User);

    private Tokens TokensOf(SigningKeys keys) => new(keys, new TokenRules(keys, options, clock), options);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
