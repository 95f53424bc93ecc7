using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// What comparisons need of a row, in two cache lines. Names are folded and cut to 16 bytes, other values are hashes; 0 means missing throughout. Frequencies
/// are in eighths of a bit: <c>-8 log2(rows with the value / rows with any)</c>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RowFeatures
{
    public Vector128<byte> First;
    public Vector128<byte> Last;
    public ulong Nicknames;
    public ulong Phone;
    public ulong Email;
    public uint EmailLocal;
    public uint EmailDomain;

    /// <summary>Which letters occur, one bit each.</summary>
    public uint FirstLetters;
    public uint LastLetters;
    public uint Company;
    public uint CompanyStart;
    public uint Street;
    public uint House;
    public uint Unit;
    public uint Zip;
    public uint City;
    public uint Identifier;

    /// <summary>Year, month and day as decimal digits; zeros where not known.</summary>
    public uint BirthDate;
    public ushort State;
    public byte FirstLength;
    public byte LastLength;
    public byte MiddleInitial;
    public byte CompanyLength;
    public RowFlags Flags;
    public byte FirstFrequency;
    public byte LastFrequency;
    public byte CompanyFrequency;
    public byte EmailFrequency;
    public byte LocalFrequency;
    public byte PhoneFrequency;
    public byte AddressFrequency;
    public byte ZipFrequency;
    public byte CityFrequency;
    public byte BirthFrequency;
    public byte IdentifierFrequency;

    /// <summary>Length of the part of the e-mail address before the at sign, 255 for all longer ones.</summary>
    public byte LocalLength;

    /// <summary>Of the bytes of that part, by their lowest three bits: whether an odd number is such. One edit changes two bits at most.</summary>
    public byte LocalParity;

    /// <summary>Generation: 1 senior, 2 junior, and so on; 0 when there is none.</summary>
    public byte Suffix
    {
        readonly get => (byte)((byte)Flags >> SuffixShift);
        set => Flags = (RowFlags)(((byte)Flags & ((1 << SuffixShift) - 1)) | (value << SuffixShift));
    }

    private const int SuffixShift = 4;
}

/// <summary>Yes-or-no features of a row; the upper half holds <see cref="RowFeatures.Suffix"/>.</summary>
[Flags]
internal enum RowFlags : byte
{
    None = 0,

    /// <summary>The row has enough to be compared by.</summary>
    Comparable = 1,

    /// <summary>The domain of the address gives mailboxes to anybody.</summary>
    PublicDomain = 2,

    /// <summary>The last name has several parts.</summary>
    CompoundLast = 4,
}
