namespace Platform.Infrastructure.Captcha;

/// <summary>Kinds of captcha.</summary>
public enum CaptchaProvider
{
    /// <summary>None, for development.</summary>
    None,

    /// <summary>Proof of work, without any third party.</summary>
    Pow,

    /// <summary>Cloudflare Turnstile.</summary>
    Turnstile,

    /// <summary>hCaptcha.</summary>
    Hcaptcha,
}

/// <summary>Configuration section <c>Captcha</c>.</summary>
public sealed class CaptchaOptions
{
    public const string Section = "Captcha";

    /// <summary><c>none</c>, <c>pow</c>, <c>turnstile</c> or <c>hcaptcha</c>.</summary>
    public CaptchaProvider Provider { get; set; } = CaptchaProvider.Pow;

    /// <summary>For <c>pow</c>: leading zero bits that the digest must have; each one more doubles the work. 18 take some tenths of a second in a browser.</summary>
    public int Difficulty { get; set; } = 18;

    /// <summary>For <c>turnstile</c> and <c>hcaptcha</c>: the secret key of the site.</summary>
    public string? SecretKey { get; set; }

    /// <summary>For <c>turnstile</c> and <c>hcaptcha</c>: address of the verification call, when it is not the provider's own.</summary>
    public Uri? VerifyUrl { get; set; }
}
