using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows of a table, folded once into what blocking and comparison need.</summary>
internal sealed class FeatureTable : IDisposable
{
    private readonly byte[][] companies;
    private readonly ConcurrentBag<ByteArena> texts = [];
    private ulong[]? phone2;
    private ulong[]? phone3;
    private ulong[]? email2;
    private uint[]? mailing;
    private bool hasSecondEmail;

    private FeatureTable(LeadTable table, int degree)
    {
        Table = table;
        Rows = new UnmanagedArray<RowFeatures>(table.Count);
        Extras = new uint[table.Extras.Count][];
        ExtraFrequency = new byte[table.Extras.Count][];
        ExtraWords = new WordFrequencies[table.Extras.Count];
        for (var extra = 0; extra < Extras.Length; extra++)
        {
            Extras[extra] = new uint[table.Count];
            ExtraFrequency[extra] = new byte[table.Count];
            ExtraWords[extra] = new WordFrequencies();
        }

        companies = new byte[table.Batches.Count][];
        Slots = new ValueSlots(table.Count, table.Extras.Count, degree);
    }

    public LeadTable Table { get; }

    /// <summary>The features of all rows, each in exactly two cache lines: pairs of rows are compared all over the table, and what that costs is the lines that are fetched.</summary>
    public UnmanagedArray<RowFeatures> Rows { get; }

    /// <summary>By extra slot and row: hash of the folded value; for a date its digits as in <see cref="RowFeatures.BirthDate"/>.</summary>
    public uint[][] Extras { get; }

    /// <summary>By extra slot and row: frequency of the value as in <see cref="RowFeatures"/>.</summary>
    public byte[][] ExtraFrequency { get; }

    /// <summary>Where the values are counted.</summary>
    public ValueSlots Slots { get; }

    /// <summary>The words of the companies.</summary>
    public WordFrequencies CompanyWords { get; } = new();

    /// <summary>By extra slot: the words of its values, where they are texts.</summary>
    public WordFrequencies[] ExtraWords { get; }

    /// <summary>By row: further telephone numbers; null when the file has none.</summary>
    public ulong[]? Phone2 => phone2;

    /// <inheritdoc cref="Phone2"/>
    public ulong[]? Phone3 => phone3;

    /// <summary>By row: hash of a second e-mail address; null when no row of the file has two.</summary>
    public ulong[]? Email2 => email2;

    /// <summary>By row: hash of number, street and postcode of the mailing address; null when the file has none.</summary>
    public uint[]? Mailing => mailing;

    /// <summary>The folded name of the company of a row, without its legal form.</summary>
    public ReadOnlySpan<byte> Company(int row)
    {
        ref var features = ref Rows[row];
        return companies[row >> LeadBatch.SizeBits].AsSpan((int)features.CompanyStart, features.CompanyLength);
    }

    /// <summary>Asks for the folded name of the company of a row, which will be compared soon.</summary>
    public unsafe void PrefetchCompany(int row)
    {
        if (Sse.IsSupported && Company(row) is { IsEmpty: false } name)
        {
            // A hint may name an address that has moved meanwhile.
            Sse.Prefetch0(Unsafe.AsPointer(ref MemoryMarshal.GetReference(name)));
        }
    }

    /// <summary>Whether two rows have the same values throughout, among them a name and something by which to reach or to tell apart who bears it.</summary>
    public bool IsSameRow(int i, int j)
    {
        ref var a = ref Rows[i];
        ref var b = ref Rows[j];
        if (a.First != b.First || a.Last != b.Last || a.Company != b.Company || a.Email != b.Email || a.Phone != b.Phone || a.Street != b.Street || a.House != b.House)
        {
            return false;
        }

        if ((a.LastLength == 0 && a.Company == 0) || (a.Email == 0 && a.Phone == 0 && a.Street == 0 && a.BirthDate == 0 && a.Identifier == 0))
        {
            return false;
        }

        for (var slot = 0; slot < Table.SlotCount; slot++)
        {
            if (slot != (int)LeadSlot.RecordDate && !Table.Value(i, slot).SequenceEqual(Table.Value(j, slot)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Folds all rows of a table.</summary>
    public static FeatureTable Build(LeadTable table, int degree, CancellationToken cancellationToken)
    {
        var result = new FeatureTable(table, degree);
        SharedWork.For(table.Batches.Count, degree, result.FoldBatch, cancellationToken);
        result.email2 = result.hasSecondEmail ? result.email2 : null;
        return result;
    }

    /// <summary>Gives the memory of the rows back.</summary>
    public void Dispose()
    {
        Rows.Dispose();
        Slots.Dispose();
    }

    /// <summary>Notes what few files have.</summary>
    private void Note<T>(ref T[]? values, int row, T value)
        where T : struct, IEquatable<T>
    {
        if (!value.Equals(default))
        {
            var own = Volatile.Read(ref values) ?? Interlocked.CompareExchange(ref values, new T[Rows.Length], null) ?? values;
            own[row] = value;
        }
    }

    [SkipLocalsInit]
    private void FoldBatch(int number)
    {
        var batch = Table.Batches[number];
        var text = texts.TryTake(out var used) ? used : new ByteArena(1 << 16);
        text.Clear();
        Span<byte> buffer = stackalloc byte[256];
        for (var index = 0; index < batch.Count; index++)
        {
            var row = (number << LeadBatch.SizeBits) + index;
            ref var features = ref Rows[row];
            var issues = batch.Issues[index];
            if (batch.Faults[index] != RecordFault.None)
            {
                continue;
            }

            if ((issues & LeadIssue.NamePlaceholder) == 0)
            {
                FoldName(batch, index, ref features, buffer);
            }

            FoldCompany(batch, index, ref features, text, buffer);
            if ((issues & LeadIssue.EmailPlaceholder) == 0)
            {
                FoldEmail(batch, index, row, ref features, buffer);
            }

            FoldPhones(batch, index, row, ref features, (issues & LeadIssue.PhoneFictional) == 0);
            FoldAddress(batch, index, row, ref features, buffer);
            features.BirthDate = FoldedValues.Date(batch.Value(index, LeadSlot.BirthDate));
            features.Identifier = FoldedValues.Code(batch.Value(index, LeadSlot.Identifier), buffer);
            var evidence = FoldExtras(batch, index, row, buffer) + Evidence(ref features);
            features.Flags |= evidence >= 2 || features.Email != 0 || features.Phone != 0 || features.Identifier != 0 ? RowFlags.Comparable : RowFlags.None;
        }

        companies[number] = text.Written.ToArray();
        texts.Add(text);
        var first = number << LeadBatch.SizeBits;
        Slots.Fill(this, first, first + batch.Count);
        CountWords(first, first + batch.Count);
    }

    // While the texts are near; several batches have words in common.
    [SkipLocalsInit]
    private void CountWords(int first, int end)
    {
        lock (CompanyWords)
        {
            for (var row = first; row < end; row++)
            {
                if (Rows[row].Company != 0)
                {
                    CompanyWords.Add(Company(row));
                }
            }
        }

        Span<byte> buffer = stackalloc byte[192];
        for (var extra = 0; extra < Extras.Length; extra++)
        {
            if (Table.Extras[extra].Kind != ExtraKind.Text)
            {
                continue;
            }

            lock (ExtraWords[extra])
            {
                for (var row = first; row < end; row++)
                {
                    if (Extras[extra][row] != 0)
                    {
                        ExtraWords[extra].Add(buffer[..Fold.Words(Table.Value(row, LeadSlots.FirstExtra + extra), buffer)]);
                    }
                }
            }
        }
    }

    private static int Evidence(ref RowFeatures features) =>
        (features.FirstLength > 0 ? 1 : 0) + (features.LastLength > 0 ? 1 : 0) + (features.Company != 0 ? 1 : 0) + (features.Street != 0 ? 1 : 0) +
        (features.Zip != 0 || features.City != 0 ? 1 : 0) + (features.BirthDate != 0 ? 1 : 0);

    private static void FoldName(LeadBatch batch, int index, ref RowFeatures features, Span<byte> buffer)
    {
        var length = Fold.Words(batch.Value(index, LeadSlot.FirstName), buffer[..64]);
        features.FirstLength = (byte)Pack(buffer, length, out features.First, out features.FirstLetters);
        features.Nicknames = Nicknames.GroupsOf(buffer[..length]);
        if (features.Nicknames == 0 && buffer[..length].IndexOf((byte)' ') is > 1 and var gap)
        {
            features.Nicknames = Nicknames.GroupsOf(buffer[..gap]);
        }

        length = Fold.Words(batch.Value(index, LeadSlot.LastName), buffer[..64]);
        features.LastLength = (byte)Pack(buffer, length, out features.Last, out features.LastLetters);
        features.Flags |= buffer[..length].Contains((byte)' ') ? RowFlags.CompoundLast : RowFlags.None;
        if (batch.Value(index, LeadSlot.MiddleName) is { IsEmpty: false } middle)
        {
            features.MiddleInitial = Fold.Words(middle, buffer[..16]) > 0 ? buffer[0] : (byte)0;
        }

        if (batch.Value(index, LeadSlot.NameSuffix) is { IsEmpty: false } suffix)
        {
            features.Suffix = FoldedValues.Generation(buffer[..Fold.Words(suffix, buffer[..16])]);
        }
    }

    /// <summary>The first bytes of a folded name, which stands at the start of the buffer, zeros behind them; and which letters are among them.</summary>
    private static int Pack(ReadOnlySpan<byte> buffer, int length, out Vector128<byte> packed, out uint letters)
    {
        length = Math.Min(length, Vector128<byte>.Count);
        var used = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        packed = Vector128.Create(buffer) & used;
        letters = 0;
        foreach (var letter in buffer[..length])
        {
            letters |= 1u << letter;
        }

        return length;
    }

    private static void FoldCompany(LeadBatch batch, int index, ref RowFeatures features, ByteArena text, Span<byte> buffer)
    {
        var value = batch.Value(index, LeadSlot.Company);
        if (value.IsEmpty)
        {
            return;
        }

        var folded = CompanyName.WithoutLegalForm(buffer[..Fold.Words(value, buffer[..128])]);
        features.CompanyStart = (uint)text.Length;
        features.CompanyLength = (byte)folded.Length;
        features.Company = Fold.Hash32(folded);
        text.Append(folded);
    }

    /// <summary>The e-mail address of a row by which it is compared: a mistyped one where there is no other.</summary>
    public ReadOnlySpan<byte> Address(int row)
    {
        var address = Table.Value(row, LeadSlot.Email);
        return address.IsEmpty ? Table.Value(row, LeadSlot.Email2) : address;
    }

    private void FoldEmail(LeadBatch batch, int index, int row, ref RowFeatures features, Span<byte> buffer)
    {
        var address = Address(row);
        var value = batch.Value(index, LeadSlot.EmailSuggestion);
        value = value.IsEmpty ? address : value;
        var local = MailboxComparison.Local(address);
        features.LocalLength = (byte)Math.Min(local.Length, byte.MaxValue);
        features.LocalParity = MailboxComparison.Parity(local);
        (features.Email, features.EmailLocal, features.EmailDomain) = FoldedValues.Mailbox(value, buffer);
        features.Flags |= PublicDomains.Contain(features.EmailDomain) ? RowFlags.PublicDomain : RowFlags.None;
        if (batch.Value(index, LeadSlot.Email2) is { IsEmpty: false } second)
        {
            hasSecondEmail |= !batch.Value(index, LeadSlot.Email).IsEmpty;
            Note(ref email2, row, FoldedValues.Mailbox(second, buffer).Address);
        }
    }

    private void FoldPhones(LeadBatch batch, int index, int row, ref RowFeatures features, bool first)
    {
        features.Phone = first ? FoldedValues.Digits(batch.Value(index, LeadSlot.Phone)) : 0;
        Note(ref phone2, row, FoldedValues.Digits(batch.Value(index, LeadSlot.Phone2)));
        Note(ref phone3, row, FoldedValues.Digits(batch.Value(index, LeadSlot.Phone3)));
    }

    private void FoldAddress(LeadBatch batch, int index, int row, ref RowFeatures features, Span<byte> buffer)
    {
        (features.House, features.Street) = FoldedValues.Street(batch.Value(index, LeadSlot.Street), buffer);
        features.Unit = FoldedValues.Code(batch.Value(index, LeadSlot.Unit), buffer);
        features.City = Fold.Hash32(buffer[..Fold.Words(batch.Value(index, LeadSlot.City), buffer[..64])]);
        features.State = (ushort)Fold.Hash32(buffer[..Fold.Words(batch.Value(index, LeadSlot.State), buffer[..32])]);
        features.Zip = FoldedValues.Postcode(batch.Value(index, LeadSlot.Postcode), buffer);
        if (batch.Value(index, LeadSlot.MailingStreet) is { IsEmpty: false } line)
        {
            var (house, street) = FoldedValues.Street(line, buffer);
            Note(ref mailing, row, AddressKey(house, street, FoldedValues.Postcode(batch.Value(index, LeadSlot.MailingPostcode), buffer)));
        }
    }

    /// <summary>A hash of a house; 0 when the street is missing.</summary>
    public static uint AddressKey(uint house, uint street, uint zip) => street == 0 ? 0 : Fold.Narrow(Fold.Both(Fold.Both(street, house + 1), zip + 1));

    private int FoldExtras(LeadBatch batch, int index, int row, Span<byte> buffer)
    {
        var present = 0;
        for (var extra = 0; extra < Extras.Length; extra++)
        {
            var value = batch.Value(index, LeadSlots.FirstExtra + extra);
            if (value.IsEmpty || FoldedValues.IsNothing(value))
            {
                continue;
            }

            var hash = Table.Extras[extra].Kind switch
            {
                ExtraKind.Date => FoldedValues.Date(value),
                ExtraKind.Text => Fold.Hash32(buffer[..Fold.Words(value, buffer[..192])]),
                _ => FoldedValues.Code(value, buffer),
            };
            Extras[extra][row] = hash;
            present += hash != 0 ? 1 : 0;
        }

        return present;
    }
}
