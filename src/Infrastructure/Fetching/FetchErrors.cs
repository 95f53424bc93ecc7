using System.Globalization;
using System.Net;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Fetching;

/// <summary>Why a lead file could not be fetched, and what the customer can do.</summary>
internal static class FetchErrors
{
    public static Error AddressRefused { get; } = Because("address_not_allowed", "The file_url, or an address it redirects to, is not a public address; put the file where it can be reached from the internet, or upload it to /api/files.");

    public static Error NotHttp { get; } = Because("unsupported_scheme", "The file_url redirects to an address that is neither http nor https; give a direct link to the file.");

    public static Error TooManyRedirects { get; } = Because("too_many_redirects", "The file_url redirects too many times; give a direct link to the file.");

    public static Error BadRedirect { get; } = Because("bad_redirect", "The file_url answers with a redirect that leads nowhere; give a direct link to the file.");

    public static Error NameNotFound { get; } = Because("host_not_found", "The host name in the file_url does not exist; check the address.");

    public static Error Unreachable { get; } = Because("fetch_failed", "The server of the file_url could not be reached, or broke off the transfer each time; check that it is up and use retry.");

    public static Error TimedOut { get; } = Because("fetch_timeout", "The server of the file_url was too slow; use retry, or upload the file to /api/files.");

    public static Error TooLarge(long limit) => Because("file_too_large", $"The file is larger than {Size(limit)}; split it into smaller files.");

    public static Error UploadTooLarge(long limit) => TooLarge(limit) with { Kind = ErrorKind.TooLarge };

    public static Error UploadStalled { get; } = new("upload_stalled", "The upload stopped half-way; send it again.", ErrorKind.Validation);

    public static Error Status(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => Because("fetch_forbidden", $"The server of the file_url refused access ({(int)status}); make the link readable without signing in, or use a signed link that has not expired."),
        404 or 410 => Because("fetch_not_found", $"There is no file at the file_url ({(int)status}); check the address."),
        429 => Because("fetch_rate_limited", "The server of the file_url asks for fewer requests (429); use retry later."),
        >= 500 => Because("fetch_failed", $"The server of the file_url keeps failing ({(int)status}); use retry when it works again."),
        _ => Because("fetch_failed", $"The server of the file_url answered {((int)status).ToString(CultureInfo.InvariantCulture)} instead of the file; check the address."),
    };

    private static Error Because(string code, string message) => new(code, message, ErrorKind.Unprocessable);

    private static string Size(long bytes) => bytes % (1024 * 1024) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
}
