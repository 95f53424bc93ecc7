using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Platform.Domain.Common;

namespace Platform.WebApi.Errors;

/// <summary>Turns what model binding found wrong with a request into plain sentences that name the member, never a .NET type.</summary>
internal static class InvalidBody
{
    public static IActionResult Answer(ActionContext context)
    {
        var fields = context.ModelState
            .Where(entry => entry.Value is { ValidationState: ModelValidationState.Invalid })
            .ToDictionary(entry => FieldOf(entry.Key), _ => string.Empty)
            .Keys.ToArray();
        var named = fields.Where(f => f.Length > 0).ToArray();
        var error = named.Length == 0
            ? new Error("malformed_body", "The body must be a JSON object; it is missing or not well-formed JSON.", ErrorKind.Validation)
            : new Error("invalid_request", $"The value of {named[0]} has the wrong type.", ErrorKind.Validation, named.ToDictionary(f => f, f => new[] { $"The value of {f} has the wrong type." }));
        return ProblemResponse.For(context.HttpContext, error);
    }

    // Keys are JSON paths for members of a body ($.emails[0]) and plain names for parameters; a parameter called body, request or
    // the like stands for the body as a whole.
    private static string FieldOf(string key)
    {
        if (key is "" or "$" or "body" or "request" or "command")
        {
            return string.Empty;
        }

        return key.StartsWith("$.", StringComparison.Ordinal) ? key[2..] : key;
    }
}
