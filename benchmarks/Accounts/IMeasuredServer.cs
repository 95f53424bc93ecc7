namespace Platform.Benchmarks.Accounts;

/// <summary>A server with accounts, on Kestrel on loopback with a SQLite file of its own, and one account that is signed in.</summary>
internal interface IMeasuredServer : IAsyncDisposable
{
    /// <summary>Signs in by address and password.</summary>
    Task SignInAsync();

    /// <summary>Replaces the tokens of the latest sign-in or refresh.</summary>
    Task RefreshAsync();

    /// <summary>Reads the account with the present token.</summary>
    Task ReadAsync();
}
