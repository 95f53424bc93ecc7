namespace Platform.Infrastructure.Jobs;

/// <summary>Configuration section <c>Workers</c>.</summary>
public sealed class WorkersOptions : ICheckedSettings
{
    public const string Section = "Workers";

    /// <summary>Lead files that this server works on at once. 0: it takes in files and leaves the work to other servers.</summary>
    public int Count { get; set; } = 2;

    /// <summary>Callbacks that this server delivers at once.</summary>
    public int Callbacks { get; set; } = 8;

    /// <summary>How often the server looks for work that lost its job.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a made-up list is refined after the start, which takes a second or two of one core, so that the first file takes hardly longer than later ones.</summary>
    public bool WarmUp { get; set; } = true;

    public IEnumerable<(string Key, string Problem)> Problems()
    {
        if (Count is < 0 or > 256)
        {
            yield return (nameof(Count), "must be from 0 to 256");
        }

        if (Callbacks is < 1 or > 256)
        {
            yield return (nameof(Callbacks), "must be from 1 to 256");
        }

        if (SweepInterval < TimeSpan.FromSeconds(1))
        {
            yield return (nameof(SweepInterval), "must be at least one second, as 00:00:01");
        }
    }
}
