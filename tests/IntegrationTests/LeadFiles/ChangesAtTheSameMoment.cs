using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.LeadFiles;
using Platform.Infrastructure.Persistence;
using Platform.IntegrationTests.Hosting;
using Platform.IntegrationTests.Persistence;

namespace Platform.IntegrationTests.LeadFiles;

/// <summary>A request and a run that change the same file.</summary>
public sealed class ChangesAtTheSameMoment
{
    [Theory, EveryDatabase]
    public async Task A_file_is_cancelled_also_when_a_run_begins_between_the_look_at_it_and_the_save(DatabaseProvider provider)
    {
        await using var receiver = await CallbackReceiver.StartAsync();
        await using var server = await PlatformServer.StartAsync(provider, settings: [("Workers:Count", "0"), ("Callback:AllowedHosts", receiver.Host)]);
        var account = await TestAccount.CreateAsync(server);
        var id = (await account.ProcessAsync("https://no-such-host.invalid/leads.csv", receiver.Url)).Id();
        var cancellations = 0;
        using var saves = BeforeSaves.Of<LeadFile>(file =>
        {
            if (file.Id == id && file.HasEnded && ++cancellations == 1)
            {
                Begin(server, id);
            }
        });

        var state = await (await account.Http.PostAsync($"/api/files/{id}/cancel", null)).JsonAsync(HttpStatusCode.OK);

        cancellations.Should().Be(2, "the first of them met the run");
        state.GetProperty("data").Text("status").Should().Be("FAILED");
        (await receiver.NextAsync()).Json.GetProperty("data").GetProperty("error").Text("code").Should().Be("cancelled");
        var deliveries = await (await account.Http.GetAsync($"/api/files/{id}/deliveries")).JsonAsync(HttpStatusCode.OK);
        deliveries.GetProperty("items").GetArrayLength().Should().Be(1);
    }

    // As a worker does, in a unit of work of its own.
    private static void Begin(PlatformServer server, string id)
    {
        using var scope = server.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var file = db.Set<LeadFile>().Single(f => f.Id == id);
        file.Begin(server.Time.GetUtcNow()).IsSuccess.Should().BeTrue();
        db.SaveChanges();
    }

    /// <summary>Is told of each changed row of a kind right before it is saved, in any server of this process.</summary>
    private sealed class BeforeSaves(Action<DbContext> look) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];

        public static BeforeSaves Of<T>(Action<T> look)
            where T : class
        {
            var saves = new BeforeSaves(db => db.ChangeTracker.Entries<T>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity).ToList().ForEach(look));
            saves.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(saves));
            return saves;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this, name => name == CoreEventId.SaveChangesStarting.Name));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is DbContextEventData { Context: { } db })
            {
                look(db);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());
    }
}
