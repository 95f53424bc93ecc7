using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Application.Webhooks;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.DeliverCallback;

/// <summary>Makes one attempt at a callback, keeps what came of it and stores the next one.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Attempt">Which attempt; nothing happens when it was made before.</param>
public sealed record DeliverCallback(string DeliveryId, int Attempt) : IRequest<Result>;

internal sealed class DeliverCallbackHandler(
    IPlatformDb db, WebhookSecrets secrets, ICallbackSender sender, CallbackSchedule schedule, IWorkStore work, TimeProvider time)
    : IRequestHandler<DeliverCallback, Result>
{
    public async Task<Result> Handle(DeliverCallback request, CancellationToken cancellationToken)
    {
        var delivery = await db.Set<CallbackDelivery>().SingleOrDefaultAsync(d => d.Id == request.DeliveryId, cancellationToken);
        if (delivery is not { Status: DeliveryStatus.Pending } || delivery.AttemptCount + 1 != request.Attempt)
        {
            return Result.Success;
        }

        var startedAt = time.GetUtcNow();
        var secret = await secrets.GetAsync(delivery.UserId, cancellationToken);
        var result = await sender.SendAsync(new CallbackMessage(delivery.Url, delivery.MessageId, delivery.Body, secret.Signing(startedAt)), cancellationToken);
        delivery.Record(startedAt, result, schedule, Random.Shared.NextDouble(), time.GetUtcNow());

        // Whatever stops the server now: what was found out is kept.
        try
        {
            return await work.CommitAsync(
                delivery.NextAttemptAt is { } next ? [new CallbackWork(delivery.Id, delivery.AttemptCount + 1, next)] : [],
                CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // The file was deleted during the attempt, and its deliveries with it; anything else is a failure.
            if (await db.Set<CallbackDelivery>().AsNoTracking().AnyAsync(d => d.Id == request.DeliveryId, CancellationToken.None))
            {
                throw;
            }

            return Result.Success;
        }
    }
}
