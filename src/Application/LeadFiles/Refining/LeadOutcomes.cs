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
    /// <param name="degree">Threads to use.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static OutcomeSample Gather(RefinedLeads leads, EarlierLeads? earlier, int degree, CancellationToken cancellationToken)
    {
        var sample = new OutcomeSample();
        var told = new HashSet<int>();
        var batches = new List<(ScoreSignals Signals, bool Won, int Known)>[leads.Table.Batches.Count];
        BatchWorkers.Run(
            Enumerable.Range(0, batches.Length), Math.Min(degree, batches.Length), () => new List<int>(), (members, batch, _) => batches[batch] = OfBatch(leads, batch, members), cancellationToken);
        foreach (var (signals, won, known) in batches.SelectMany(batch => batch))
        {
            sample.Add(signals, won);
            if (known >= 0)
            {
                told.Add(known);
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
                    sample.Add(Signals(earlier.Table, kept[cluster], sizes[cluster] == 1), Won(known[cluster]));
                }
            }
        }
    }

    private static List<(ScoreSignals Signals, bool Won, int Known)> OfBatch(RefinedLeads leads, int number, List<int> members)
    {
        var found = new List<(ScoreSignals, bool, int)>();
        var batch = leads.Table.Batches[number];
        for (var i = 0; i < batch.Count; i++)
        {
            var row = (number << LeadBatch.SizeBits) + i;
            var outcome = Outcome(batch, i);
            if (!leads.IsPrimary(row) || (outcome == LeadFacts.None && leads.IsAlone(row)) || leads.Status[row] == LeadStatus.Rejected)
            {
                continue;
            }

            if (outcome == LeadFacts.None)
            {
                members.Clear();
                leads.AppendMembers(row, members);
                foreach (var member in members)
                {
                    Note(ref outcome, Outcome(leads.Table, member), isKept: false);
                }
            }

            if (outcome != LeadFacts.None)
            {
                found.Add((Signals(leads.Table, row, leads.IsAlone(row)), Won(outcome), leads.Known(row)));
            }
        }

        return found;
    }

    private static ScoreSignals Signals(LeadTable table, int row, bool isAlone) =>
        LeadScorer.Signals(table.Batches[row >> LeadBatch.SizeBits], row & (LeadBatch.Size - 1), isAlone ? ClusterPlace.Alone : ClusterPlace.Kept, uncertainMatch: false);

    private static bool Won(LeadFacts outcome) => (outcome & LeadFacts.OutcomeWon) != 0;

    private static void Note(ref LeadFacts lead, LeadFacts row, bool isKept) =>
        lead = row != LeadFacts.None && (isKept || lead == LeadFacts.None) ? row : lead;

    private static LeadFacts Outcome(LeadTable table, int row) => Outcome(table.Batches[row >> LeadBatch.SizeBits], row & (LeadBatch.Size - 1));

    // A row that says both says nothing.
    private static LeadFacts Outcome(LeadBatch batch, int row)
    {
        var outcome = batch.Signals(row).Facts & Either;
        return outcome == Either ? LeadFacts.None : outcome;
    }
}
