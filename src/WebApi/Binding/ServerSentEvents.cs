using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Platform.WebApi.Binding;

/// <summary>Sends values as server-sent events, as JSON, each as soon as it is there.</summary>
/// <param name="type">Name of the events.</param>
/// <param name="values">The values.</param>
internal sealed class ServerSentEvents<T>(string type, IAsyncEnumerable<T> values) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // A server that is to stop does not wait for the end of the file: the client connects again.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            await SseFormatter.WriteAsync(Items(values), http.Response.Body, (item, writer) => Write(item.Data, writer, options), either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The client has gone, or the server is going.
        }
    }

    private static void Write(T value, System.Buffers.IBufferWriter<byte> writer, JsonSerializerOptions options)
    {
        using var json = new Utf8JsonWriter(writer);
        JsonSerializer.Serialize(json, value, options);
    }

    private async IAsyncEnumerable<SseItem<T>> Items(IAsyncEnumerable<T> source)
    {
        await foreach (var value in source)
        {
            yield return new SseItem<T>(value, type);
        }
    }
}
