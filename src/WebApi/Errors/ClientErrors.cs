using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Platform.WebApi.Errors;

/// <summary>Gives the statuses that MVC itself answers with (415 for a body that nothing reads, …) the body of every other error.</summary>
internal sealed class ClientErrors : IClientErrorFactory
{
    public IActionResult? GetClientError(ActionContext actionContext, IClientErrorActionResult clientError) =>
        ProblemResponse.For(actionContext.HttpContext, clientError.StatusCode ?? StatusCodes.Status400BadRequest);
}
