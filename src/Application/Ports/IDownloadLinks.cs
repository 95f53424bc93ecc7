using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.Ports;

/// <summary>Links that open one output of one lead file, without a header and until they expire.</summary>
public interface IDownloadLinks
{
    /// <summary>An absolute URL that is good from now on for the configured time.</summary>
    string For(string fileId, LeadFileOutput output);

    /// <summary>Whether the link's parts belong together and it has not expired.</summary>
    /// <param name="fileId">The file.</param>
    /// <param name="output">What is asked for.</param>
    /// <param name="expires">The link's <c>expires</c>: seconds since 1970.</param>
    /// <param name="signature">The link's <c>signature</c>.</param>
    Result Verify(string fileId, LeadFileOutput output, long expires, string signature);
}
