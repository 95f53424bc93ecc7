using FluentValidation;
using Platform.Domain.Accounts;

namespace Platform.Application.Accounts;

/// <summary>Rules that several requests share.</summary>
internal static class AccountRules
{
    /// <summary>Longest name of a person, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The member must be there and not empty.</summary>
    public static IRuleBuilderOptions<T, string?> Needed<T>(this IRuleBuilder<T, string?> rule, string member) =>
        rule.NotEmpty().OverridePropertyName(member).WithMessage($"Missing required parameter: {member}");

    /// <summary>The member must be an e-mail address.</summary>
    public static IRuleBuilderOptions<T, string?> Address<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(email => EmailAddress.TryNormalise(email, out _)).OverridePropertyName("email").WithMessage("The value of email is not an e-mail address.");

    /// <summary>The member must be one line of ordinary characters, not too long.</summary>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, string member, int maxLength) =>
        rule.Must(text => text!.Trim().Length > 0 && text.Length <= maxLength && !text.Any(char.IsControl))
            .OverridePropertyName(member)
            .WithMessage($"The value of {member} must be one line of at most {maxLength} characters.");
}
