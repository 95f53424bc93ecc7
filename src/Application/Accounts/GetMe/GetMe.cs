using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.GetMe;

/// <summary>Asks for the caller's account.</summary>
public sealed record GetMe : IRequest<Result<Me>>;

/// <summary>The caller's account.</summary>
/// <param name="Account">The account.</param>
/// <param name="TeamId">Team that the token or key speaks for.</param>
/// <param name="ProjectId">Project of that team.</param>
public sealed record Me(Account Account, string? TeamId, string? ProjectId);

internal sealed class GetMeHandler(ICaller caller, IAccounts accounts) : IRequestHandler<GetMe, Result<Me>>
{
    public async Task<Result<Me>> Handle(GetMe request, CancellationToken cancellationToken) =>
        new Me((await accounts.FindAsync(caller.UserId, cancellationToken))!, caller.TeamId, caller.ProjectId);
}
