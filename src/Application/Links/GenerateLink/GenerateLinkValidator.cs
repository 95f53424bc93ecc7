using FluentValidation;
using Platform.Application.LeadFiles;
using Platform.Application.Links.Workflows;
using Platform.Domain.Accounts;
using Platform.Domain.Links;

namespace Platform.Application.Links.GenerateLink;

internal sealed class GenerateLinkValidator : AbstractValidator<GenerateLink>
{
    // As many bad addresses are named in the sentence; all of them are among the errors by field.
    private const int NamedInSentence = 20;
    private const int ShownOfAddress = 80;
    private const string Emails = "emails";
    private const string WorkflowsList = "workflows_list";

    public GenerateLinkValidator(LinkWorkflows workflows, TimeProvider time)
    {
        RuleFor(r => r.Emails).Custom(Addresses);
        RuleFor(r => r.Site).Must(s => s is null || (s.Length <= LinkBatch.MaxSiteLength && !s.Any(char.IsControl)))
            .OverridePropertyName("site").WithMessage($"The value of site must be one line of at most {LinkBatch.MaxSiteLength} characters.");
        RuleFor(r => r.Metadata).Must(m => m is null || (m.Length <= LinkBatch.MaxMetadataLength && !m.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))))
            .OverridePropertyName("metadata").WithMessage($"The value of metadata must be text of at most {LinkBatch.MaxMetadataLength} characters.");
        RuleFor(r => r.WorkflowsList).Custom((list, context) =>
        {
            foreach (var unknown in WorkflowNames.Split(list).Except(workflows.Names))
            {
                context.AddFailure(WorkflowsList, $"There is no workflow \"{Shown(unknown)}\"; the known ones are {string.Join(", ", workflows.Names)}.");
            }
        });
        RuleFor(r => r.CallbackUrl).HttpUrl("callback_url");
        RuleFor(r => r.Uses).Must(u => u is null or (>= 1 and <= LinkBatch.MaxUses))
            .OverridePropertyName("uses").WithMessage($"The value of uses must be a number from 1 to {LinkBatch.MaxUses}.");
        RuleFor(r => r.ExpiresInDays).Must(d => d is null || (d > 0 && d <= LinkBatch.LongestLife.TotalDays))
            .OverridePropertyName("expires_in_days").WithMessage($"The value of expires_in_days must be a number above 0, at most {LinkBatch.LongestLife.TotalDays}.");
        RuleFor(r => r.ExpiresAt).Must(e => e is null || (e > time.GetUtcNow() && e <= time.GetUtcNow() + LinkBatch.LongestLife))
            .OverridePropertyName("expires_at").WithMessage($"The value of expires_at must be in the future, at most {LinkBatch.LongestLife.TotalDays} days ahead.");
        RuleFor(r => r.ExpiresAt).Must((r, e) => e is null || r.ExpiresInDays is null)
            .OverridePropertyName("expires_at").WithMessage("Send expires_at or expires_in_days, not both.");
    }

    private static void Addresses(IReadOnlyList<string?>? emails, ValidationContext<GenerateLink> context)
    {
        if (emails is not { Count: > 0 })
        {
            context.AddFailure(Emails, "Missing required parameter: emails");
            return;
        }

        if (emails.Count > LinkBatch.MaxLinks)
        {
            context.AddFailure(Emails, $"The list emails has {emails.Count} addresses; at most {LinkBatch.MaxLinks} can be sent at once.");
            return;
        }

        var bad = Enumerable.Range(0, emails.Count).Where(i => !EmailAddress.TryNormalise(emails[i], out _)).ToArray();
        if (bad.Length == 0)
        {
            return;
        }

        var more = bad.Length > NamedInSentence ? $" and {bad.Length - NamedInSentence} more" : string.Empty;
        context.AddFailure(Emails, $"Not e-mail addresses in emails: {string.Join(", ", bad.Take(NamedInSentence).Select(i => $"number {i + 1} (\"{Shown(emails[i])}\")"))}{more}.");
        foreach (var i in bad)
        {
            context.AddFailure($"emails[{i}]", $"Number {i + 1}, \"{Shown(emails[i])}\", is not an e-mail address.");
        }
    }

    private static string Shown(string? text)
    {
        var line = new string([.. (text ?? "null").Select(c => char.IsControl(c) ? ' ' : c)]);
        return line.Length > ShownOfAddress ? line[..ShownOfAddress] + "…" : line;
    }
}

/// <summary>The names in a <c>workflows_list</c>.</summary>
internal static class WorkflowNames
{
    public static IReadOnlyList<string> Split(string? list) =>
        [.. (list ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => n.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
}
