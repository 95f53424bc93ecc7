using Platform.Application.Accounts;
using Platform.Application.Ports;
using Platform.Domain.LeadFiles;
using Platform.Domain.Links;

namespace Platform.Application.Links.Workflows;

/// <summary>
/// <c>notify-owner</c>: the account that made the link gets a mail; with <c>process-leads</c> once the file is processed or could not be, without it when the file
/// was handed in and when it ends later.
/// </summary>
internal sealed class NotifyOwnerWorkflow(IAccounts accounts, IMailOutbox outbox) : ILinkWorkflow
{
    public const string WorkflowName = "notify-owner";

    public string Name => WorkflowName;

    public bool Wants(LinkMoment moment, LinkBatch batch) => moment switch
    {
        LinkMoment.HandedIn => !batch.Has(ProcessLeadsWorkflow.WorkflowName),
        LinkMoment.FileEnded => true,
        _ => false,
    };

    public async Task<IReadOnlyList<Work>> RunAsync(LinkOccasion occasion, CancellationToken cancellationToken)
    {
        if (occasion is { Link: { } link, File: { } file } && await accounts.FindAsync(occasion.Batch.UserId, cancellationToken) is { } owner)
        {
            var (subject, sentences) = Tell(occasion, link, file);
            outbox.Add(MailText.Letter(owner.Email, subject, owner.Name, sentences, link: null, $"The file's identifier is {file.Id}; the link's is {link.Id}."));
        }

        return [];
    }

    private static (string Subject, IReadOnlyList<string> Sentences) Tell(LinkOccasion occasion, Link link, LeadFile file)
    {
        var purpose = link.Batch.Site.Length == 0 ? string.Empty : $" for: {link.Batch.Site}";
        var from = $"{link.Email} handed in the file \"{OneLine(file.Name)}\" through the application link{purpose}.";
        return occasion.Moment == LinkMoment.HandedIn
            ? ("A lead file was handed in", [from, "It is stored and not processed, because the link was made without process-leads; retry on the file has it processed."])
            : file switch
            {
                { Summary: { } s } => ("A lead file was processed", [from, $"Of {s.Rows} rows {s.Accepted} are accepted, {s.Review} are for review, {s.Duplicates} are duplicates and {s.Rejected} are rejected."]),
                { Failure: { } failure } => ("A lead file could not be processed", [from, failure.Message]),
                _ => ("A lead file is being processed again", [from, "Its processing has ended and begun again since."]),
            };
    }

    private static string OneLine(string name) => new([.. name.Select(c => char.IsControl(c) ? ' ' : c)]);
}
