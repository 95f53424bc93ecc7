namespace Platform.Application.Housekeeping;

/// <summary>Configuration section <c>Housekeeping</c>: for how long what has had its use is kept.</summary>
public sealed class HousekeepingOptions
{
    public const string Section = "Housekeeping";

    /// <summary>
    /// How often what is out of date is taken away, by one of the servers on a database. Used tokens of mails, solved captchas and idempotency keys (24 hours) go
    /// by then.
    /// </summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For how long sessions are kept after their end; addresses and devices of kept sessions count as known to their owner.</summary>
    public TimeSpan KeepSessions { get; set; } = TimeSpan.FromDays(30);

    /// <summary>For how long it is kept that a mail was sent or given up; its content goes at once.</summary>
    public TimeSpan KeepMail { get; set; } = TimeSpan.FromDays(7);

    /// <summary>For how long invitations are kept after they were answered or ran out.</summary>
    public TimeSpan KeepInvitations { get; set; } = TimeSpan.FromDays(30);

    /// <summary>After how long an account whose address was never confirmed is removed, so that the address is free for its owner.</summary>
    public TimeSpan KeepUnconfirmedAccounts { get; set; } = TimeSpan.FromDays(30);

    /// <summary>For how long lead files are kept after their end, with everything that is stored of them. Default: until somebody deletes them.</summary>
    public TimeSpan? KeepLeadFiles { get; set; }

    /// <summary>For how long application links are kept after they ran out, with what happened to them; files that came by them stay. Default: until their team is deleted.</summary>
    public TimeSpan? KeepLinks { get; set; }
}
