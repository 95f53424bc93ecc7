using Platform.Application.Ports;

namespace Platform.Application.Housekeeping;

/// <summary>Accounts whose address nobody ever confirmed.</summary>
internal sealed class UnconfirmedAccounts(IAccounts accounts, HousekeepingOptions options, TimeProvider time) : IHousekeepingTask
{
    public string Name => "unconfirmed accounts";

    public Task<int> RunAsync(CancellationToken cancellationToken) => accounts.DeleteUnconfirmedAsync(time.GetUtcNow() - options.KeepUnconfirmedAccounts, cancellationToken);
}
