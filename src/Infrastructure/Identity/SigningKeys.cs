using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Infrastructure.Identity;

/// <summary>The keys that tokens are signed with: one present key, and earlier ones that are still accepted, each known by its <c>kid</c>.</summary>
internal sealed class SigningKeys
{
    private const int Length = 32;
    private readonly Lock gate = new();
    private readonly JwtOptions options;
    private readonly TimeProvider time;
    private readonly string? path;
    private List<StoredKey> keys;

    public SigningKeys(JwtOptions options, DataDirectory dataDirectory, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        if (!string.IsNullOrWhiteSpace(options.SigningKey))
        {
            var configured = options.PreviousSigningKeys.Select((k, i) => (Key: k, Setting: $"Jwt:PreviousSigningKeys:{i}")).Prepend((options.SigningKey, "Jwt:SigningKey"));
            keys = [.. configured.Select(k => new StoredKey(SecretFile.Decode(k.Item1, Length, k.Item2), DateTimeOffset.MaxValue))];
            return;
        }

        path = Path.Combine(dataDirectory.Sub("keys"), "signing.json");
        keys = File.Exists(path) ? JsonSerializer.Deserialize<List<StoredKey>>(File.ReadAllText(path))! : [];
        RotateIfDue();
    }

    /// <summary>The key to sign with.</summary>
    public SymmetricSecurityKey Current
    {
        get
        {
            if (path is not null && time.GetUtcNow() - keys[0].CreatedAt >= options.RotateAfter)
            {
                RotateIfDue();
            }

            return keys[0].Security;
        }
    }

    /// <summary>The key of exactly this id, when it is still accepted.</summary>
    public SecurityKey? Find(string? kid)
    {
        foreach (var key in keys)
        {
            if (key.Security.KeyId == kid)
            {
                return key.Security;
            }
        }

        return null;
    }

    private void RotateIfDue()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (keys.Count > 0 && now - keys[0].CreatedAt < options.RotateAfter)
            {
                return;
            }

            // A key is replaced when its successor is made; it is accepted for some time from then on.
            var next = new List<StoredKey> { new(RandomNumberGenerator.GetBytes(Length), now) };
            next.AddRange(keys.Where((_, i) => i == 0 || now - keys[i - 1].CreatedAt < options.AcceptOldFor));
            SecretFile.Write(path!, JsonSerializer.Serialize(next));
            keys = next;
        }
    }

    private sealed class StoredKey(byte[] key, DateTimeOffset createdAt)
    {
        public byte[] Key { get; } = key;

        public DateTimeOffset CreatedAt { get; } = createdAt;

        // The id is a digest of the key, so that the same configured key has the same id on every server.
        internal SymmetricSecurityKey Security { get; } = new(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData([.. "kid"u8, .. key])[..9]) };
    }
}
