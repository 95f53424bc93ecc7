using FluentValidation;
using MediatR;
using Platform.Domain.Common;

namespace Platform.Application.Behaviours;

/// <summary>Answers for the handler when a request breaks the rules of its validators.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
        {
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        }

        if (failures.Count == 0)
        {
            return await next();
        }

        var fields = failures
            .GroupBy(f => FieldName(f.PropertyName))
            .ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).Distinct().ToArray());
        var first = failures[0];
        return TResponse.From(new Error("invalid_request", first.ErrorMessage, ErrorKind.Validation, fields));
    }

    // The names clients know are those of the JSON members; requests are named so that snake case gives them, unless a rule overrides it.
    private static string FieldName(string property) =>
        property.Length > 0 && char.IsUpper(property[0]) ? System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property) : property;
}
