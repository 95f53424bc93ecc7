using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Application.Ports;
using Platform.Domain.Mail;
using Platform.Infrastructure.Persistence;

namespace Platform.Infrastructure.Email;

/// <summary>
/// Sends what the outbox holds: at once when woken, and by a sweep for what failed before or was left by a server that stopped. Each message is claimed by a
/// conditional update first, so that of several servers one sends it; a message whose sender dies is sent again (at least once).
/// </summary>
internal sealed partial class MailDispatcher(
    IServiceScopeFactory scopes, IMailTransport transport, MasterKey master, Signal<MailDispatcher> signal, TimeProvider time, ILogger<MailDispatcher> logger) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Attempt = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == Batch)
                {
                }

                await signal.WaitAsync(Sweep, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
            {
                // The database is away; the next sweep tries again.
                LogSweepFailed(e);
                await signal.WaitAsync(Sweep, time, stoppingToken);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var now = time.GetUtcNow();
        var due = await db.Set<OutgoingMail>().AsNoTracking().Where(m => m.DueAt != null && m.DueAt <= now).OrderBy(m => m.DueAt).Take(Batch)
            .Select(m => new { m.Id, m.DueAt }).ToListAsync(cancellationToken);
        foreach (var mail in due)
        {
            var until = now + Claim;
            var claimed = await db.Set<OutgoingMail>().Where(m => m.Id == mail.Id && m.DueAt == mail.DueAt)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until), cancellationToken);
            if (claimed == 1)
            {
                await SendAsync(db, scope.ServiceProvider.GetRequiredService<IMediator>(), await db.Set<OutgoingMail>().FirstAsync(m => m.Id == mail.Id, cancellationToken), cancellationToken);
            }
        }

        return due.Count;
    }

    private async Task SendAsync(PlatformDbContext db, IMediator mediator, OutgoingMail mail, CancellationToken cancellationToken)
    {
        INotification? outcome = null;
        try
        {
            var message = JsonSerializer.Deserialize<MailMessage>(master.Open(MailOutbox.Purpose, mail.Sealed))!;
            using var limit = new CancellationTokenSource(Attempt, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await transport.SendAsync(mail.Id, message, either.Token);
            mail.MarkSent(time.GetUtcNow());
            LogSent(mail.Id);
            outcome = mail.About is { } about ? new MailLeft(about, mail.SentAt!.Value) : null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, the message stays and is tried again. Only the kind is logged: texts of mail servers quote addresses.
            mail.MarkFailed(time.GetUtcNow(), permanent: e is MailRefusedException or System.Security.Cryptography.CryptographicException);
            LogFailed(mail.Id, mail.Attempts, mail.IsGivenUp, e.GetType().Name);
            outcome = mail is { IsGivenUp: true, About: { } about } ? new MailGivenUp(about, time.GetUtcNow()) : null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        if (outcome is not null)
        {
            await mediator.Publish(outcome, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail {Mail} sent")]
    private partial void LogSent(string mail);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Mail} failed in attempt {Attempt} ({Kind}); given up: {GivenUp}")]
    private partial void LogFailed(string mail, int attempt, bool givenUp, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outgoing mail cannot be read")]
    private partial void LogSweepFailed(Exception exception);
}
