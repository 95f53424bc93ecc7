using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Application.LeadFiles;
using Platform.Application.Ports;
using Platform.Domain.Links;

namespace Platform.Application.Links;

/// <summary>Writes the callbacks about links into the present unit of work; they go the way of those about files.</summary>
internal sealed class LinkWebhooks(Callbacks callbacks, TimeProvider time)
{
    public const string Opened = "link.opened";
    public const string Used = "link.used";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tells what has just happened to a link, if somebody wants to know.</summary>
    /// <returns>The work to be committed with it.</returns>
    public async Task<IReadOnlyList<Work>> AnnounceAsync(Link link, string type, CancellationToken cancellationToken)
    {
        if (link.Batch.CallbackUrl is not { } url)
        {
            return [];
        }

        var now = time.GetUtcNow();
        var msg = type == Opened ? "Application link opened" : "File handed in through the application link";
        var body = JsonSerializer.Serialize(new { type, timestamp = now, msg, data = LinkItem.Of(link, now) }, Json);
        return [await callbacks.AddAsync(link.Id, link.Batch.UserId, url, type, body, cancellationToken)];
    }
}
