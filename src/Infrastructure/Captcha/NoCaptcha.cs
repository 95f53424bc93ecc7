using Platform.Application.Ports;

namespace Platform.Infrastructure.Captcha;

/// <summary>For development: every answer is right, none needed.</summary>
internal sealed class NoCaptcha : ICaptcha
{
    public Task<bool> IsSolvedAsync(string? answer, CancellationToken cancellationToken) => Task.FromResult(true);
}
