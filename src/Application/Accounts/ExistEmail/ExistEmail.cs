using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ExistEmail;

/// <summary>Asks whether there is an account with an address.</summary>
public sealed record ExistEmail(string Email) : IRequest<Result<bool>>;

internal sealed class ExistEmailHandler(IAccounts accounts, AccountOptions options) : IRequestHandler<ExistEmail, Result<bool>>
{
    public async Task<Result<bool>> Handle(ExistEmail request, CancellationToken cancellationToken) =>
        options.ExistEmail ? await accounts.FindByEmailAsync(request.Email, cancellationToken) is not null : AccountErrors.NotOffered;
}
