using FluentValidation;
using MediatR;
using Platform.Application.Accounts.GetMe;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.UpdateMe;

/// <summary>Changes what the caller calls themselves.</summary>
public sealed record UpdateMe(string? Name) : IRequest<Result<Me>>;

internal sealed class UpdateMeValidator : AbstractValidator<UpdateMe>
{
    public UpdateMeValidator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop).Needed("name").Line("name", AccountRules.MaxNameLength);
}

internal sealed class UpdateMeHandler(IPlatformDb db, ICaller caller, IAccounts accounts, AuditLog audit) : IRequestHandler<UpdateMe, Result<Me>>
{
    public async Task<Result<Me>> Handle(UpdateMe request, CancellationToken cancellationToken)
    {
        await accounts.RenameAsync(caller.UserId, request.Name!.Trim(), cancellationToken);
        audit.Add("account.renamed", caller.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return new Me((await accounts.FindAsync(caller.UserId, cancellationToken))!, caller.TeamId, caller.ProjectId);
    }
}
