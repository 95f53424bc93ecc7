namespace Platform.Domain.Accounts;

/// <summary>
/// That somebody asked for a new password for an address. It is kept whether or not there is such an account, and looked at afterwards, so that the answer and its
/// time say nothing; then it is taken away.
/// </summary>
public sealed class ResetRequest
{
    private ResetRequest()
    {
    }

    public string Id { get; private set; } = null!;

    public string Email { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A request for an address.</summary>
    public static ResetRequest For(string id, string email, DateTimeOffset now) => new() { Id = id, Email = email, CreatedAt = now };
}
