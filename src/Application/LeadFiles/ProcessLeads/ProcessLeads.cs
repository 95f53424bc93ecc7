using FluentValidation;
using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.ProcessLeads;

/// <summary>Takes in a lead file that is to be fetched.</summary>
/// <param name="FileUrl">Where it is.</param>
/// <param name="Email">Address of the caller's account.</param>
/// <param name="CallbackUrl">Whom to tell of its end.</param>
/// <param name="Options">The customer's options, a JSON object.</param>
public sealed record ProcessLeads(string? FileUrl, string? Email, string? CallbackUrl, string? Options) : IRequest<Result<AcceptedLeadFile>>;

internal sealed class ProcessLeadsValidator : AbstractValidator<ProcessLeads>
{
    public ProcessLeadsValidator()
    {
        RuleFor(r => r.FileUrl).Required("file_url");
        RuleFor(r => r.Email).Required("email");
        RuleFor(r => r.FileUrl).HttpUrl("file_url");
        RuleFor(r => r.CallbackUrl).HttpUrl("callback_url");
        RuleFor(r => r.Options).Options();
    }
}

internal sealed class ProcessLeadsHandler(ICaller caller, LeadFileIntake intake, TimeProvider time) : IRequestHandler<ProcessLeads, Result<AcceptedLeadFile>>
{
    public async Task<Result<AcceptedLeadFile>> Handle(ProcessLeads request, CancellationToken cancellationToken)
    {
        if (!string.Equals(request.Email!.Trim(), caller.Email, StringComparison.OrdinalIgnoreCase))
        {
            return LeadFileErrors.EmailMismatch;
        }

        var owner = caller.Owner();
        return owner.Error is { } error
            ? error
            : await intake.AcceptAsync(
                LeadFile.FromUrl(owner.Value, LeadFileRules.Parse(request.FileUrl!)!, string.IsNullOrEmpty(request.CallbackUrl) ? null : request.CallbackUrl, request.Options, time.GetUtcNow()),
                cancellationToken);
    }
}
