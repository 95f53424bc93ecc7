using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.OpenApi;

/// <summary>The description of the API.</summary>
public sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task Is_the_one_that_is_kept_in_docs()
    {
        await using var server = await PlatformServer.StartAsync();

        var served = await server.Http.GetStringAsync("/openapi/v1.json");

        await DocumentFile.ShouldHoldAsync("docs/openapi.json", served.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Is_written_by_the_build()
    {
        var built = await File.ReadAllTextAsync(DocumentFile.PathOf("src/WebApi/obj/openapi.json"));

        await DocumentFile.ShouldHoldAsync("docs/openapi.json", built.ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Says_of_every_operation_what_it_is_who_may_call_it_and_how_it_can_end()
    {
        await using var server = await PlatformServer.StartAsync();
        var document = JsonDocument.Parse(await server.Http.GetStringAsync("/openapi/v1.json")).RootElement;

        document.GetProperty("openapi").GetString().Should().StartWith("3.1");
        var operations = Operations(document).ToList();
        operations.Select(o => o.Operation.GetProperty("operationId").GetString()).Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^[a-z][A-Za-z]*_[a-z][A-Za-z]*$"));
        foreach (var (name, operation) in operations)
        {
            operation.GetProperty("summary").GetString().Should().NotBeNullOrEmpty(name);
            operation.GetProperty("description").GetString().Should().NotBeNullOrEmpty(name);
            operation.GetProperty("security").GetArrayLength().Should().BePositive(name);
            var answers = operation.GetProperty("responses").EnumerateObject().ToList();
            answers.Should().Contain(a => a.Name[0] == '2', name);
            if (!name.Contains(" /health/", StringComparison.Ordinal))
            {
                answers.Should().Contain(a => a.Name == "429", name).And.Contain(a => a.Name == "500", name);
            }

            answers.Where(a => a.Name[0] is '4' or '5').All(a => a.Value.TryGetProperty("$ref", out _)).Should().BeTrue(name);
            answers.Where(a => a.Name[0] == '2' && a.Name != "204").All(a => a.Value.GetProperty("content").EnumerateObject().Count() == 1).Should().BeTrue(name);
        }
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        select ($"{operation.Name} {path.Name}", operation.Value);
}
