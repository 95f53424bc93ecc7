using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Callbacks;

/// <summary>Configuration section <c>Callback</c>.</summary>
public sealed class CallbackOptions : ICheckedSettings
{
    public const string Section = "Callback";

    /// <summary>Hosts (<c>host</c> or <c>host:port</c>) that callbacks may go to whatever their address.</summary>
    public string[] AllowedHosts { get; set; } = [];

    /// <summary>Longest time for one attempt.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The wait after each attempt that did not arrive.</summary>
    public TimeSpan[] RetryDelays { get; set; } = [.. CallbackSchedule.Standard.Delays];

    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(5))
        {
            yield return (nameof(Timeout), "must be a time up to 00:05:00");
        }

        if (RetryDelays.Any(delay => delay < TimeSpan.Zero))
        {
            yield return (nameof(RetryDelays), "must be times such as 00:05:00");
        }
    }
}
