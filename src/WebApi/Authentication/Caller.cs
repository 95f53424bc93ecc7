using Platform.Application.Accounts.Authentication;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;

namespace Platform.WebApi.Authentication;

/// <summary>The caller of the present request.</summary>
internal sealed class Caller(IHttpContextAccessor accessor) : ICaller
{
    public string UserId => Present.UserId;

    public string Email => Present.Email;

    public string? TeamId => Present.TeamId;

    public string? ProjectId => Present.ProjectId;

    public string? FileId => Present.FileId;

    public string SessionId => Present.SessionId;

    public TokenKind Kind => Present.Kind;

    public Scopes Scopes => Present.Scopes;

    private CallerIdentity Present => (accessor.HttpContext?.User as CallerPrincipal)?.Caller ?? throw new InvalidOperationException("The route lets requests through that have no caller.");
}
