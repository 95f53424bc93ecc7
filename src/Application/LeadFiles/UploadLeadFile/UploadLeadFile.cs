using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles.UploadLeadFile;

/// <summary>Takes in a lead file that is uploaded; it is streamed to storage as it arrives.</summary>
/// <param name="Parts">The parts of the form: one <c>file</c>, and the fields <c>callback_url</c> and <c>options</c>, in any order.</param>
public sealed record UploadLeadFile(IUploadParts Parts) : IRequest<Result<AcceptedLeadFile>>;

/// <summary>The parts of an upload, one after the other.</summary>
public interface IUploadParts
{
    /// <summary>The next part; null at the end. What the part before did not read is skipped.</summary>
    Task<UploadPart?> NextAsync(CancellationToken cancellationToken);
}

/// <summary>A part of an upload.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="FileName">Name of the file, if it is one.</param>
/// <param name="Content">Its bytes.</param>
public sealed record UploadPart(string Name, string? FileName, Stream Content);

internal sealed class UploadFields
{
    public string? CallbackUrl { get; set; }

    public string? Options { get; set; }
}

internal sealed class UploadFieldsValidator : AbstractValidator<UploadFields>
{
    public UploadFieldsValidator()
    {
        RuleFor(r => r.CallbackUrl).HttpUrl("callback_url");
        RuleFor(r => r.Options).Options();
    }

    public Error? Check(UploadFields fields) => Validate(fields) is { IsValid: false, Errors: [ValidationFailure first, ..] all }
        ? new Error("invalid_request", first.ErrorMessage, ErrorKind.Validation, all.GroupBy(f => f.PropertyName).ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).ToArray()))
        : null;
}

internal sealed class UploadLeadFileHandler(ICaller caller, ILeadFileFetcher fetcher, IFileStore store, LeadFileIntake intake, TimeProvider time)
    : IRequestHandler<UploadLeadFile, Result<AcceptedLeadFile>>
{
    public async Task<Result<AcceptedLeadFile>> Handle(UploadLeadFile request, CancellationToken cancellationToken)
    {
        var owner = caller.Owner();
        if (owner.Error is { } notAllowed)
        {
            return notAllowed;
        }

        var id = Identifiers.New("file", time.GetUtcNow());
        var read = await ReadAsync(id, request.Parts, cancellationToken);
        var accepted = read.Error is { } error
            ? error
            : await intake.AcceptAsync(
                LeadFile.FromUpload(id, owner.Value, read.Value.Name, read.Value.Bytes, read.Value.Fields.CallbackUrl, read.Value.Fields.Options, time.GetUtcNow()),
                cancellationToken);
        if (!accepted.IsSuccess)
        {
            await store.DeleteAllAsync(LeadFileKeys.All(id), CancellationToken.None);
        }

        return accepted;
    }

    private static async Task<string?> TextAsync(Stream content, CancellationToken cancellationToken)
    {
        // One character more than is allowed, so that the rule sees that it is too long.
        var buffer = new char[LeadFileRules.LongestOptions + 1];
        using var reader = new StreamReader(content);
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        return length == 0 ? null : new string(buffer, 0, length);
    }

    private async Task<Result<(string Name, long Bytes, UploadFields Fields)>> ReadAsync(string id, IUploadParts parts, CancellationToken cancellationToken)
    {
        var fields = new UploadFields();
        string? name = null;
        long bytes = 0;
        while (await parts.NextAsync(cancellationToken) is { } part)
        {
            switch (part.Name)
            {
                case "file" when name is null:
                    var received = await fetcher.ReceiveAsync(part.Content, LeadFileKeys.Input(id, 0), cancellationToken);
                    if (received.Error is { } error)
                    {
                        return error;
                    }

                    (name, bytes) = (string.IsNullOrWhiteSpace(part.FileName) ? "upload" : Path.GetFileName(part.FileName), received.Value);
                    break;
                case "callback_url":
                    fields.CallbackUrl = await TextAsync(part.Content, cancellationToken);
                    break;
                case "options":
                    fields.Options = await TextAsync(part.Content, cancellationToken);
                    break;
            }
        }

        const string missing = "Missing required parameter: file";
        return name is null
            ? new Error("invalid_request", missing, ErrorKind.Validation, new Dictionary<string, string[]> { ["file"] = [missing] })
            : new UploadFieldsValidator().Check(fields) is { } invalid ? invalid : (name, bytes, fields);
    }
}
