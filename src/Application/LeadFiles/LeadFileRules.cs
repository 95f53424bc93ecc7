using System.Text.Json;
using FluentValidation;
using Platform.Application.LeadFiles.Refining;

namespace Platform.Application.LeadFiles;

/// <summary>Rules that several requests about lead files share.</summary>
internal static class LeadFileRules
{
    /// <summary>Longest URL that is taken, in characters.</summary>
    public const int LongestUrl = 4096;

    /// <summary>Longest <c>options</c>, in characters of JSON.</summary>
    public const int LongestOptions = 64 * 1024;

    /// <summary>The parameter must be there.</summary>
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.NotEmpty().WithMessage($"Missing required parameter: {name}").OverridePropertyName(name);

    /// <summary>If it is there, it is an absolute http or https address.</summary>
    public static IRuleBuilderOptions<T, string?> HttpUrl<T>(this IRuleBuilder<T, string?> rule, string name) => rule
        .Must(url => url is null || url.Length <= LongestUrl).WithMessage($"The value of {name} is longer than {LongestUrl} characters.")
        .Must(url => string.IsNullOrEmpty(url) || Parse(url) is not null).WithMessage($"The value of {name} must be a whole http or https address, as https://example.com/leads.csv.")
        .Must(url => string.IsNullOrEmpty(url) || Parse(url) is not { UserInfo.Length: > 0 }).WithMessage($"The value of {name} must not hold a user name or password; use a signed link.")
        .OverridePropertyName(name);

    /// <summary>If they are there, they are options that the refinery understands.</summary>
    public static void Options<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Custom((json, context) =>
    {
        if (json is null)
        {
            return;
        }

        if (json.Length > LongestOptions)
        {
            context.AddFailure("options", $"The value of options is longer than {LongestOptions} characters.");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var (field, messages) in RefiningOptions.Parse(document.RootElement).Error?.Fields ?? new Dictionary<string, string[]>())
            {
                Array.ForEach(messages, message => context.AddFailure(field, message));
            }
        }
        catch (JsonException)
        {
            context.AddFailure("options", "The value of options must be a JSON object.");
        }
    });

    /// <summary>The address, if it is one.</summary>
    public static Uri? Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 ? uri : null;
}
