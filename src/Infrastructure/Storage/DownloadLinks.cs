using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Storage;

/// <summary>Signs download links: HMAC-SHA256 (RFC 2104) over file, output and end of validity.</summary>
internal sealed class DownloadLinks(byte[] key, TimeSpan lifetime, IPublicUrl publicUrl, TimeProvider time) : IDownloadLinks
{
    public string For(string fileId, LeadFileOutput output)
    {
        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return publicUrl.For(string.Create(CultureInfo.InvariantCulture, $"/api/files/{fileId}/{NameOf(output)}?expires={expires}&signature={Sign(fileId, output, expires)}"));
    }

    public Result Verify(string fileId, LeadFileOutput output, long expires, string signature)
    {
        var expected = Encoding.ASCII.GetBytes(Sign(fileId, output, expires));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature)))
        {
            return LeadFileErrors.LinkInvalid;
        }

        return time.GetUtcNow().ToUnixTimeSeconds() < expires ? Result.Success : LeadFileErrors.LinkExpired;
    }

    private static string NameOf(LeadFileOutput output) => output switch
    {
        LeadFileOutput.Processed => "processed",
        LeadFileOutput.Rejected => "rejected",
        LeadFileOutput.Golden => "golden",
        LeadFileOutput.Report => "report",
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    private string Sign(string fileId, LeadFileOutput output, long expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{fileId}\n{NameOf(output)}\n{expires}"))));
}
