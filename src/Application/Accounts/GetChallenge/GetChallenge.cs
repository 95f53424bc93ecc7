using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.GetChallenge;

/// <summary>Asks for a challenge of the self-hosted captcha.</summary>
public sealed record GetChallenge : IRequest<Result<Challenge>>;

internal sealed class GetChallengeHandler(IChallenges challenges) : IRequestHandler<GetChallenge, Result<Challenge>>
{
    public Task<Result<Challenge>> Handle(GetChallenge request, CancellationToken cancellationToken) => Task.FromResult<Result<Challenge>>(challenges.Next());
}
