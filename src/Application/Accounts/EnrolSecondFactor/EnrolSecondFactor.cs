using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Application.Ports;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Application.Accounts.EnrolSecondFactor;

/// <summary>Makes a secret for an authenticator app; it is asked for once a code of it was confirmed.</summary>
public sealed record EnrolSecondFactor : IRequest<Result<Enrolment>>;

/// <summary>What an authenticator app needs.</summary>
/// <param name="Secret">The secret in base 32, to be typed.</param>
/// <param name="Url">The same as an address, to be shown as a QR code.</param>
public sealed record Enrolment(string Secret, string Url);

internal sealed class EnrolSecondFactorHandler(IPlatformDb db, ICaller caller, ISecretBox box, TimeProvider time) : IRequestHandler<EnrolSecondFactor, Result<Enrolment>>
{
    private const string Issuer = "Platform";

    public async Task<Result<Enrolment>> Handle(EnrolSecondFactor request, CancellationToken cancellationToken)
    {
        var userId = caller.UserId;
        if (await db.Set<SecondFactor>().AnyAsync(f => f.UserId == userId && f.ConfirmedAt != null, cancellationToken))
        {
            return AccountErrors.SecondFactorOn;
        }

        var secret = RandomNumberGenerator.GetBytes(Totp.SecretLength);
        await db.Set<SecondFactor>().Where(f => f.UserId == userId && f.ConfirmedAt == null).ExecuteDeleteAsync(cancellationToken);
        db.Set<SecondFactor>().Add(SecondFactor.Enrol(userId, box.Seal(secret), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        var text = Totp.Base32(secret);
        return new Enrolment(text, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(caller.Email)}?secret={text}&issuer={Issuer}");
    }
}
