using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Domain.Leads.Matching;

/// <summary>Folds the rows of batches into a table of features, a run of rows at a time: what is counted by value is worked out while their features are near. For one thread.</summary>
internal sealed class BatchFolder(FeatureTable features)
{
    /// <summary>What few files have: all of it is passed over with one look.</summary>
    private const uint Seldom = (1u << (int)LeadSlot.MiddleName) | (1u << (int)LeadSlot.NameSuffix) | (1u << (int)LeadSlot.Phone2) | (1u << (int)LeadSlot.Phone3)
        | (1u << (int)LeadSlot.MailingStreet) | (1u << (int)LeadSlot.BirthDate) | (1u << (int)LeadSlot.Identifier);

    private readonly ByteArena companies = new(1 << 16);

    /// <summary>Hashes of the words of the companies, one after the other, and of how many companies they are.</summary>
    private readonly List<uint> words = [];
    private int wordsOf;

    /// <summary>Folds a batch.</summary>
    [SkipLocalsInit]
    public void FoldBatch(int number)
    {
        var batch = features.Table.Batches[number];
        companies.Clear();
        words.Clear();
        wordsOf = 0;
        Span<byte> buffer = stackalloc byte[256];
        for (var start = 0; start < batch.Count; start += ValueSlots.RunLength)
        {
            var end = Math.Min(batch.Count, start + ValueSlots.RunLength);
            var first = number << LeadBatch.SizeBits;
            for (var index = start; index < end; index++)
            {
                if (batch.Faults[index] == RecordFault.None)
                {
                    FoldRow(batch, index, first + index, buffer);
                }
            }

            features.Slots.Fill(features, first + start, end - start);
        }

        features.NoteCompanies(number, companies.Written.ToArray());
        lock (features.CompanyWords)
        {
            // Several batches have words in common.
            features.CompanyWords.Add(CollectionsMarshal.AsSpan(words), wordsOf);
        }

        CountWords(number << LeadBatch.SizeBits, (number << LeadBatch.SizeBits) + batch.Count, buffer);
    }

    private void FoldRow(LeadBatch batch, int index, int row, Span<byte> buffer)
    {
        ref var own = ref features.Rows[row];
        var issues = batch.Issues(index);
        var present = batch.Present(index);
        if ((issues & LeadIssue.NamePlaceholder) == 0)
        {
            FoldName(batch, index, ref own, buffer);
        }

        if (present.Has(LeadSlot.Company))
        {
            FoldCompany(batch.Value(index, LeadSlot.Company), ref own, buffer);
        }

        if ((issues & LeadIssue.EmailPlaceholder) == 0)
        {
            FoldEmail(batch, index, row, present, ref own, buffer);
        }

        if ((issues & LeadIssue.PhoneFictional) == 0)
        {
            own.Phone = FoldedValues.Digits(batch.Value(index, LeadSlot.Phone));
        }

        FoldAddress(batch, index, present, ref own, buffer);
        if ((present & Seldom) != 0)
        {
            FoldSeldom(batch, index, row, issues, ref own, buffer);
        }

        var evidence = FoldExtras(batch, index, row, buffer) + Evidence(ref own);
        own.Flags |= evidence >= 2 || own.Email != 0 || own.Phone != 0 || own.Identifier != 0 ? RowFlags.Comparable : RowFlags.None;
    }

    private static int Evidence(ref RowFeatures row) =>
        (row.FirstLength > 0 ? 1 : 0) + (row.LastLength > 0 ? 1 : 0) + (row.Company != 0 ? 1 : 0) + (row.Street != 0 ? 1 : 0) +
        (row.Zip != 0 || row.City != 0 ? 1 : 0) + (row.BirthDate != 0 ? 1 : 0);

    private static void FoldName(LeadBatch batch, int index, ref RowFeatures row, Span<byte> buffer)
    {
        if (FoldedText.TryFold(batch.Value(index, LeadSlot.FirstName), out var name))
        {
            row.First = name.Bytes.GetLower();
            row.FirstLength = (byte)Math.Min(name.Length, Vector128<byte>.Count);
            row.Nicknames = Nicknames.GroupsOf(name.Hash());
            if (row.Nicknames == 0 && BitOperations.TrailingZeroCount(name.Spaces) is > 1 and < FoldedText.Longest and var gap)
            {
                row.Nicknames = Nicknames.GroupsOf(name.Head(gap).Hash());
            }
        }
        else
        {
            var folded = buffer[..Fold.Words(batch.Value(index, LeadSlot.FirstName), buffer[..64])];
            row.FirstLength = Pack(folded, out row.First);
            row.Nicknames = Nicknames.GroupsOf(Fold.Hash(folded));
            if (row.Nicknames == 0 && folded.IndexOf((byte)' ') is > 1 and var gap)
            {
                row.Nicknames = Nicknames.GroupsOf(Fold.Hash(folded[..gap]));
            }
        }

        bool compound;
        if (FoldedText.TryFold(batch.Value(index, LeadSlot.LastName), out name))
        {
            row.Last = name.Bytes.GetLower();
            row.LastLength = (byte)Math.Min(name.Length, Vector128<byte>.Count);
            compound = name.Spaces != 0;
        }
        else
        {
            var folded = buffer[..Fold.Words(batch.Value(index, LeadSlot.LastName), buffer[..64])];
            row.LastLength = Pack(folded, out row.Last);
            compound = folded.Contains((byte)' ');
        }

        row.Flags |= compound ? RowFlags.CompoundLast : RowFlags.None;
        row.FirstLetters = Letters(row.First, row.FirstLength);
        row.LastLetters = Letters(row.Last, row.LastLength);
    }

    /// <summary>The first bytes of a folded name, zeros behind them.</summary>
    private static byte Pack(ReadOnlySpan<byte> folded, out Vector128<byte> packed)
    {
        Span<byte> bytes = stackalloc byte[Vector128<byte>.Count];
        bytes.Clear();
        folded = folded[..Math.Min(folded.Length, bytes.Length)];
        folded.CopyTo(bytes);
        packed = Vector128.Create<byte>(bytes);
        return (byte)folded.Length;
    }

    /// <summary>Which characters occur, a bit for those with the same last five bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Letters(Vector128<byte> name, int length)
    {
        if (Avx2.IsSupported)
        {
            // What is moved by 32 places or more is gone: so is what stands behind the end.
            var places = (name & Vector128.Create((byte)31)) | Vector128.GreaterThanOrEqual(Vector128<byte>.Indices.AsSByte(), Vector128.Create((sbyte)length)).AsByte();
            var low = Avx2.ShiftLeftLogicalVariable(Vector256<uint>.One, Avx2.ConvertToVector256Int32(places).AsUInt32());
            var high = Avx2.ShiftLeftLogicalVariable(Vector256<uint>.One, Avx2.ConvertToVector256Int32(Sse2.ShiftRightLogical128BitLane(places, 8)).AsUInt32());
            var both = low | high;
            var four = both.GetLower() | both.GetUpper();
            var two = four.AsUInt64()[0] | four.AsUInt64()[1];
            return (uint)two | (uint)(two >> 32);
        }

        var letters = 0u;
        for (var i = 0; i < length; i++)
        {
            letters |= 1u << name[i];
        }

        return letters;
    }

    private void FoldCompany(ReadOnlySpan<byte> value, ref RowFeatures row, Span<byte> buffer)
    {
        Span<uint> found = stackalloc uint[WordFrequencies.MaxWords];
        var folded = CompanyName.WithoutLegalForm(buffer[..Fold.Words(value, buffer[..128])], found, out var count);
        row.CompanyStart = (uint)companies.Length;
        row.CompanyLength = (byte)folded.Length;
        row.Company = Fold.Hash32(folded);
        companies.Append(folded);
        if (count > 0)
        {
            words.AddRange(found[..count]);
            wordsOf++;
        }
        else if (!folded.IsEmpty)
        {
            lock (features.CompanyWords)
            {
                features.CompanyWords.Add(folded);
            }
        }
    }

    private void FoldEmail(LeadBatch batch, int index, int row, uint present, ref RowFeatures own, Span<byte> buffer)
    {
        var address = batch.Value(index, present.Has(LeadSlot.Email) ? LeadSlot.Email : LeadSlot.Email2);
        var at = ShortText.LastIndexOf(address, (byte)'@');
        var local = address[..(at < 0 ? address.Length : at)];
        own.LocalLength = (byte)Math.Min(local.Length, byte.MaxValue);
        own.LocalParity = MailboxComparison.Parity(local);
        (own.Email, own.EmailLocal, own.EmailDomain) = present.Has(LeadSlot.EmailSuggestion)
            ? FoldedValues.Mailbox(batch.Value(index, LeadSlot.EmailSuggestion), buffer)
            : FoldedValues.Mailbox(address, at, buffer);
        own.Flags |= PublicDomains.Contain(own.EmailDomain) ? RowFlags.PublicDomain : RowFlags.None;
        if (present.Has(LeadSlot.Email2))
        {
            features.NoteSecondEmail(row, FoldedValues.Mailbox(batch.Value(index, LeadSlot.Email2), buffer).Address, present.Has(LeadSlot.Email));
        }
    }

    private static void FoldAddress(LeadBatch batch, int index, uint present, ref RowFeatures row, Span<byte> buffer)
    {
        (row.House, row.Street) = FoldedValues.Street(batch.Value(index, LeadSlot.Street), buffer);
        row.Unit = present.Has(LeadSlot.Unit) ? FoldedValues.Code(batch.Value(index, LeadSlot.Unit), buffer) : 0;
        row.City = FoldedValues.Words(batch.Value(index, LeadSlot.City), buffer[..64]);
        row.State = FoldedValues.State(batch.Value(index, LeadSlot.State), buffer[..32]);
        row.Zip = FoldedValues.Postcode(batch.Value(index, LeadSlot.Postcode), buffer);
    }

    private void FoldSeldom(LeadBatch batch, int index, int row, LeadIssue issues, ref RowFeatures own, Span<byte> buffer)
    {
        if ((issues & LeadIssue.NamePlaceholder) == 0)
        {
            if (batch.Value(index, LeadSlot.MiddleName) is { IsEmpty: false } middle)
            {
                own.MiddleInitial = Fold.Words(middle, buffer[..16]) > 0 ? buffer[0] : (byte)0;
            }

            if (batch.Value(index, LeadSlot.NameSuffix) is { IsEmpty: false } suffix)
            {
                own.Suffix = FoldedValues.Generation(buffer[..Fold.Words(suffix, buffer[..16])]);
            }
        }

        features.NotePhones(row, FoldedValues.Digits(batch.Value(index, LeadSlot.Phone2)), FoldedValues.Digits(batch.Value(index, LeadSlot.Phone3)));
        if (batch.Value(index, LeadSlot.MailingStreet) is { IsEmpty: false } line)
        {
            var (house, street) = FoldedValues.Street(line, buffer);
            features.NoteMailing(row, FeatureTable.AddressKey(house, street, FoldedValues.Postcode(batch.Value(index, LeadSlot.MailingPostcode), buffer)));
        }

        own.BirthDate = FoldedValues.Date(batch.Value(index, LeadSlot.BirthDate));
        own.Identifier = FoldedValues.Code(batch.Value(index, LeadSlot.Identifier), buffer);
    }

    private int FoldExtras(LeadBatch batch, int index, int row, Span<byte> buffer)
    {
        var present = 0;
        for (var extra = 0; extra < features.Extras.Length; extra++)
        {
            var value = batch.Value(index, LeadSlots.FirstExtra + extra);
            if (value.IsEmpty || FoldedValues.IsNothing(value))
            {
                continue;
            }

            var hash = features.Table.Extras[extra].Kind switch
            {
                ExtraKind.Date => FoldedValues.Date(value),
                ExtraKind.Text => FoldedValues.Words(value, buffer[..192]),
                _ => FoldedValues.Code(value, buffer),
            };
            features.Extras[extra][row] = hash;
            present += hash != 0 ? 1 : 0;
        }

        return present;
    }

    /// <summary>Counts the words of the extra texts of some rows.</summary>
    private void CountWords(int first, int end, Span<byte> buffer)
    {
        for (var extra = 0; extra < features.Extras.Length; extra++)
        {
            if (features.Table.Extras[extra].Kind != ExtraKind.Text)
            {
                continue;
            }

            lock (features.ExtraWords[extra])
            {
                for (var row = first; row < end; row++)
                {
                    if (features.Extras[extra][row] != 0)
                    {
                        features.ExtraWords[extra].Add(buffer[..Fold.Words(features.Table.Value(row, LeadSlots.FirstExtra + extra), buffer[..192])]);
                    }
                }
            }
        }
    }
}
