using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Domain.Leads.Matching;

/// <summary>The rows of a table, folded once into what blocking and comparison need.</summary>
internal sealed class FeatureTable : IDisposable
{
    private readonly byte[][] companies;
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
        SharedWork.For(table.Batches.Count, degree, () => new BatchFolder(result), (folder, batch) => folder.FoldBatch(batch), _ => { }, cancellationToken);
        result.email2 = result.hasSecondEmail ? result.email2 : null;
        return result;
    }

    /// <summary>Gives the memory of the rows back.</summary>
    public void Dispose()
    {
        Rows.Dispose();
        Slots.Dispose();
    }

    /// <summary>Notes further telephone numbers of a row. Safe for use by several threads at once, as what follows is.</summary>
    public void NotePhones(int row, ulong second, ulong third)
    {
        Note(ref phone2, row, second);
        Note(ref phone3, row, third);
    }

    /// <summary>Notes a second e-mail address of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="hash">Hash of the address.</param>
    /// <param name="hasFirst">Whether the row has another one.</param>
    public void NoteSecondEmail(int row, ulong hash, bool hasFirst)
    {
        hasSecondEmail |= hasFirst;
        Note(ref email2, row, hash);
    }

    /// <summary>Notes the mailing address of a row.</summary>
    public void NoteMailing(int row, uint key) => Note(ref mailing, row, key);

    /// <summary>Notes the folded names of the companies of a batch.</summary>
    public void NoteCompanies(int batch, byte[] names) => companies[batch] = names;

    private void Note<T>(ref T[]? values, int row, T value)
        where T : struct, IEquatable<T>
    {
        if (!value.Equals(default))
        {
            var own = Volatile.Read(ref values) ?? Interlocked.CompareExchange(ref values, new T[Rows.Length], null) ?? values;
            own[row] = value;
        }
    }

    /// <summary>The e-mail address of a row by which it is compared: a mistyped one where there is no other.</summary>
    public ReadOnlySpan<byte> Address(int row)
    {
        var address = Table.Value(row, LeadSlot.Email);
        return address.IsEmpty ? Table.Value(row, LeadSlot.Email2) : address;
    }

    /// <summary>A hash of a house; 0 when the street is missing.</summary>
    public static uint AddressKey(uint house, uint street, uint zip) => street == 0 ? 0 : Fold.Narrow(Fold.Both(Fold.Both(street, house + 1), zip + 1));
}
