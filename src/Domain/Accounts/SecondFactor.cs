namespace Platform.Domain.Accounts;

/// <summary>The authenticator app of an account.</summary>
public sealed class SecondFactor
{
    private SecondFactor()
    {
    }

    public string UserId { get; private set; } = null!;

    /// <summary>The encrypted secret.</summary>
    public byte[] Sealed { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the first right code was given; until then it is not asked for.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Step of the last code that was taken, so that none is good twice.</summary>
    public long LastStep { get; private set; }

    /// <summary>A new one, not confirmed.</summary>
    public static SecondFactor Enrol(string userId, byte[] secret, DateTimeOffset now) => new() { UserId = userId, Sealed = secret, CreatedAt = now };

    /// <summary>The first right code was given.</summary>
    public void Confirm(DateTimeOffset now, long step)
    {
        ConfirmedAt = now;
        LastStep = step;
    }
}

/// <summary>A code, good once, for who has lost the authenticator app; kept as a keyed digest.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode()
    {
    }

    /// <summary>Keyed digest of the user and the code.</summary>
    public string Id { get; private set; } = null!;

    public string UserId { get; private set; } = null!;

    /// <summary>A new one.</summary>
    public static RecoveryCode Of(string userId, string digest) => new() { Id = digest, UserId = userId };
}
