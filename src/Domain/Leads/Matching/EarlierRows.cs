namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Rows of earlier files that stand in a table after the new ones, and the clusters they are in. Those are given: they are neither cut nor joined, new rows only join them.
/// </summary>
/// <param name="First">Row of the table with which they start; all rows before are new.</param>
/// <param name="Cluster">By earlier row, counted from <paramref name="First"/>: the number of its cluster.</param>
/// <param name="Kept">By cluster: the row of the table that new rows are held against.</param>
public sealed record EarlierRows(int First, IReadOnlyList<int> Cluster, IReadOnlyList<int> Kept);
