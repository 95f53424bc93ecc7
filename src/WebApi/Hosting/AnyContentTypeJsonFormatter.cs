using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Platform.WebApi.Hosting;

/// <summary>
/// Reads a body as JSON when it comes as <c>text/plain</c>, with no content type or as <c>application/x-www-form-urlencoded</c>: the examples of
/// the lead-processing document send none, browsers then say text/plain and curl that it is a form.
/// </summary>
internal sealed class AnyContentTypeJsonFormatter : InputFormatter
{
    private static readonly string[] Names = ["text/plain", "application/x-www-form-urlencoded"];

    // The API document asks every formatter what it reads.
    public AnyContentTypeJsonFormatter() => SupportedMediaTypes.Add("text/plain");

    public override bool CanRead(InputFormatterContext context)
    {
        var contentType = context.HttpContext.Request.ContentType;
        return string.IsNullOrEmpty(contentType) || (MediaTypeHeaderValue.TryParse(contentType, out var type) && Names.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase));
    }

    public override async Task<InputFormatterResult> ReadRequestBodyAsync(InputFormatterContext context)
    {
        var request = context.HttpContext.Request;
        var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        try
        {
            var value = await JsonSerializer.DeserializeAsync(request.Body, context.ModelType, options, context.HttpContext.RequestAborted);
            return value is null ? await InputFormatterResult.NoValueAsync() : await InputFormatterResult.SuccessAsync(value);
        }
        catch (JsonException e)
        {
            context.ModelState.TryAddModelException(e.Path ?? string.Empty, new InputFormatterException(e.Message, e));
            return await InputFormatterResult.FailureAsync();
        }
    }
}
