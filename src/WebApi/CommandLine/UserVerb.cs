using System.CommandLine;
using System.Security.Cryptography;
using MediatR;
using Platform.Application.Accounts.CreateAccount;
using Platform.WebApi.Hosting;

namespace Platform.WebApi.CommandLine;

/// <summary><c>user create</c>: accounts without the detour by mail, straight in the database.</summary>
internal sealed class UserVerb : Command
{
    public UserVerb(string[] settings)
        : base("user", "Accounts, straight in the database.") => Add(new CreateVerb(settings));

    private sealed class CreateVerb : ServerCommand
    {
        // 120 bits, without letters that look alike.
        private const string PasswordLetters = "abcdefghijkmnpqrstuvwxyz23456789";
        private const int PasswordLength = 24;

        private readonly Option<string> email = new("--email") { Required = true, Description = "Address of the account; it counts as confirmed." };
        private readonly Option<string> name = new("--name") { Required = true, Description = "What the person calls themselves." };
        private readonly Option<bool> passwordFromInput = new("--password-stdin") { Description = "Takes the password from the first line of standard input; without it one is made and printed." };
        private readonly Option<bool> json = JsonOutput.Option();

        public CreateVerb(string[] settings)
            : base("create", "Makes an account with a confirmed address, its team, project and default key.")
        {
            Add(email);
            Add(name);
            Add(passwordFromInput);
            Add(json);
            SetAction((parsed, cancellationToken) => RunAsync(parsed, settings, cancellationToken));
        }

        private async Task<int> RunAsync(ParseResult parsed, string[] settings, CancellationToken cancellationToken)
        {
            var given = parsed.GetValue(passwordFromInput)
                ? await Console.In.ReadLineAsync(cancellationToken) ?? throw new CommandFailedException("There is no password on standard input.")
                : null;
            var password = given ?? RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
            var account = await PlatformHost.SendAsync(settings, new CreateAccount(parsed.GetValue(email), password, parsed.GetValue(name)), cancellationToken);
            var made = given is null ? password : null;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteJson(new { account.Id, account.Email, account.Name, account.TeamId, account.ProjectId, Password = made });
                return PlatformCommandLine.Done;
            }

            await output.WriteLineAsync($"account  {account.Id}  {account.Email}\nteam     {account.TeamId}\nproject  {account.ProjectId}");
            if (made is not null)
            {
                await output.WriteLineAsync($"password {made}");
            }

            return PlatformCommandLine.Done;
        }
    }
}
