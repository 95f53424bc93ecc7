using System.Numerics;

namespace Platform.Domain.Leads.Golden;

/// <summary>
/// The merged record of a cluster. Its values are not copied: it knows which row each of them is taken from. Filled again for every cluster by <see cref="LeadMerger"/>.
/// </summary>
public sealed class MergedLead
{
    private readonly (ClusterMember Member, LeadSlot Slot)[] sources = new (ClusterMember, LeadSlot)[LeadSlots.FirstExtra];

    /// <summary>The slots that have a value: slot <c>i</c> is bit <c>i</c>.</summary>
    public uint Present { get; private set; }

    /// <summary>What was noticed about the record.</summary>
    public LeadIssue Issues { get; internal set; }

    public ValueStatus EmailStatus { get; internal set; }

    public ValueStatus PhoneStatus { get; internal set; }

    /// <summary>Facts for scoring.</summary>
    public LeadSignals Signals { get; internal set; }

    /// <summary>The value of a slot, empty when there is none.</summary>
    public ReadOnlySpan<byte> this[LeadSlot slot]
    {
        get
        {
            if (!Present.Has(slot))
            {
                return default;
            }

            ref readonly var source = ref sources[(int)slot];
            return source.Member.Value(source.Slot);
        }
    }

    internal void Clear()
    {
        Present = 0;
        Issues = LeadIssue.None;
        EmailStatus = PhoneStatus = ValueStatus.Missing;
        Signals = LeadSignals.None;
    }

    /// <summary>Takes those values of some slots that a row has.</summary>
    internal void Take(in ClusterMember member, uint slots)
    {
        var taken = member.Present & slots;
        Present |= taken;
        for (; taken != 0; taken &= taken - 1)
        {
            var slot = BitOperations.TrailingZeroCount(taken);
            sources[slot] = (member, (LeadSlot)slot);
        }
    }

    /// <summary>Takes a value that a row has for a slot of its own.</summary>
    internal void Take(in ClusterMember member, LeadSlot from, LeadSlot to)
    {
        Present |= 1u << (int)to;
        sources[(int)to] = (member, from);
    }
}
