using System.Text;

namespace Platform.Domain.Leads.Golden;

/// <summary>
/// Merges the rows of a cluster into one record by <see cref="SurvivorshipRule.All"/>. Holds scratch memory: one instance a thread.
/// </summary>
public sealed class LeadMerger(LeadTable table)
{
    // What speaks of the whole row: it stays only where every row has it.
    private const LeadIssue OnlyIfAll =
        LeadIssue.NoContact | LeadIssue.NameMissing | LeadIssue.NoIdentity | LeadIssue.EmptyRow;

    // One row that says so is enough.
    private const LeadIssue IfAny = LeadIssue.DoNotCall | LeadIssue.UncertainMatch;

    private const LeadFacts EmailFacts = LeadFacts.FreeMail | LeadFacts.NameMatchesEmail;
    private const LeadFacts Occupancy = LeadFacts.AbsenteeOwner | LeadFacts.OwnerOccupied;

    private int[] candidates = new int[16];
    private long[] marks = new long[16];

    /// <summary>Merges the rows of one cluster.</summary>
    /// <param name="members">The rows (0-based in the table), ascending, at least one.</param>
    /// <param name="primary">The row kept, one of <paramref name="members"/>.</param>
    /// <param name="merged">Receives the merged record; what was in it is forgotten.</param>
    public void Merge(ReadOnlySpan<int> members, int primary, LeadDraft merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        if (candidates.Length < members.Length)
        {
            candidates = new int[members.Length];
            marks = new long[members.Length];
        }

        merged.Clear();
        var issues = LeadIssue.None;
        foreach (var rule in SurvivorshipRule.All)
        {
            var source = Choose(rule, members, primary);
            if (source < 0)
            {
                // Nobody has a value: the primary's reasons stand.
                issues |= Issues(primary) & rule.Issues;
                continue;
            }

            issues |= Issues(source) & rule.Issues;
            foreach (var slot in rule.Slots)
            {
                merged.Set(slot, table.Value(source, slot));
            }

            if (rule.Slots[0] == LeadSlot.Email)
            {
                merged.EmailStatus = Batch(source).EmailStatus[Place(source)];
                merged.Signals = merged.Signals with { Facts = Facts(source) & EmailFacts };
            }
            else if (rule.Slots[0] == LeadSlot.Phone)
            {
                merged.PhoneStatus = Batch(source).PhoneStatus[Place(source)];
            }
        }

        KeepFurther(members, [LeadSlot.Phone, LeadSlot.Phone2, LeadSlot.Phone3], merged);
        KeepFurther(members, [LeadSlot.Email, LeadSlot.Email2], merged);
        MergeSignals(members, merged);
        merged.Issues = issues | IssuesOfRows(members);
    }

    private int Choose(SurvivorshipRule rule, ReadOnlySpan<int> members, int primary)
    {
        var count = 0;
        foreach (var row in members)
        {
            if (IsPresent(rule, row))
            {
                candidates[count++] = row;
            }
        }

        foreach (var criterion in rule.Criteria)
        {
            if (count <= 1)
            {
                break;
            }

            count = KeepBest(rule, criterion, count);
        }

        if (count == 0)
        {
            return -1;
        }

        var left = candidates.AsSpan(0, count);
        return left.Contains(primary) ? primary : left[0];
    }

    private int KeepBest(SurvivorshipRule rule, SurvivorshipCriterion criterion, int count)
    {
        var best = long.MinValue;
        for (var i = 0; i < count; i++)
        {
            marks[i] = criterion switch
            {
                SurvivorshipCriterion.Valid => Validity(rule, candidates[i]),
                SurvivorshipCriterion.Complete => Completeness(rule, candidates[i]),
                SurvivorshipCriterion.Frequent => Frequency(rule, i, count),
                SurvivorshipCriterion.Newest => Date(candidates[i]),
                _ => table.Value(candidates[i], rule.Slots[0]).Length,
            };
            best = Math.Max(best, marks[i]);
        }

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (marks[i] == best)
            {
                candidates[kept++] = candidates[i];
            }
        }

        return kept;
    }

    private bool IsPresent(SurvivorshipRule rule, int row)
    {
        switch (rule.Slots[0])
        {
            case LeadSlot.Email:
                return Batch(row).EmailStatus[Place(row)] != ValueStatus.Missing;
            case LeadSlot.Phone:
                return Batch(row).PhoneStatus[Place(row)] != ValueStatus.Missing;
            default:
                foreach (var slot in rule.Slots)
                {
                    if (slot != LeadSlot.Country && !table.Value(row, slot).IsEmpty)
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    private long Validity(SurvivorshipRule rule, int row)
    {
        var status = rule.Slots[0] switch
        {
            LeadSlot.Email => Batch(row).EmailStatus[Place(row)],
            LeadSlot.Phone => Batch(row).PhoneStatus[Place(row)],
            _ => (Issues(row) & LeadIssues.DoubtfulAddress) == 0 ? ValueStatus.Valid : ValueStatus.Risky,
        };
        return status switch { ValueStatus.Valid => 2, ValueStatus.Risky => 1, _ => 0 };
    }

    private long Completeness(SurvivorshipRule rule, int row)
    {
        if (rule.Slots.Count == 1)
        {
            return table.Value(row, rule.Slots[0]).Length > 1 ? 1 : 0;
        }

        // The street says more than all the rest together, the postcode more than town and state.
        var parts = 0;
        foreach (var slot in rule.Slots)
        {
            if (!table.Value(row, slot).IsEmpty)
            {
                parts += slot switch { LeadSlot.Street => 8, LeadSlot.Postcode => 4, LeadSlot.Country => 0, _ => 1 };
            }
        }

        return parts;
    }

    private long Frequency(SurvivorshipRule rule, int candidate, int count)
    {
        var value = table.Value(candidates[candidate], rule.Slots[0]);
        var same = 0;
        for (var i = 0; i < count; i++)
        {
            if (Ascii.EqualsIgnoreCase(value, table.Value(candidates[i], rule.Slots[0]))
                || value.SequenceEqual(table.Value(candidates[i], rule.Slots[0])))
            {
                same++;
            }
        }

        return same;
    }

    /// <summary>The date as yyyyMMddHHmmss, parts that are not known as 0, so that a known date is newer than none.</summary>
    private long Date(int row)
    {
        var text = table.Value(row, LeadSlot.RecordDate);
        var number = 0L;
        var digits = 0;
        foreach (var letter in text)
        {
            if (letter is >= (byte)'0' and <= (byte)'9' && digits < 14)
            {
                number = (number * 10) + (letter - '0');
                digits++;
            }
        }

        for (; digits is > 0 and < 14; digits++)
        {
            number *= 10;
        }

        return number;
    }

    // Numbers and addresses that other rows have stay known: they follow the chosen one in the order of the rows.
    private void KeepFurther(ReadOnlySpan<int> members, ReadOnlySpan<LeadSlot> slots, LeadDraft merged)
    {
        var filled = 1;
        foreach (var row in members)
        {
            foreach (var slot in slots)
            {
                var value = table.Value(row, slot);
                if (value.IsEmpty || filled == slots.Length || IsKept(value, slots[..filled], merged))
                {
                    continue;
                }

                merged.Set(slots[filled++], value);
            }
        }
    }

    private static bool IsKept(ReadOnlySpan<byte> value, ReadOnlySpan<LeadSlot> slots, LeadDraft merged)
    {
        foreach (var slot in slots)
        {
            if (merged[slot].SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private void MergeSignals(ReadOnlySpan<int> members, LeadDraft merged)
    {
        var facts = merged.Signals.Facts;
        var (occupancy, occupancyDate) = (LeadFacts.None, -1L);
        var (years, yearsDate) = (LeadSignals.Unknown, -1L);
        var (equity, equityDate) = (LeadSignals.Unknown, -1L);
        foreach (var row in members)
        {
            var known = Batch(row).Signals[Place(row)];
            facts |= known.Facts & ~EmailFacts & ~Occupancy;
            var date = Date(row);
            if ((known.Facts & Occupancy) != 0 && date > occupancyDate)
            {
                (occupancy, occupancyDate) = (known.Facts & Occupancy, date);
            }

            if (known.YearsOwned != LeadSignals.Unknown && date > yearsDate)
            {
                (years, yearsDate) = (known.YearsOwned, date);
            }

            if (known.EquityPercent != LeadSignals.Unknown && date > equityDate)
            {
                (equity, equityDate) = (known.EquityPercent, date);
            }
        }

        merged.Signals = new LeadSignals(facts | occupancy, years, equity);
    }

    private LeadIssue IssuesOfRows(ReadOnlySpan<int> members)
    {
        var all = OnlyIfAll;
        var any = LeadIssue.None;
        foreach (var row in members)
        {
            all &= Issues(row);
            any |= Issues(row);
        }

        return all | (any & IfAny);
    }

    private LeadBatch Batch(int row) => table.Batches[row >> LeadBatch.SizeBits];

    private static int Place(int row) => row & (LeadBatch.Size - 1);

    private LeadIssue Issues(int row) => Batch(row).Issues[Place(row)];

    private LeadFacts Facts(int row) => Batch(row).Signals[Place(row)].Facts;
}
