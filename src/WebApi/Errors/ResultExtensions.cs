using Microsoft.AspNetCore.Mvc;
using Platform.Domain.Common;

namespace Platform.WebApi.Errors;

/// <summary>Ends a controller action: the value as the given answer, or the error.</summary>
internal static class ResultExtensions
{
    /// <summary>200 with the value made into a body, or the error.</summary>
    public static async Task<IActionResult> ToOk<T>(this Task<Result<T>> pending, ControllerBase controller, Func<T, object> body)
    {
        var result = await pending;
        return result.Error is null ? controller.Ok(body(result.Value)) : ProblemResponse.For(controller.HttpContext, result.Error);
    }

    /// <summary>Any answer made from the value, or the error.</summary>
    public static async Task<IActionResult> To<T>(this Task<Result<T>> pending, ControllerBase controller, Func<T, IActionResult> answer)
    {
        var result = await pending;
        return result.Error is null ? answer(result.Value) : ProblemResponse.For(controller.HttpContext, result.Error);
    }

    /// <summary>Any answer, or the error.</summary>
    public static async Task<IActionResult> To(this Task<Result> pending, ControllerBase controller, Func<IActionResult> answer)
    {
        var result = await pending;
        return result.Error is null ? answer() : ProblemResponse.For(controller.HttpContext, result.Error);
    }
}
