namespace Platform.Domain.Leads.Golden;

/// <summary>
/// Merges the rows of a cluster into one record by <see cref="SurvivorshipRule.All"/>. Holds scratch memory: one instance a thread.
/// </summary>
public sealed class LeadMerger
{
    // What speaks of the whole row: it stays only where every row has it.
    private const LeadIssue OnlyIfAll =
        LeadIssue.NoContact | LeadIssue.NameMissing | LeadIssue.NoIdentity | LeadIssue.EmptyRow;

    // One row that says so is enough.
    private const LeadIssue IfAny = LeadIssue.DoNotCall | LeadIssue.UncertainMatch;

    private const LeadFacts EmailFacts = LeadFacts.FreeMail | LeadFacts.NameMatchesEmail;
    private const LeadFacts Occupancy = LeadFacts.AbsenteeOwner | LeadFacts.OwnerOccupied;

    private readonly ValueFrequency frequency = new();
    private int[] candidates = new int[16];
    private long[] marks = new long[16];
    private uint[] telling = new uint[16];

    /// <summary>Merges the rows of one cluster.</summary>
    /// <param name="cluster">The rows in the order of the table, at least one.</param>
    /// <param name="kept">Which of them (0-based) is kept.</param>
    /// <param name="merged">Receives the merged record; what was in it is forgotten.</param>
    public void Merge(ReadOnlySpan<ClusterMember> cluster, int kept, MergedLead merged)
    {
        ArgumentNullException.ThrowIfNull(merged);
        if (candidates.Length < cluster.Length)
        {
            candidates = new int[cluster.Length];
            marks = new long[cluster.Length];
            telling = new uint[cluster.Length];
        }

        merged.Clear();
        var anyTelling = 0u;
        for (var i = 0; i < cluster.Length; i++)
        {
            telling[i] = cluster[i].Telling;
            anyTelling |= telling[i];
        }

        var issues = LeadIssue.None;
        foreach (var rule in SurvivorshipRule.All)
        {
            if ((anyTelling & rule.Telling) == 0)
            {
                // Nobody has a value: the primary's reasons stand.
                issues |= cluster[kept].Issues & rule.Issues;
                continue;
            }

            ref readonly var source = ref cluster[Choose(rule, cluster, kept)];
            issues |= source.Issues & rule.Issues;
            merged.Take(source, rule.SlotBits);
            if (rule.Slots[0] == LeadSlot.Email)
            {
                merged.EmailStatus = source.EmailStatus;
                merged.Signals = merged.Signals with { Facts = source.Signals.Facts & EmailFacts };
            }
            else if (rule.Slots[0] == LeadSlot.Phone)
            {
                merged.PhoneStatus = source.PhoneStatus;
            }
        }

        KeepFurther(cluster, [LeadSlot.Phone, LeadSlot.Phone2, LeadSlot.Phone3], merged);
        KeepFurther(cluster, [LeadSlot.Email, LeadSlot.Email2], merged);
        MergeSignals(cluster, merged);
        merged.Issues = issues | IssuesOfRows(cluster);
    }

    // The row whose value is taken, of those that have one, of which there is one at least.
    private int Choose(SurvivorshipRule rule, ReadOnlySpan<ClusterMember> cluster, int kept)
    {
        var count = 0;
        for (var i = 0; i < cluster.Length; i++)
        {
            if ((telling[i] & rule.Telling) != 0)
            {
                candidates[count++] = i;
            }
        }

        // Where all say the same, it does not matter which is taken.
        if (count > 1 && !AreSame(rule, cluster, candidates.AsSpan(0, count)))
        {
            foreach (var criterion in rule.Criteria)
            {
                count = KeepBest(rule, criterion, cluster, count);
                if (count == 1)
                {
                    break;
                }
            }
        }

        var left = candidates.AsSpan(0, count);
        return left.Contains(kept) ? kept : left[0];
    }

    // Whether it makes no difference to the merged record which of them is taken.
    private static bool AreSame(SurvivorshipRule rule, ReadOnlySpan<ClusterMember> cluster, ReadOnlySpan<int> candidates)
    {
        var (isEmail, isPhone) = (rule.Slots[0] == LeadSlot.Email, rule.Slots[0] == LeadSlot.Phone);
        ref readonly var first = ref cluster[candidates[0]];
        foreach (var candidate in candidates[1..])
        {
            ref readonly var other = ref cluster[candidate];
            if (((first.Issues ^ other.Issues) & rule.Issues) != 0 || (isPhone && first.PhoneStatus != other.PhoneStatus)
                || (isEmail && (first.EmailStatus != other.EmailStatus || ((first.Signals.Facts ^ other.Signals.Facts) & EmailFacts) != 0)))
            {
                return false;
            }

            foreach (var slot in rule.Slots)
            {
                if (!first.Value(slot).SequenceEqual(other.Value(slot)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private int KeepBest(SurvivorshipRule rule, SurvivorshipCriterion criterion, ReadOnlySpan<ClusterMember> cluster, int count)
    {
        if (criterion == SurvivorshipCriterion.Frequent)
        {
            if (count == 2)
            {
                // Of two values neither is more frequent, be they the same or not.
                return count;
            }

            frequency.Mark(rule.Slots[0], cluster, candidates.AsSpan(0, count), marks);
        }
        else
        {
            for (var i = 0; i < count; i++)
            {
                marks[i] = Mark(rule, criterion, cluster[candidates[i]]);
            }
        }

        var best = marks.AsSpan(0, count)[0];
        for (var i = 1; i < count; i++)
        {
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

    private static long Mark(SurvivorshipRule rule, SurvivorshipCriterion criterion, in ClusterMember member) => criterion switch
    {
        SurvivorshipCriterion.Valid => Validity(rule, member),
        SurvivorshipCriterion.Complete => Completeness(rule, member),
        SurvivorshipCriterion.Newest => member.Date,
        _ => member.Value(rule.Slots[0]).Length,
    };

    private static long Validity(SurvivorshipRule rule, in ClusterMember member)
    {
        var status = rule.Slots[0] switch
        {
            LeadSlot.Email => member.EmailStatus,
            LeadSlot.Phone => member.PhoneStatus,
            _ => (member.Issues & LeadIssues.DoubtfulAddress) == 0 ? ValueStatus.Valid : ValueStatus.Risky,
        };
        return status switch { ValueStatus.Valid => 2, ValueStatus.Risky => 1, _ => 0 };
    }

    private static long Completeness(SurvivorshipRule rule, in ClusterMember member)
    {
        if (rule.Slots.Length == 1)
        {
            return member.Value(rule.Slots[0]).Length > 1 ? 1 : 0;
        }

        // The street says more than all the rest together, the postcode more than town and state.
        var parts = 0;
        foreach (var slot in rule.Slots)
        {
            if (member.Present.Has(slot))
            {
                parts += slot switch { LeadSlot.Street => 8, LeadSlot.Postcode => 4, LeadSlot.Country => 0, _ => 1 };
            }
        }

        return parts;
    }

    // Numbers and addresses that other rows have stay known: they follow the chosen one in the order of the rows.
    private static void KeepFurther(ReadOnlySpan<ClusterMember> cluster, ReadOnlySpan<LeadSlot> slots, MergedLead merged)
    {
        var filled = 1;
        var wanted = 0u;
        foreach (var slot in slots)
        {
            wanted |= 1u << (int)slot;
        }

        foreach (ref readonly var member in cluster)
        {
            if ((member.Present & wanted) == 0)
            {
                continue;
            }

            foreach (var slot in slots)
            {
                if (filled == slots.Length)
                {
                    return;
                }

                var value = member.Value(slot);
                var isMistyped = slot == LeadSlot.Email2 && member.EmailStatus == ValueStatus.Invalid;
                if (!value.IsEmpty && !isMistyped && !IsKept(value, slots[..filled], merged))
                {
                    merged.Take(member, slot, slots[filled++]);
                }
            }
        }
    }

    private static bool IsKept(ReadOnlySpan<byte> value, ReadOnlySpan<LeadSlot> slots, MergedLead merged)
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

    private static void MergeSignals(ReadOnlySpan<ClusterMember> cluster, MergedLead merged)
    {
        var facts = merged.Signals.Facts;
        var (occupancy, occupancyDate) = (LeadFacts.None, -1L);
        var (years, yearsDate) = (LeadSignals.Unknown, -1L);
        var (equity, equityDate) = (LeadSignals.Unknown, -1L);
        foreach (ref readonly var member in cluster)
        {
            var known = member.Signals;
            facts |= known.Facts & ~EmailFacts & ~Occupancy;
            if ((known.Facts & Occupancy) == 0 && known.YearsOwned == LeadSignals.Unknown && known.EquityPercent == LeadSignals.Unknown)
            {
                continue;
            }

            var date = member.Date;
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

    private static LeadIssue IssuesOfRows(ReadOnlySpan<ClusterMember> cluster)
    {
        var all = OnlyIfAll;
        var any = LeadIssue.None;
        foreach (ref readonly var member in cluster)
        {
            all &= member.Issues;
            any |= member.Issues;
        }

        return all | (any & IfAny);
    }
}
