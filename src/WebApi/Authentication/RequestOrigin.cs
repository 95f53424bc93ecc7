using Platform.Application.Ports;

namespace Platform.WebApi.Authentication;

/// <summary>Where the present request comes from.</summary>
internal sealed class RequestOrigin(IHttpContextAccessor accessor) : IRequestOrigin
{
    private const int MaxUserAgentLength = 300;

    public string? Address => accessor.HttpContext?.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    public string? UserAgent
    {
        get
        {
            var text = accessor.HttpContext?.Request.Headers.UserAgent.ToString();
            return string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, MaxUserAgentLength)];
        }
    }
}
