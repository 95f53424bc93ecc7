using Platform.Domain.Common;

namespace Platform.Domain.LeadFiles;

/// <summary>
/// A lead file on its way from hand-in to result: STARTED → PROCESSING → PROCESSED or FAILED.
/// </summary>
/// <remarks>
/// Runs are fenced: each takes the next <see cref="Attempt"/> number at its start, and whatever it writes later is refused once a newer run,
/// a cancellation or a retry has moved the file on. The database repeats that condition in each UPDATE.
/// </remarks>
public sealed class LeadFile
{
    /// <summary>After how many runs that ended with their process the file fails.</summary>
    public const int MaxCrashes = 5;

    private LeadFile()
    {
    }

    public string Id { get; private set; } = string.Empty;

    public string UserId { get; private set; } = string.Empty;

    /// <summary>Whoever acts for this team may see and steer the file.</summary>
    public string TeamId { get; private set; } = string.Empty;

    public string ProjectId { get; private set; } = string.Empty;

    /// <summary>Where it is fetched from; null for an upload. Its query may hold secrets: never to be logged.</summary>
    public string? SourceUrl { get; private set; }

    /// <summary>Name for people: of the uploaded file, or the last part of the URL's path.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Whom to tell of the end. May hold secrets: never to be logged.</summary>
    public string? CallbackUrl { get; private set; }

    /// <summary>The customer's <c>options</c> as JSON text.</summary>
    public string? Options { get; private set; }

    /// <summary>The application link that it was handed in through, if it was.</summary>
    public string? LinkId { get; private set; }

    /// <summary>Whether it is only stored, until somebody has it processed.</summary>
    public bool IsHeld { get; private set; }

    public LeadFileStatus Status { get; private set; }

    public LeadFileProgress Progress { get; private set; } = LeadFileProgress.None;

    /// <summary>Set once PROCESSED.</summary>
    public LeadFileSummary? Summary { get; private set; }

    /// <summary>Set once FAILED.</summary>
    public LeadFileFailure? Failure { get; private set; }

    /// <summary>Number of the latest run; the fence of every write that a run makes.</summary>
    public int Attempt { get; private set; }

    /// <summary>How often the file was submitted: 1, and one more with each retry. Names the job that works on it.</summary>
    public int Submission { get; private set; }

    /// <summary>Whether a run has begun and neither ended nor handed the file back.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Runs of this submission that ended with their process.</summary>
    public int Crashes { get; private set; }

    /// <summary>Storage key of the input; null until it is fetched.</summary>
    public string? InputKey { get; private set; }

    /// <summary>Size of the input in bytes; null until it is fetched.</summary>
    public long? InputBytes { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the status last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it became PROCESSED or FAILED.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public bool HasEnded => Status is LeadFileStatus.Processed or LeadFileStatus.Failed;

    /// <summary>Accepts a file that is to be fetched.</summary>
    public static LeadFile FromUrl(LeadFileOwner owner, Uri source, string? callbackUrl, string? options, DateTimeOffset now)
    {
        var name = Uri.UnescapeDataString(source.Segments.LastOrDefault() ?? string.Empty).Trim('/');
        var file = Accept(Identifiers.New("file", now), owner, name.Length > 0 ? name : source.Host, callbackUrl, options, now);
        file.SourceUrl = source.OriginalString;
        return file;
    }

    /// <summary>Accepts a file that was uploaded into storage.</summary>
    /// <param name="id">The id under which its input was stored, from <see cref="Identifiers"/>.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="name">Name of the uploaded file.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="callbackUrl">Whom to tell of the end.</param>
    /// <param name="options">The customer's options as JSON text.</param>
    /// <param name="now">The present time.</param>
    public static LeadFile FromUpload(string id, LeadFileOwner owner, string name, long bytes, string? callbackUrl, string? options, DateTimeOffset now)
    {
        var file = Accept(id, owner, name, callbackUrl, options, now);
        file.InputKey = LeadFileKeys.Input(id, 0);
        file.InputBytes = bytes;
        return file;
    }

    /// <summary>Accepts a file that was handed in through an application link; it is held until it is released.</summary>
    /// <param name="id">The id under which its input was stored, from <see cref="Identifiers"/>.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="linkId">The link.</param>
    /// <param name="name">Name of the uploaded file.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="callbackUrl">Whom to tell of the end.</param>
    /// <param name="releaseFollows">Whether the release has been called for already; people are then told that the file waits.</param>
    /// <param name="now">The present time.</param>
    public static LeadFile FromLink(string id, LeadFileOwner owner, string linkId, string name, long bytes, string? callbackUrl, bool releaseFollows, DateTimeOffset now)
    {
        var file = FromUpload(id, owner, name, bytes, callbackUrl, null, now);
        file.LinkId = linkId;
        file.IsHeld = true;
        file.Progress = releaseFollows ? LeadFileProgress.None : LeadFileProgress.None with { Stage = LeadFileStage.Held };
        return file;
    }

    /// <summary>Lets a file that is held be processed; any other stays as it is.</summary>
    public void Release(DateTimeOffset now)
    {
        if (IsHeld)
        {
            IsHeld = false;
            Progress = LeadFileProgress.None;
            UpdatedAt = now;
        }
    }

    /// <summary>Begins a run.</summary>
    /// <returns>
    /// The run's number; or <see cref="LeadFileErrors.AlreadyEnded"/>, also when the run before was one crash too many and the file has just failed for it.
    /// </returns>
    public Result<int> Begin(DateTimeOffset now)
    {
        if (HasEnded)
        {
            return LeadFileErrors.AlreadyEnded;
        }

        if (IsRunning && ++Crashes >= MaxCrashes)
        {
            End(LeadFileStatus.Failed, now);
            Failure = LeadFileErrors.CrashedTooOften;
            return LeadFileErrors.AlreadyEnded;
        }

        Attempt++;
        IsRunning = true;
        Status = LeadFileStatus.Processing;
        Progress = LeadFileProgress.None with { Stage = InputKey is null ? LeadFileStage.Fetch : LeadFileStage.Waiting };
        UpdatedAt = now;
        return Attempt;
    }

    /// <summary>The input is in storage, so that a later run need not fetch it again.</summary>
    public Result Fetched(int attempt, string key, long bytes)
    {
        if (!Owns(attempt))
        {
            return LeadFileErrors.Superseded;
        }

        InputKey = key;
        InputBytes = bytes;
        return Result.Success;
    }

    /// <summary>The run has ended well and its outputs are in storage.</summary>
    /// <exception cref="ArgumentException">The summary does not count every row exactly once.</exception>
    public Result Complete(int attempt, LeadFileSummary summary, DateTimeOffset now)
    {
        if (!summary.IsBalanced)
        {
            throw new ArgumentException($"The summary does not add up: {summary}.", nameof(summary));
        }

        if (!Owns(attempt))
        {
            return LeadFileErrors.Superseded;
        }

        End(LeadFileStatus.Processed, now);
        Summary = summary;
        Progress = new LeadFileProgress(LeadFileStage.Done, summary.Rows, summary.Rows, 100);
        return Result.Success;
    }

    /// <summary>The run has ended badly.</summary>
    public Result Fail(int attempt, LeadFileFailure failure, DateTimeOffset now)
    {
        if (!Owns(attempt))
        {
            return LeadFileErrors.Superseded;
        }

        End(LeadFileStatus.Failed, now);
        Failure = failure;
        return Result.Success;
    }

    /// <summary>The run stops because its server does; another takes the file up, and it counts as no crash.</summary>
    public Result HandBack(int attempt, DateTimeOffset now)
    {
        if (!Owns(attempt))
        {
            return LeadFileErrors.Superseded;
        }

        IsRunning = false;
        UpdatedAt = now;
        return Result.Success;
    }

    /// <summary>Ends the file on the customer's wish; a run that is under way finds itself superseded.</summary>
    public Result Cancel(DateTimeOffset now)
    {
        if (HasEnded)
        {
            return LeadFileErrors.AlreadyEnded;
        }

        End(LeadFileStatus.Failed, now);
        Failure = LeadFileErrors.Cancelled;
        return Result.Success;
    }

    /// <summary>Submits a failed file once more, from the beginning: what came from a URL is fetched anew. A file that is held is released.</summary>
    public Result Retry(DateTimeOffset now)
    {
        if (IsHeld)
        {
            Release(now);
            return Result.Success;
        }

        if (Status != LeadFileStatus.Failed)
        {
            return LeadFileErrors.NotFailed;
        }

        Submission++;
        Attempt++;
        Crashes = 0;
        Status = LeadFileStatus.Started;
        Failure = null;
        EndedAt = null;
        UpdatedAt = now;
        Progress = LeadFileProgress.None;
        if (SourceUrl is not null)
        {
            InputKey = null;
            InputBytes = null;
        }

        return Result.Success;
    }

    private static LeadFile Accept(string id, LeadFileOwner owner, string name, string? callbackUrl, string? options, DateTimeOffset now) => new()
    {
        Id = id,
        UserId = owner.UserId,
        TeamId = owner.TeamId,
        ProjectId = owner.ProjectId,
        Name = name.Length > 200 ? name[..200] : name,
        CallbackUrl = callbackUrl,
        Options = options,
        Status = LeadFileStatus.Started,
        Submission = 1,
        CreatedAt = now,
        UpdatedAt = now,
    };

    private bool Owns(int attempt) => attempt == Attempt && Status == LeadFileStatus.Processing;

    private void End(LeadFileStatus status, DateTimeOffset now)
    {
        Status = status;
        IsRunning = false;
        IsHeld = false;
        EndedAt = now;
        UpdatedAt = now;
    }
}
