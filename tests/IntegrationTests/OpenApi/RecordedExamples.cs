using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Accounts;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.LeadFiles;

namespace Platform.IntegrationTests.OpenApi;

/// <summary>One run that calls every operation. Its requests and answers are the examples of the API document.</summary>
[Trait("Through", "Prism")]
public sealed class RecordedExamples
{
    private const string Kept = "src/WebApi/OpenApi/examples.json";
    private const string Email = "ada@example.com";
    private const string Password = TestAccount.GoodPassword;
    private const string Leads = "First Name,Last Name,Email,Phone\nAda,Lovelace,ada@analytical.example.org,(212) 555-0142\nADA,LOVELACE,ada@analytical.example.org,212-555-0142\nonly,two\n";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Are_those_of_a_run()
    {
        var time = new ShiftedTime();
        var asked = new TaskCompletionSource();
        var opened = new TaskCompletionSource();
        await using var source = await StandInServer.StartAsync(context => context.Request.Path.Value switch
        {
            "/leads.csv" => context.Response.WriteAsync(Leads),
            "/slow.csv" when asked.TrySetResult() => opened.Task,
            _ => NotThere(context),
        });
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(
            DatabaseProvider.Sqlite,
            time,
            ("Fetch:AllowedHosts", source.Host),
            ("Callback:AllowedHosts", receiver.Host),
            ("Platform:PublicUrl", "https://platform.example.com"),
            ("Captcha:Difficulty", "4"));
        using var run = await Recorder.StartAsync(server, new Redaction(time.GetUtcNow(), new Dictionary<string, string>
        {
            [source.Url("/")] = "https://lists.example.com/",
            [receiver.Url] = "https://crm.example.com/refined",
        }));

        var account = await AnAccountAsync(run, server);
        await ItsFilesAsync(run, server, account, source, asked.Task, receiver);
        opened.SetResult();
        await ItsKeysAndSessionsAsync(run, server, account, time);
        await ItsLinksAsync(run, server, account, receiver);
        await ItsTeamsAsync(run, server, account);
        await WhatIsRefusedAsync(run, account);
        await run.CallAsync("me_delete", account.UserToken, new { password = Password });
        await run.CallAsync("health_live");
        await run.CallAsync("health_ready");
        await BreakAsync(server);
        await run.FailAsync(500, "accounts_login", null, new { email = Email, password = Password });

        run.Missing.Should().BeEmpty("every operation has an example: call it in this run");
        if (DocumentFile.Update)
        {
            await DocumentFile.ShouldHoldAsync(Kept, JsonSerializer.Serialize(run.Examples, Indented).ReplaceLineEndings("\n") + "\n");
        }

        // Only the form is compared: that matching gets better is no reason to record anew.
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(DocumentFile.PathOf(Kept)))!;
        Differences(JsonSerializer.SerializeToNode(run.Examples), kept, "$").Should().BeEmpty($"{Kept} is not what a run gives: run scripts/update-openapi.sh and commit what it changes");
    }

    private static IEnumerable<string> Differences(JsonNode? now, JsonNode? kept, string place) => (now, kept) switch
    {
        (null, _) or (_, null) => [],
        (JsonObject a, JsonObject b) => a.Select(m => m.Key).Except(b.Select(m => m.Key)).Select(m => $"{place}.{m} is not kept")
            .Concat(b.Select(m => m.Key).Except(a.Select(m => m.Key)).Select(m => $"{place}.{m} is gone"))
            .Concat(a.Where(m => b.ContainsKey(m.Key)).SelectMany(m => Differences(m.Value, b[m.Key], $"{place}.{m.Key}"))),
        (JsonArray a, JsonArray b) => a.Count == 0 || b.Count == 0 ? [] : Differences(a[0], b[0], $"{place}[0]"),
        _ => now.GetValueKind() == kept.GetValueKind() ? [] : [$"{place} is {now.GetValueKind()}, not {kept.GetValueKind()}"],
    };

    private static async Task<(string UserToken, string ApiToken)> AnAccountAsync(Recorder run, PlatformServer server)
    {
        var registered = await run.CallAsync("accounts_register", null, new { email = Email, password = Password, name = "Ada Lovelace" });
        await server.Mail.NextAsync(Email, "Confirm");
        var challenge = await run.CallAsync("captcha_get");
        var answer = Guessing.Solve(challenge.Text("challenge")!, challenge.GetProperty("difficulty").GetInt32());
        await run.CallAsync("accounts_resendEmailVerification", registered.Text("userToken"), null, ("capcha", answer));
        var mail = await server.Mail.NextAsync(Email, "Confirm");
        var another = await run.CallAsync("captcha_get");
        var tooSoon = Guessing.Solve(another.Text("challenge")!, another.GetProperty("difficulty").GetInt32());
        await run.FailAsync(429, "accounts_resendEmailVerification", registered.Text("userToken"), null, ("capcha", tooSoon));
        await run.CallAsync("accounts_verifyEmail", null, null, ("token", mail.Token));
        await run.CallAsync("accounts_existEmail", null, null, ("email", Email));
        var signedIn = await run.CallAsync("accounts_login", null, new { email = Email, password = Password });
        var refreshed = await run.CallAsync("accounts_refresh", signedIn.Text("userToken"));
        var authenticated = await run.CallAsync("leads_userAuthenticate", null, new { email = Email, password = Password });
        var generated = await run.CallAsync("leads_generateToken", null, new { api_key = authenticated.GetProperty("data").Text("api_secret_key"), email = Email });
        return (refreshed.Text("userToken")!, generated.GetProperty("data").Text("token")!);
    }

    private static async Task ItsFilesAsync(Recorder run, PlatformServer server, (string UserToken, string ApiToken) account, StandInServer source, Task asked, CallbackReceiver receiver)
    {
        using var http = server.ClientFor(account.ApiToken);
        await run.CallAsync("webhooks_getSecret", account.ApiToken);
        await run.CallAsync("webhooks_rotateSecret", account.ApiToken);
        var file = (await run.CallAsync("leads_processLeads", account.ApiToken, new { file_url = source.Url("/leads.csv"), email = Email, callback_url = receiver.Url })).GetProperty("data").Id();
        await http.WaitForEndAsync(file);
        await receiver.NextAsync();
        await run.CallAsync("leads_fileStatus", account.ApiToken, new { file_upload_identifier = file, email = Email });
        foreach (var id in new[] { "files_get", "files_events", "files_downloadProcessed", "files_downloadRejected", "files_downloadGolden", "files_getReport" })
        {
            await run.CallAsync(id, account.ApiToken, null, ("id", file));
        }

        await run.CallAsync("files_list", account.ApiToken, null, ("limit", "1"));
        await run.FailAsync(409, "files_retry", account.ApiToken, null, ("id", file));
        var failing = (await run.CallAsync("leads_processLeads", account.ApiToken, new { file_url = source.Url("/gone.csv"), email = Email })).GetProperty("data").Id();
        await http.WaitForEndAsync(failing);
        await run.CallAsync("files_retry", account.ApiToken, null, ("id", failing));
        await http.WaitForEndAsync(failing);
        var slow = (await run.CallAsync("leads_processLeads", account.ApiToken, new { file_url = source.Url("/slow.csv"), email = Email, callback_url = receiver.Url })).GetProperty("data").Id();
        await asked;
        await run.CallAsync("files_cancel", account.ApiToken, null, ("id", slow));
        await receiver.NextAsync();
        using var form = new MultipartFormDataContent { { new StringContent(Leads), "file", "leads.csv" } };
        var uploaded = (await run.CallAsync("files_upload", account.ApiToken, form)).GetProperty("data").Id();
        await http.WaitForEndAsync(uploaded);
        await run.CallAsync("files_delete", account.ApiToken, null, ("id", uploaded));
        await run.CallAsync("leads_processLeads", account.ApiToken, new { file_url = source.Url("/leads.csv"), email = Email, callback_url = receiver.Url });
        await receiver.NextAsync();
        await DeliveredAsync(http, $"/api/files/{file}/deliveries");
        await run.CallAsync("files_deliveries", account.ApiToken, null, ("id", file));
        await run.CallAsync("files_redeliver", account.ApiToken, null, ("id", file), ("number", "1"));
        await receiver.NextAsync();
    }

    private static async Task ItsLinksAsync(Recorder run, PlatformServer server, (string UserToken, string ApiToken) account, CallbackReceiver receiver)
    {
        using var http = server.ClientFor(account.ApiToken);
        var made = await run.CallAsync("links_generateLink", account.ApiToken, new
        {
            emails = new[] { "joan@example.com", "ida@example.com" },
            site = "Spring campaign",
            metadata = "campaign-7",
            workflows_list = "process-leads",
            callback_url = receiver.Url,
        });
        var tokens = made.EnumerateArray().Select(link => link.Text("GeneratedMessage")!.Split("token=")[1].Split('&')[0]).ToArray();
        await run.CallAsync("linkPage_open", tokens[0]);
        using var form = new MultipartFormDataContent { { new StringContent(Leads), "file", "leads.csv" } };
        await run.CallAsync("linkPage_handIn", tokens[0], form);
        await receiver.NextAsync();
        await run.CallAsync("linkPage_handedIn", tokens[0]);
        var links = await run.CallAsync("links_list", account.ApiToken);
        var ids = links.GetProperty("items").EnumerateArray().ToDictionary(link => link.Text("email")!, link => link.Text("id")!);
        await run.CallAsync("links_get", account.ApiToken, null, ("id", ids["joan@example.com"]));
        await DeliveredAsync(http, $"/api/links/{ids["joan@example.com"]}/deliveries");
        await run.CallAsync("links_deliveries", account.ApiToken, null, ("id", ids["joan@example.com"]));
        await run.CallAsync("links_redeliver", account.ApiToken, null, ("id", ids["joan@example.com"]), ("number", "1"));
        await run.CallAsync("links_revoke", account.ApiToken, null, ("id", ids["ida@example.com"]));
        await run.FailAsync(410, "linkPage_open", tokens[1]);
    }

    // The receiver has it before the server has written down that it has.
    private static async Task DeliveredAsync(HttpClient http, string path)
    {
        string? status;
        do
        {
            status = (await (await http.GetAsync(path)).JsonAsync(System.Net.HttpStatusCode.OK)).GetProperty("items")[0].Text("status");
        }
        while (status == "pending");
        status.Should().Be("delivered");
    }

    private static async Task ItsKeysAndSessionsAsync(Recorder run, PlatformServer server, (string UserToken, string ApiToken) account, ShiftedTime time)
    {
        var user = account.UserToken;
        await run.CallAsync("me_get", user);
        await run.CallAsync("me_update", user, new { name = "Ada King" });
        await run.CallAsync("me_export", user);
        var key = await run.CallAsync("apiKeys_create", user, new { name = "CRM import", scopes = new[] { "leads" } });
        await run.CallAsync("apiKeys_list", user, null, ("limit", "1"));
        await run.CallAsync("apiKeys_rotate", user, new { overlap_seconds = 3600 }, ("id", key.Text("id")!));
        await run.CallAsync("apiKeys_revoke", user, null, ("id", key.Text("id")!));

        await run.CallAsync("passwords_forgot", null, new { email = Email });
        await server.Mail.NextAsync(Email, "new password");
        var enrolled = await run.CallAsync("secondFactor_enrol", user);
        await run.CallAsync("secondFactor_confirm", user, new { code = SecondFactors.CodeOf(enrolled.Text("secret")!, time.GetUtcNow()) });
        time.Advance(TimeSpan.FromSeconds(60));
        var codes = await run.CallAsync("secondFactor_regenerate", user, new { code = SecondFactors.CodeOf(enrolled.Text("secret")!, time.GetUtcNow()) });
        await run.CallAsync("secondFactor_turnOff", user, new { password = Password, code = codes.GetProperty("recovery_codes")[0].GetString() });
        await run.CallAsync("passwords_change", user, new { current_password = Password, new_password = Password + "!" });
        await run.CallAsync("passwords_change", user, new { current_password = Password + "!", new_password = Password });

        var other = await run.CallAsync("accounts_login", null, new { email = Email, password = Password });
        var sessions = await run.CallAsync("sessions_list", user, null, ("limit", "2"));
        var third = await run.CallAsync("accounts_login", null, new { email = Email, password = Password });
        await run.CallAsync("sessions_end", user, null, ("id", sessions.GetProperty("items").EnumerateArray().First(s => !s.GetProperty("current").GetBoolean()).Text("id")!));
        await run.CallAsync("sessions_logout", third.Text("userToken"));
        other.ValueKind.Should().Be(JsonValueKind.Object);
    }

    private static async Task ItsTeamsAsync(Recorder run, PlatformServer server, (string UserToken, string ApiToken) account)
    {
        var owner = account.UserToken;
        var guest = await TestAccount.CreateAsync(server, "Grace Hopper", "grace@example.com");
        var team = (await run.CallAsync("teams_create", owner, new { name = "Field sales" })).Text("id")!;
        var withdrawn = await run.CallAsync("invitations_invite", owner, new { email = "joan@example.com", role = "member" }, ("teamId", team));
        await run.CallAsync("invitations_revoke", owner, null, ("teamId", team), ("id", withdrawn.Text("id")!));
        await run.CallAsync("invitations_invite", owner, new { email = guest.Email, role = "member" }, ("teamId", team));
        await run.CallAsync("invitations_list", owner, null, ("teamId", team));
        await run.CallAsync("invitations_accept", guest.UserToken, new { token = (await server.Mail.NextAsync(guest.Email, "invited")).Token });
        await run.CallAsync("teams_list", owner);
        await run.CallAsync("teams_get", owner, null, ("teamId", team));
        await run.CallAsync("teams_rename", owner, new { name = "Field sales, east" }, ("teamId", team));
        await run.CallAsync("teams_switch", owner, new { }, ("teamId", team));
        var project = await run.CallAsync("projects_create", owner, new { name = "Spring campaign" }, ("teamId", team));
        await run.CallAsync("projects_rename", owner, new { name = "Spring campaign 2026" }, ("teamId", team), ("projectId", project.Text("id")!));
        await run.CallAsync("projects_list", owner, null, ("teamId", team));
        var members = await run.CallAsync("members_list", owner, null, ("teamId", team));
        var guestId = members.GetProperty("items").EnumerateArray().Single(m => m.Text("email") == guest.Email).Text("user_id")!;
        await run.CallAsync("members_changeRole", owner, new { role = "admin" }, ("teamId", team), ("userId", guestId));
        await run.CallAsync("teams_audit", owner, null, ("teamId", team), ("limit", "2"));
        await run.CallAsync("teams_transfer", owner, new { user_id = guestId }, ("teamId", team));
        var me = (await run.CallAsync("me_get", owner)).Text("id")!;
        await run.CallAsync("members_remove", guest.UserToken, null, ("teamId", team), ("userId", me));
        await run.CallAsync("teams_delete", guest.UserToken, null, ("teamId", team));

        // Grace's second team is left by Ada, her sessions end, and her password is made new.
        var second = (await run.CallAsync("teams_create", guest.UserToken, new { name = "Field sales" })).Text("id")!;
        await run.CallAsync("invitations_invite", guest.UserToken, new { email = Email, role = "member" }, ("teamId", second));
        await run.CallAsync("invitations_accept", owner, new { token = (await server.Mail.NextAsync(Email, "invited")).Token });
        await run.CallAsync("teams_leave", owner, null, ("teamId", second));
        await run.CallAsync("passwords_forgot", null, new { email = guest.Email });
        await run.CallAsync("passwords_reset", null, new { token = (await server.Mail.NextAsync(guest.Email, "new password")).Token, newPassword = Password + "!" });
        var back = await run.CallAsync("accounts_login", null, new { email = guest.Email, password = Password + "!" });
        await run.CallAsync("sessions_endAll", back.Text("userToken"));
        await run.CallAsync("accounts_login", null, new { email = Email, password = Password });
    }

    private static async Task WhatIsRefusedAsync(Recorder run, (string UserToken, string ApiToken) account)
    {
        await run.FailAsync(400, "leads_processLeads", account.ApiToken, new { email = Email });
        await run.FailAsync(401, "me_get");
        await run.FailAsync(403, "sessions_list", account.ApiToken);
        await run.FailAsync(404, "files_get", account.ApiToken, null, ("id", "file_unknown"));
        await run.CallAsync("teams_create", account.UserToken, new { name = "Field sales" }, ("Idempotency-Key", "import-42"));
        await run.FailAsync(422, "teams_create", account.UserToken, new { name = "Another" }, ("Idempotency-Key", "import-42"));
        await run.FailAsync(413, "teams_create", account.UserToken, new { name = new string('x', 1024 * 1024) });
        using var xml = new StringContent("<name/>", System.Text.Encoding.UTF8, "application/xml");
        await run.FailAsync(415, "teams_create", account.UserToken, xml);
    }

    // As a disk that lost a part of the database would.
    private static async Task BreakAsync(PlatformServer server)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "platform.db")}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "ALTER TABLE Users RENAME TO Gone";
        await command.ExecuteNonQueryAsync();
    }

    private static Task NotThere(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
