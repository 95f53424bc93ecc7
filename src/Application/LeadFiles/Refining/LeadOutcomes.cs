using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Gathers the leads whose outcome is known. A lead counts once, however many rows it has: with the signals of the row kept of it and the outcome that this row has, or where it
/// has none the first row that does: were it won when any row is, leads of many rows would be won more often by that alone. A lead of an earlier file that the new one says the outcome of counts as
/// the new one has it.
/// </summary>
internal static class LeadOutcomes
{
    private const LeadFacts Either = LeadFacts.OutcomeWon | LeadFacts.OutcomeLost;

    /// <summary>Gathers the leads.</summary>
    /// <param name="leads">The new rows.</param>
    /// <param name="earlier">The leads of earlier files; null without any.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static OutcomeSample Gather(RefinedLeads leads, EarlierLeads? earlier, CancellationToken cancellationToken)
    {
        var sample = new OutcomeSample();
        var scorer = new LeadScorer(LeadScoreWeights.Documented);
        var outcomes = new LeadFacts[leads.Count];
        for (var row = 0; row < leads.Count; row++)
        {
            if (leads.Status[row] != LeadStatus.Rejected)
            {
                Note(ref outcomes[leads.Primary[row]], Outcome(leads.Table, row), leads.IsPrimary(row));
            }
        }

        var told = new HashSet<int>();
        for (var row = 0; row < leads.Count; row++)
        {
            if (outcomes[row] != LeadFacts.None)
            {
                Add(leads.Table, row, leads.IsAlone(row), outcomes[row]);
                told.Add(leads.Known(row));
            }
        }

        if (earlier is not null)
        {
            AddEarlier();
        }

        return sample;

        void AddEarlier()
        {
            var (first, clusters, kept) = earlier.Rows;
            var known = new LeadFacts[kept.Count];
            var sizes = new int[kept.Count];
            for (var i = 0; i < clusters.Count; i++)
            {
                Note(ref known[clusters[i]], Outcome(earlier.Table, first + i), kept[clusters[i]] == first + i);
                sizes[clusters[i]]++;
            }

            for (var cluster = 0; cluster < known.Length; cluster++)
            {
                if (known[cluster] != LeadFacts.None && !told.Contains(cluster))
                {
                    Add(earlier.Table, kept[cluster], sizes[cluster] == 1, known[cluster]);
                }
            }
        }

        void Add(LeadTable table, int row, bool isAlone, LeadFacts outcome)
        {
            if ((row & (LeadBatch.Size - 1)) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var place = isAlone ? ClusterPlace.Alone : ClusterPlace.Kept;
            var score = scorer.Score(table.Batches[row >> LeadBatch.SizeBits], row & (LeadBatch.Size - 1), place, uncertainMatch: false);
            sample.Add(score.Signals, (outcome & LeadFacts.OutcomeWon) != 0);
        }
    }

    private static void Note(ref LeadFacts lead, LeadFacts row, bool isKept) =>
        lead = row != LeadFacts.None && (isKept || lead == LeadFacts.None) ? row : lead;

    // A row that says both says nothing.
    private static LeadFacts Outcome(LeadTable table, int row)
    {
        var outcome = table.Batches[row >> LeadBatch.SizeBits].Signals[row & (LeadBatch.Size - 1)].Facts & Either;
        return outcome == Either ? LeadFacts.None : outcome;
    }
}
