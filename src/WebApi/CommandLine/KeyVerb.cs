using System.CommandLine;
using Platform.Application.ApiKeys.IssueApiKey;
using Platform.WebApi.Contracts;
using Platform.WebApi.Hosting;

namespace Platform.WebApi.CommandLine;

/// <summary><c>key create</c>: API keys straight in the database.</summary>
internal sealed class KeyVerb : Command
{
    public KeyVerb(string[] settings)
        : base("key", "API keys, straight in the database.") => Add(new CreateVerb(settings));

    private sealed class CreateVerb : ServerCommand
    {
        private readonly Option<string> email = new("--email") { Required = true, Description = "Address of the account." };
        private readonly Option<string> name = new("--name") { DefaultValueFactory = _ => "Command line", Description = "What the key is called." };
        private readonly Option<ApiKeyScope[]> scopes = new("--scopes")
        {
            AllowMultipleArgumentsPerToken = true,
            Description = "What it may be used for: any of leads, links, account, readonly; everything when it is not said.",
        };

        private readonly Option<int?> days = new("--expires-in-days") { Description = "For how many days it is good; without end when it is not said." };
        private readonly Option<bool> json = JsonOutput.Option();

        public CreateVerb(string[] settings)
            : base("create", "Makes an API key for the account's first team and prints it, once.")
        {
            Add(email);
            Add(name);
            Add(scopes);
            Add(days);
            Add(json);
            SetAction((parsed, cancellationToken) => RunAsync(parsed, settings, cancellationToken));
        }

        private async Task<int> RunAsync(ParseResult parsed, string[] settings, CancellationToken cancellationToken)
        {
            DateTimeOffset? expires = parsed.GetValue(days) is { } number ? PlatformCommandLine.Clock.GetUtcNow().AddDays(number) : null;
            var body = new CreateApiKeyBody(parsed.GetValue(name), parsed.GetValue(scopes) is { Length: > 0 } some ? some : null, expires);
            var key = await PlatformHost.SendAsync(settings, new IssueApiKey(parsed.GetValue(email), body.Name, body.ToScopes(), body.ExpiresAt), cancellationToken);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteJson(new { key.Key.Id, key.Key.Name, key.Key.TeamId, key.Key.ProjectId, key.Key.ExpiresAt, ApiSecretKey = key.Secret });
            }
            else
            {
                await output.WriteLineAsync(key.Secret);
            }

            return PlatformCommandLine.Done;
        }
    }
}
