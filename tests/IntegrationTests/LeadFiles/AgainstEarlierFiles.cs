using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>Lists that come again: <c>options.against</c> over real HTTP.</summary>
[Trait("Through", "Prism")]
public sealed class AgainstEarlierFiles
{
    private const int People = 400;

    [Fact]
    public async Task A_list_that_is_delivered_again_keeps_its_ids_and_an_overlap_is_recognised_along_a_chain()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var list = List(Enumerable.Range(0, People), exact: true);

        var first = await RefineAsync(account, list);
        var again = await RefineAsync(account, list, first.Id);

        // Every row that was kept is known, under the id that it had.
        again.Rows.Should().HaveSameCount(first.Rows);
        for (var row = 0; row < first.Rows.Count; row++)
        {
            again.Rows[row]["lead_cluster"].Should().Be(first.Rows[row]["lead_cluster"], "of row {0}", row + 1);
            again.Rows[row]["lead_status"].Should().Be("duplicate");
            again.Rows[row]["lead_primary"].Should().Be("false");
            again.Rows[row]["lead_reasons"].Should().Contain($"|known={first.Id}#");
        }

        var summary = again.Report.GetProperty("summary");
        new[] { "accepted", "review", "duplicates", "rejected" }.Select(name => summary.GetProperty(name).GetInt32()).Should().Equal(0, 0, first.Rows.Count, 0);
        var known = again.Report.GetProperty("against").EnumerateArray().Should().ContainSingle().Subject;
        known.Text("file").Should().Be(first.Id);
        known.GetProperty("known_rows").GetInt32().Should().Be(first.Rows.Count);
        known.GetProperty("known_clusters").GetInt32().Should().Be(first.Golden.Count);
        first.Report.TryGetProperty("against", out _).Should().BeFalse();

        // One golden record for every lead, under its id.
        again.Golden.Select(record => record["lead_cluster"]).Should().BeEquivalentTo(first.Golden.Select(record => record["lead_cluster"]));
        again.Golden.Should().OnlyContain(record => record["lead_status"] == "duplicate");

        // A list of which a tenth are leads of the first, written otherwise; its columns have other names and another order.
        var overlap = await RefineAsync(account, List(Enumerable.Range(People - 40, People), exact: false), first.Id);
        var firstIds = first.Rows.Select(row => row["lead_cluster"]).ToHashSet();
        var recognised = overlap.Rows.Where(row => firstIds.Contains(row["lead_cluster"])).ToList();
        recognised.Should().HaveCountGreaterThanOrEqualTo(36);
        recognised.Should().OnlyContain(row => First(first, row["lead_cluster"])["person"] == row["Contact"], "nobody is taken for somebody else");
        overlap.Report.GetProperty("summary").GetProperty("accepted").GetInt32().Should().BeGreaterThan(People - 60);

        // Against the second list alone the ids of the first go on.
        var third = await RefineAsync(account, List(Enumerable.Range(People - 40, 80), exact: true), overlap.Id);
        for (var row = 0; row < 80; row++)
        {
            third.Rows[row]["lead_cluster"].Should().Be(overlap.Rows[row]["lead_cluster"]);
        }

        third.Rows.Count(row => firstIds.Contains(row["lead_cluster"])).Should().Be(recognised.Count);
    }

    [Fact]
    public async Task Files_that_cannot_be_used_are_refused_when_the_new_one_is_handed_in()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);
        var stranger = await TestAccount.CreateAsync(server);
        var other = await AnotherProjectAsync(server, account);
        var list = List(Enumerable.Range(0, 5), exact: true);
        var foreign = await UploadedAsync(stranger.Http, list);
        var elsewhere = await UploadedAsync(other, list);
        var failed = await account.ProcessAsync("https://no-such-host.invalid/leads.csv");
        await account.Http.WaitForEndAsync(failed.Id());
        var deleted = await UploadedAsync(account.Http, list);
        (await account.Http.DeleteAsync($"/api/files/{deleted}")).StatusCode.Should().Be(HttpStatusCode.NoContent);

        foreach (var id in new[] { "file_nothing", foreign, elsewhere, deleted })
        {
            await Refused(id, "against_not_found", $"'{id}', which is not among the files of this project");
        }

        await Refused(failed.Id(), "against_not_processed", "is not processed");
        (await (await account.Http.PostAsJsonAsync("/api/process-leads", Body("https://example.com/a.csv", "all"))).JsonAsync(HttpStatusCode.BadRequest))
            .Text("error").Should().Be("options.against must be a list of identifiers of earlier files.");
        (await account.Http.GetFromJsonAsync<JsonElement>("/api/files")).GetProperty("items").GetArrayLength().Should().Be(2, "nothing was taken in beyond the one that failed and the one of the other project");

        async Task Refused(string id, string code, string sentence)
        {
            var byUrl = await (await account.Http.PostAsJsonAsync("/api/process-leads", Body("https://example.com/a.csv", new[] { id }))).JsonAsync(HttpStatusCode.UnprocessableEntity);
            byUrl.Text("code").Should().Be(code);
            byUrl.Text("error").Should().Contain(sentence);
            var upload = await (await account.Http.PostAsync("/api/files", Form(list, id))).JsonAsync(HttpStatusCode.UnprocessableEntity);
            upload.Text("code").Should().Be(code);
        }

        object Body(string url, object against) => new { file_url = url, email = account.Email, options = new { against } };
    }

    [Fact]
    public async Task An_earlier_file_that_is_deleted_before_the_run_ends_it_with_a_sentence_also_when_it_is_tried_again()
    {
        var released = new TaskCompletionSource();
        await using var source = await StandInServer.StartAsync(async context =>
        {
            await released.Task.WaitAsync(context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync(List(Enumerable.Range(0, 5), exact: true));
        });
        await using var server = await PlatformServer.StartAsync(("Fetch:AllowedHosts", source.Host));
        var account = await TestAccount.CreateAsync(server);
        var earlier = await UploadedAsync(account.Http, List(Enumerable.Range(0, 5), exact: true));
        var handedIn = await account.Http.PostAsJsonAsync(
            "/api/process-leads", new { file_url = source.Url("/a.csv"), email = account.Email, options = new { against = new[] { earlier } } });
        var file = (await handedIn.JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();

        await account.Http.DeleteAsync($"/api/files/{earlier}");
        released.SetResult();
        await Failed();
        (await account.Http.PostAsync($"/api/files/{file}/retry", null)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await Failed();

        async Task Failed()
        {
            var error = (await account.Http.WaitForEndAsync(file)).GetProperty("error");
            error.Text("code").Should().Be("against_deleted");
            error.Text("message").Should().Contain(earlier).And.Contain("has been deleted meanwhile");
        }
    }

    /// <summary>People of whom each is named by a number, and can be told by it.</summary>
    private static byte[] List(IEnumerable<int> people, bool exact)
    {
        string[] firsts = ["James", "Mary", "Robert", "Linda", "Michael", "Susan", "David", "Karen", "Richard", "Nancy", "Joseph", "Lisa"];
        string[] lasts = ["Smith", "Johnson", "Garcia", "Miller", "Davis", "Lopez", "Wilson", "Taylor", "Walker", "Nguyen", "Rivera", "Campbell", "Mitchell"];
        string[] streets = ["Oak St", "Maple Ave", "Cedar Ln", "Pine Rd", "Elm Dr"];
        var text = new StringBuilder(exact ? "person,first name,last name,email,phone,address,city,state,zip\n" : "Contact,Telephone,E-mail,Surname,Given name,Street,City,State,ZIP\n");
        foreach (var person in people)
        {
            var random = new Random(person);
            var (first, last) = (firsts[random.Next(firsts.Length)], lasts[random.Next(lasts.Length)]);
            var email = $"{first}.{last}{person}@mail{random.Next(4)}.org".ToLowerInvariant();
            var phone = $"{random.Next(300, 900)}-{random.Next(200, 990)}-{random.Next(1000, 9999)}";
            var street = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9999)} {streets[random.Next(streets.Length)]}");
            var zip = $"{random.Next(12100, 12300)}";
            text.Append(exact
                ? $"p{person},{first},{last},{email},{phone},{street},Albany,NY,{zip}\n"
                : $"p{person},({phone[..3]}) {phone[4..]},{email.ToUpperInvariant()},{last[..2]}{last[3..]},{first[..^1]},{street},Albany,NY,{zip}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<string, string> First(Refined file, string cluster) => file.Rows.First(row => row["lead_cluster"] == cluster);

    private static MultipartFormDataContent Form(byte[] list, params string[] against)
    {
        var form = new MultipartFormDataContent();
        if (against.Length > 0)
        {
            form.Add(new StringContent(JsonSerializer.Serialize(new { against })), "options");
        }

        form.Add(new ByteArrayContent(list), "file", "leads.csv");
        return form;
    }

    private static async Task<string> UploadedAsync(HttpClient http, byte[] list, params string[] against)
    {
        using var form = Form(list, against);
        var id = (await (await http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        (await http.WaitForEndAsync(id)).Text("status").Should().Be("PROCESSED");
        return id;
    }

    private static async Task<HttpClient> AnotherProjectAsync(PlatformServer server, TestAccount account)
    {
        using var session = server.ClientFor(account.VaultToken);
        var team = (await session.GetFromJsonAsync<JsonElement>("/api/me")).Text("team_id");
        var project = (await (await session.PostAsJsonAsync($"/api/teams/{team}/projects", new { name = "Second" })).JsonAsync(HttpStatusCode.Created)).Text("id");
        using var user = server.ClientFor(account.UserToken);
        var tokens = await (await user.PostAsJsonAsync($"/api/teams/{team}/token", new { project_id = project })).JsonAsync(HttpStatusCode.OK);
        return server.ClientFor(tokens.Text("vaultToken")!);
    }

    private static async Task<Refined> RefineAsync(TestAccount account, byte[] list, params string[] against)
    {
        var id = await UploadedAsync(account.Http, list, against);
        return new Refined(
            id,
            Table(await account.Http.GetStringAsync($"/api/files/{id}/processed")),
            Table(await account.Http.GetStringAsync($"/api/files/{id}/golden")),
            await account.Http.GetFromJsonAsync<JsonElement>($"/api/files/{id}/report"));
    }

    // No cell of these lists is quoted.
    private static List<Dictionary<string, string>> Table(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private sealed record Refined(string Id, List<Dictionary<string, string>> Rows, List<Dictionary<string, string>> Golden, JsonElement Report);
}
