using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.ExportAccount;

/// <summary>Collects all that is kept on the caller.</summary>
public sealed record ExportAccount : IRequest<Result<IReadOnlyDictionary<string, object>>>;

internal sealed class ExportAccountHandler(IPlatformDb db, ICaller caller, IEnumerable<IPersonalData> parts, AuditLog audit)
    : IRequestHandler<ExportAccount, Result<IReadOnlyDictionary<string, object>>>
{
    public async Task<Result<IReadOnlyDictionary<string, object>>> Handle(ExportAccount request, CancellationToken cancellationToken)
    {
        var export = new Dictionary<string, object>();
        foreach (var part in parts)
        {
            export[part.Name] = await part.CollectAsync(caller.UserId, cancellationToken);
        }

        audit.Add("account.exported", caller.UserId);
        await db.SaveChangesAsync(cancellationToken);
        return export;
    }
}
