using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Platform.Application.LeadFiles.UploadLeadFile;

namespace Platform.WebApi.Binding;

/// <summary>The parts of a multipart body, read one by one as they arrive, so that a large file never lies in memory.</summary>
public sealed class MultipartParts : IUploadParts
{
    private readonly MultipartReader reader;

    internal MultipartParts(MultipartReader reader) => this.reader = reader;

    public async Task<UploadPart?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFormDisposition() | disposition.IsFileDisposition())
            {
                var file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
                return new UploadPart(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), file.HasValue ? file.ToString() : null, section.Body);
            }
        }

        return null;
    }

    private async Task<MultipartSection?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form is not well formed.", e);
        }
    }
}

/// <summary>Gives an action the parts of its body without reading them.</summary>
internal sealed class MultipartPartsBinder : IModelBinder
{
    private const int LongestBoundary = 200;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = bindingContext.HttpContext.Request;
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : string.Empty;
        if (boundary.Length is 0 or > LongestBoundary)
        {
            throw new BadHttpRequestException("The form has no boundary.", StatusCodes.Status415UnsupportedMediaType);
        }

        bindingContext.Result = ModelBindingResult.Success(new MultipartParts(new MultipartReader(boundary, request.Body)));
        return Task.CompletedTask;
    }
}
