using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Platform.Domain.Leads;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Ids of clusters: twelve letters and digits made of the file's id and the row of the cluster's primary. Different rows of a file always get
/// different ids; the same file gets the same ids again. A cluster that is known from an earlier file keeps its id.
/// </summary>
/// <param name="fileId">The file's id.</param>
/// <param name="leads">Says which rows are of earlier clusters.</param>
/// <param name="earlier">The clusters of earlier files; null without any.</param>
internal sealed class ClusterIds(string fileId, RefinedLeads? leads = null, EarlierLeads? earlier = null)
{
    /// <summary>Length of an id in bytes.</summary>
    public const int Length = 12;

    private const ulong Mask = (1UL << (5 * Length)) - 1;

    private readonly ulong seed = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(fileId))) & Mask;

    // Every two digits as they stand in an id.
    private static readonly ushort[] Pairs = [.. Enumerable.Range(0, 1024).Select(pair => MemoryMarshal.Read<ushort>([Digits[pair >> 5], Digits[pair & 31]]))];

    private static ReadOnlySpan<byte> Digits => "0123456789abcdefghjkmnpqrstvwxyz"u8;

    /// <summary>Writes the id of the cluster whose primary is <paramref name="row"/> (0-based).</summary>
    public void Write(int row, Span<byte> id)
    {
        var value = earlier is null ? Make((uint)row) : leads!.Known(row) is >= 0 and var known ? earlier.Clusters[known].Id : MakeNew(row);
        var pairs = MemoryMarshal.Cast<byte, ushort>(id[..Length]);
        for (var i = pairs.Length - 1; i >= 0; i--)
        {
            pairs[i] = Pairs[(int)(value & 1023)];
            value >>= 10;
        }
    }

    /// <summary>Appends which row of which earlier file a row of an earlier cluster was held against: <c>known=file_1#12;</c>.</summary>
    public void AppendKnown(int row, ByteArena output)
    {
        var cluster = earlier!.Clusters[leads!.Known(row)];
        output.Append(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"known={earlier.Files[cluster.File].Id}#{cluster.Row};")));
    }

    /// <summary>Reads an id.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong id)
    {
        id = 0;
        foreach (var letter in text)
        {
            var digit = Digits.IndexOf(letter);
            if (digit < 0)
            {
                return false;
            }

            id = (id << 5) | (uint)digit;
        }

        return text.Length == Length;
    }

    // Two files of one name, refined without a server, make the same ids: one that an earlier cluster has is passed over.
    private ulong MakeNew(int row)
    {
        for (var number = (ulong)(uint)row; ; number += 1UL << 32)
        {
            var id = Make(number);
            if (!earlier!.Has(id))
            {
                return id;
            }
        }
    }

    private ulong Make(ulong number)
    {
        // Every step can be undone within 60 bits (adding, multiplying by an odd number, xor with a right shift), so no two rows meet.
        var value = (seed + number) & Mask;
        value ^= value >> 31;
        value = (value * 0x9E3779B97F4A7C15) & Mask;
        value ^= value >> 29;
        value = (value * 0xBF58476D1CE4E5B9) & Mask;
        value ^= value >> 32;
        return value;
    }
}
