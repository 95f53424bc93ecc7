using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.IntegrationTests.Hosting;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>Scores whose weights are learned from what became of earlier leads, over real HTTP.</summary>
[Trait("Through", "Prism")]
public sealed class LearnedScores
{
    private const double OfVacant = 1.6;
    private const double OfEmail = -1;

    [Fact]
    public async Task A_file_with_outcomes_is_scored_by_what_it_teaches_and_so_is_one_against_it()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var (taught, report, rows) = await RefineAsync(account, List(0, 2_500, withOutcomes: true));

        var learning = report.GetProperty("scores").GetProperty("learning");
        learning.GetProperty("used").GetBoolean().Should().BeTrue(learning.Text("reason"));
        (learning.GetProperty("won").GetInt32() + learning.GetProperty("lost").GetInt32()).Should().BeInRange(2_400, 2_500);
        LogOdds(learning, "vacant").Should().BeApproximately(OfVacant, 0.5);
        LogOdds(learning, "email").Should().BeApproximately(OfEmail, 0.5);
        var measured = learning.GetProperty("held_out");
        measured.GetProperty("auc").GetDouble().Should().BeGreaterThan(measured.GetProperty("documented_auc").GetDouble() + 0.1);
        measured.GetProperty("calibration_error").GetDouble().Should().BeLessThan(0.05);
        learning.GetProperty("tenths").GetArrayLength().Should().BeGreaterThan(1);
        learning.GetProperty("bands").EnumerateArray().Sum(band => band.GetProperty("leads").GetInt32()).Should().Be(learning.GetProperty("won").GetInt32() + learning.GetProperty("lost").GetInt32());

        // The reasons of a row are the points it was scored with.
        var from = learning.GetProperty("from").GetInt32();
        foreach (var row in rows.Where(row => row["lead_status"] == "accepted").Take(200))
        {
            var points = row["lead_reasons"].Split('|')[0].Split(';').Sum(reason => int.Parse(reason[reason.LastIndexOfAny(['+', '-'])..], CultureInfo.InvariantCulture));
            int.Parse(row["lead_score"], CultureInfo.InvariantCulture).Should().Be(Math.Clamp(from + points, 0, 1000));
        }

        // New leads without outcomes: by themselves as documented, against the taught file as learned.
        var next = List(2_500, 200, withOutcomes: false);
        var (_, alone, documented) = await RefineAsync(account, next);
        alone.GetProperty("scores").TryGetProperty("learning", out _).Should().BeFalse();
        documented.Should().Contain(row => row["lead_reasons"].Contains("vacant+60"));
        var (_, against, learned) = await RefineAsync(account, next, taught);
        var again = against.GetProperty("scores").GetProperty("learning");
        again.GetProperty("used").GetBoolean().Should().BeTrue();
        LogOdds(again, "vacant").Should().BeApproximately(LogOdds(learning, "vacant"), 0.02);
        learned.Should().Contain(row => row["lead_reasons"].Contains($"vacant+{Points(again, "vacant")}"));
    }

    [Fact]
    public async Task A_file_with_few_outcomes_says_so_and_keeps_the_documented_weights()
    {
        await using var server = await PlatformServer.StartAsync();
        var account = await TestAccount.CreateAsync(server);

        var (_, report, rows) = await RefineAsync(account, List(0, 150, withOutcomes: true));

        var learning = report.GetProperty("scores").GetProperty("learning");
        learning.GetProperty("used").GetBoolean().Should().BeFalse();
        learning.Text("reason").Should().Contain("at least 100 leads that were won and 100 that were lost");
        learning.GetProperty("held_out").ValueKind.Should().Be(JsonValueKind.Null);
        rows.Should().Contain(row => row["lead_reasons"].Contains("vacant+60"));
    }

    private static double LogOdds(JsonElement learning, string signal) => Weight(learning, signal).GetProperty("log_odds").GetDouble();

    private static int Points(JsonElement learning, string signal) => Weight(learning, signal).GetProperty("points").GetInt32();

    private static JsonElement Weight(JsonElement learning, string signal) => learning.GetProperty("weights").EnumerateArray().Single(weight => weight.Text("signal") == signal);

    /// <summary>People; those of vacant houses are won more often and those with an address by e-mail less.</summary>
    private static byte[] List(int first, int count, bool withOutcomes)
    {
        string[] firsts = ["James", "Mary", "Robert", "Linda", "Michael", "Susan", "David", "Karen", "Richard", "Nancy"];
        string[] lasts = ["Smith", "Johnson", "Garcia", "Miller", "Davis", "Lopez", "Wilson", "Taylor", "Walker", "Nguyen"];
        var text = new StringBuilder($"first name,last name,email,phone,property address,city,state,zip,vacant{(withOutcomes ? ",outcome" : "")}\n");
        for (var person = first; person < first + count; person++)
        {
            var random = new Random(person);
            var (given, family) = (firsts[random.Next(firsts.Length)], lasts[random.Next(lasts.Length)]);
            var (vacant, email) = (random.Next(3) == 0, random.Next(2) == 0);
            var logOdds = -0.8 + (vacant ? OfVacant : 0) + (email ? OfEmail : 0);
            var outcome = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds)) ? "Won" : "Lost";
            var address = email ? $"x{person}q@mail{random.Next(4)}.org" : "";
            text.Append(CultureInfo.InvariantCulture, $"{given},{family},{address},{random.Next(300, 900)}-{random.Next(200, 990)}-{random.Next(1000, 9999)},{random.Next(1, 9999)} Oak St,Albany,NY,{random.Next(12100, 12300)},{(vacant ? "yes" : "no")}{(withOutcomes ? "," + outcome : "")}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<(string Id, JsonElement Report, List<Dictionary<string, string>> Rows)> RefineAsync(TestAccount account, byte[] list, params string[] against)
    {
        using var form = new MultipartFormDataContent { { new StringContent(JsonSerializer.Serialize(new { against })), "options" }, { new ByteArrayContent(list), "file", "leads.csv" } };
        var id = (await (await account.Http.PostAsync("/api/files", form)).JsonAsync(HttpStatusCode.Accepted)).GetProperty("data").Id();
        (await account.Http.WaitForEndAsync(id)).Text("status").Should().Be("PROCESSED");
        var lines = (await account.Http.GetStringAsync($"/api/files/{id}/processed")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return (
            id,
            await account.Http.GetFromJsonAsync<JsonElement>($"/api/files/{id}/report"),
            [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))]);
    }
}
