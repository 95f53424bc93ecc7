using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>What a customer's program does with lead files.</summary>
internal static class LeadFileClient
{
    /// <summary>Hands a file in and gives the <c>data</c> of the answer.</summary>
    public static Task<JsonElement> ProcessAsync(this TestAccount account, string fileUrl, string? callbackUrl = null) => account.ProcessAsync(account.Http, fileUrl, callbackUrl);

    /// <summary>Hands a file in by another client of the account and gives the <c>data</c> of the answer.</summary>
    public static async Task<JsonElement> ProcessAsync(this TestAccount account, HttpClient http, string fileUrl, string? callbackUrl)
    {
        var answer = await http.PostAsJsonAsync("/api/process-leads", new { file_url = fileUrl, email = account.Email, callback_url = callbackUrl });
        return (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("data");
    }

    public static string Id(this JsonElement data) => data.GetProperty("file_upload_identifier").GetString()!;

    public static string? Text(this JsonElement element, string member) => element.GetProperty(member).GetString();

    /// <summary>Follows the file's events to the end and gives its last state.</summary>
    public static async Task<JsonElement> WaitForEndAsync(this HttpClient http, string fileId, Action<JsonElement>? onState = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var answer = await http.GetAsync($"/api/files/{fileId}/events", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        JsonElement last = default;
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                last = JsonDocument.Parse(line[6..]).RootElement;
                onState?.Invoke(last);
            }
        }

        last.Text("status").Should().BeOneOf("PROCESSED", "FAILED");
        return last;
    }

    /// <summary>The body of an answer of this status.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
