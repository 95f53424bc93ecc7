using System.Security.Cryptography;
using System.Text;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// Ids of clusters: twelve letters and digits made of the file's id and the row of the cluster's primary. Different rows of a file always get
/// different ids; the same file gets the same ids again.
/// </summary>
internal sealed class ClusterIds
{
    /// <summary>Length of an id in bytes.</summary>
    public const int Length = 12;

    private const ulong Mask = (1UL << (5 * Length)) - 1;

    private readonly ulong seed;

    public ClusterIds(string fileId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(fileId));
        seed = BitConverter.ToUInt64(digest) & Mask;
    }

    /// <summary>Writes the id of the cluster whose primary is <paramref name="row"/> (0-based).</summary>
    public void Write(int row, Span<byte> id)
    {
        // Every step can be undone within 60 bits (adding, multiplying by an odd number, xor with a right shift), so no two rows meet.
        var value = (seed + (uint)row) & Mask;
        value ^= value >> 31;
        value = (value * 0x9E3779B97F4A7C15) & Mask;
        value ^= value >> 29;
        value = (value * 0xBF58476D1CE4E5B9) & Mask;
        value ^= value >> 32;
        for (var i = Length - 1; i >= 0; i--)
        {
            id[i] = "0123456789abcdefghjkmnpqrstvwxyz"u8[(int)(value & 31)];
            value >>= 5;
        }
    }
}
