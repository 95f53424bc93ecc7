using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Writes the normalised values of a row: the columns at the end of the refined and of the golden file.</summary>
internal static class LeadValueCells
{
    private static readonly LeadSlot[] Slots =
    [
        LeadSlot.FirstName, LeadSlot.LastName, LeadSlot.Company, LeadSlot.Email, LeadSlot.EmailSuggestion, LeadSlot.Phone,
        LeadSlot.Street, LeadSlot.Unit, LeadSlot.City, LeadSlot.State, LeadSlot.Postcode, LeadSlot.Country,
    ];

    // First bytes of which a value may have to be guarded, as 1.
    private static readonly byte[] MayBeFormula = [.. Enumerable.Range(0, 256).Select(first => (byte)("=@\t\r+-".Contains((char)first) ? 1 : 0))];

    // Eight bytes each, by status.
    private static readonly ulong[] StatusTexts = MemoryMarshal.Cast<byte, ulong>("missing,valid,\0\0risky,\0\0invalid,"u8).ToArray();
    private static readonly int[] StatusLengths = [8, 6, 6, 8];

    /// <summary>The names of the columns, which end the header.</summary>
    public static ReadOnlySpan<byte> Names =>
        "lead_first_name,lead_last_name,lead_company,lead_email,lead_email_status,lead_email_suggestion,lead_phone,lead_phone_status,"u8 +
        "lead_street,lead_unit,lead_city,lead_state,lead_postcode,lead_country\n"u8;

    /// <summary>Writes the values of a row (0-based within the batch) and ends the record.</summary>
    public static void Write(LeadBatch batch, int row, CsvBuffer output)
    {
        // One look over all values of the row instead of one for each cell.
        var all = batch.Values(row);
        var places = batch.Ends(row);
        var beyond = batch.ValuesAndBeyond(row, Vector256<byte>.Count);
        if (places.IsEmpty || beyond.IsEmpty || NeedQuotes(beyond, all.Length))
        {
            WriteOneByOne(batch, row, output);
            return;
        }

        // Every value with its comma, and the two statuses; and room to copy values as whole vectors, whose rest is overwritten by what follows.
        var room = output.Room(all.Length + Slots.Length + (2 * sizeof(ulong)) + Vector256<byte>.Count);
        var run = new Run(ref MemoryMarshal.GetReference(beyond), ref MemoryMarshal.GetReference(places), ref MemoryMarshal.GetReference(room));
        run.Put(LeadSlot.FirstName);
        run.Put(LeadSlot.LastName);
        run.Put(LeadSlot.Company);
        run.Put(LeadSlot.Email);
        run.Put(batch.EmailStatus(row));
        run.Put(LeadSlot.EmailSuggestion);

        // A telephone number in E.164 is no formula, though it begins like one.
        var formulas = run.Formulas;
        run.Put(LeadSlot.Phone);
        run.Formulas = batch.PhoneStatus(row) == ValueStatus.Valid ? formulas : run.Formulas;
        run.Put(batch.PhoneStatus(row));
        run.Put(LeadSlot.Street);
        run.Put(LeadSlot.Unit);
        run.Put(LeadSlot.City);
        run.Put(LeadSlot.State);
        run.Put(LeadSlot.Postcode);
        run.Put(LeadSlot.Country);
        if (run.Formulas != 0)
        {
            output.GiveBack(room.Length);
            WriteOneByOne(batch, row, output);
            return;
        }

        room[run.Length - 1] = (byte)'\n';
        output.GiveBack(room.Length - run.Length);
    }

    /// <summary>Writes the values of a merged record and ends the record.</summary>
    public static void Write(MergedLead merged, CsvBuffer output)
    {
        foreach (var slot in Slots)
        {
            Cell(slot, merged[slot], merged.EmailStatus, merged.PhoneStatus, output);
        }

        output.GiveBack(1);
        output.EndRecord();
    }

    private static void WriteOneByOne(LeadBatch batch, int row, CsvBuffer output)
    {
        foreach (var slot in Slots)
        {
            Cell(slot, batch.Value(row, slot), batch.EmailStatus(row), batch.PhoneStatus(row), output);
        }

        output.GiveBack(1);
        output.EndRecord();
    }

    private static void Cell(LeadSlot slot, ReadOnlySpan<byte> value, ValueStatus email, ValueStatus phone, CsvBuffer output)
    {
        output.Cell(value);
        output.Comma();
        if (slot is LeadSlot.Email or LeadSlot.Phone)
        {
            var status = (int)(slot == LeadSlot.Email ? email : phone);
            output.Plain(MemoryMarshal.AsBytes(StatusTexts.AsSpan(status, 1))[..StatusLengths[status]]);
        }
    }

    // As CsvBuffer.NeedsQuotes, but whole vectors of what may be read.
    private static bool NeedQuotes(ReadOnlySpan<byte> text, int length)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var found = Vector256<byte>.Zero;
        var at = 0;
        for (; at + Vector256<byte>.Count <= length; at += Vector256<byte>.Count)
        {
            found |= Marks(Vector256.LoadUnsafe(ref start, (nuint)at));
        }

        var last = Marks(Vector256.LoadUnsafe(ref start, (nuint)at)).ExtractMostSignificantBits() & ((1u << (length - at)) - 1);
        return (found.ExtractMostSignificantBits() | last) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Marks(Vector256<byte> text) =>
        Vector256.Equals(text, Vector256.Create((byte)',')) | Vector256.Equals(text, Vector256.Create((byte)'"'))
        | Vector256.Equals(text, Vector256.Create((byte)'\n')) | Vector256.Equals(text, Vector256.Create((byte)'\r'));

    /// <summary>Values of one row being written one behind the other.</summary>
    private ref struct Run(ref byte from, ref ushort places, ref byte to)
    {
        private readonly ref byte from = ref from;
        private readonly ref ushort places = ref places;
        private readonly ref byte to = ref to;

        /// <summary>Bytes written.</summary>
        public int Length { get; private set; }

        /// <summary>Not zero when a value may have to be guarded.</summary>
        public int Formulas { get; set; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(LeadSlot slot)
        {
            int start = Unsafe.Add(ref places, (int)slot);
            var size = Unsafe.Add(ref places, (int)slot + 1) - start;
            Vector256.LoadUnsafe(ref from, (nuint)start).StoreUnsafe(ref to, (nuint)Length);
            if (size > Vector256<byte>.Count)
            {
                PutRest(ref Unsafe.Add(ref from, start), ref Unsafe.Add(ref to, Length), size);
            }

            Formulas |= MayBeFormula[Unsafe.Add(ref from, start)] * size;
            Length += size;
            Unsafe.Add(ref to, Length++) = (byte)',';
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(ValueStatus status)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, Length), StatusTexts[(int)status]);
            Length += StatusLengths[(int)status];
        }

        // It is not told of the run itself, whose fields could not stay in registers then.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void PutRest(ref byte value, ref byte room, int size)
        {
            for (var at = Vector256<byte>.Count; at < size; at += Vector256<byte>.Count)
            {
                Vector256.LoadUnsafe(ref value, (nuint)at).StoreUnsafe(ref room, (nuint)at);
            }
        }
    }
}
