namespace Platform.Domain.LeadFiles;

/// <summary>What became of the rows; every row of the input is counted exactly once.</summary>
/// <param name="Rows">Records of the input.</param>
/// <param name="Accepted">Usable, and the one kept of their cluster.</param>
/// <param name="Review">A person should look.</param>
/// <param name="Duplicates">Another row of their cluster is kept.</param>
/// <param name="Rejected">Malformed, or of no use.</param>
public sealed record LeadFileSummary(long Rows, long Accepted, long Review, long Duplicates, long Rejected)
{
    /// <summary>Whether every row is counted exactly once.</summary>
    public bool IsBalanced => Rows == Accepted + Review + Duplicates + Rejected;
}

/// <summary>Why a lead file failed.</summary>
/// <param name="Code">Stable machine-readable word.</param>
/// <param name="Message">One sentence that tells the customer what to do.</param>
public sealed record LeadFileFailure(string Code, string Message);
