using System.Net;
using System.Text.Json;

namespace Platform.Client;

/// <summary>The server answered that it cannot be done.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">The body of the answer.</param>
public sealed class PlatformException(HttpStatusCode status, Problem problem) : Exception($"{problem.Error} ({(int)status} {problem.Code})")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>One plain sentence.</summary>
    public string Error => problem.Error;

    /// <summary>Stable machine-readable word: program against this.</summary>
    public string Code => problem.Code;

    /// <summary>Id of the request; quote it when reporting a problem.</summary>
    public string TraceId => problem.TraceId;

    /// <summary>For invalid input, the messages by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors => problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>();

    internal static async Task<PlatformException> FromAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        Problem? problem = null;
        try
        {
            problem = JsonSerializer.Deserialize<Problem>(text, PlatformJson.Options);
        }
        catch (JsonException)
        {
            // Something between the client and the server answered, a proxy for example: its text is all there is to tell.
        }

        if (problem?.Error is null)
        {
            var sentence = text.Length > 0 ? text[..Math.Min(text.Length, 200)] : answer.ReasonPhrase ?? "No reason was given.";
            problem = new Problem { Error = sentence, Detail = sentence, Msg = sentence, Code = "unknown", TraceId = "", Title = sentence, Type = "about:blank", Status = (int)answer.StatusCode };
        }

        return new PlatformException(answer.StatusCode, problem);
    }
}

/// <summary>A lead file ended as FAILED.</summary>
/// <param name="file">Its last state.</param>
public sealed class LeadFileFailedException(LeadFile file) : Exception(file.Error is { } error ? $"{error.Message} ({error.Code})" : "The file failed.")
{
    /// <summary>Its last state.</summary>
    public LeadFile File { get; } = file;
}
