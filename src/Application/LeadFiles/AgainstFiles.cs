using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Application.LeadFiles;

/// <summary>The earlier files that a file's <c>options.against</c> names.</summary>
internal sealed class AgainstFiles(IPlatformDb db, IFileStore store)
{
    /// <summary>Whether all of them can be used; looked at when the file is handed in.</summary>
    public async Task<Error?> CheckAsync(LeadFile file, CancellationToken cancellationToken)
    {
        var options = OptionsOf(file);
        return options.Error ?? (await FindAsync(file, options.Value.Against, AgainstErrors.NotFound, cancellationToken)).Error;
    }

    /// <summary>Takes their refined files and reports out of storage.</summary>
    /// <param name="file">The new file.</param>
    /// <param name="options">Its options.</param>
    /// <param name="scratchDirectory">An existing directory for copies.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The files in the order in which they are named; or an error when one is gone.</returns>
    public async Task<Result<IReadOnlyList<EarlierFile>>> TakeAsync(LeadFile file, RefiningOptions options, string scratchDirectory, CancellationToken cancellationToken)
    {
        var found = await FindAsync(file, options.Against, AgainstErrors.Deleted, cancellationToken);
        if (found.Error is { } error)
        {
            return error;
        }

        var taken = new List<EarlierFile>();
        foreach (var earlier in found.Value)
        {
            var directory = Directory.CreateDirectory(Path.Combine(scratchDirectory, earlier.Id)).FullName;
            var country = OptionsOf(earlier);
            if (country.Error is { } invalid)
            {
                return invalid;
            }

            try
            {
                taken.Add(new EarlierFile(
                    earlier.Id,
                    await store.LocalPathAsync(LeadFileKeys.Output(earlier.Id, earlier.Attempt, LeadFileOutput.Processed), directory, cancellationToken),
                    await store.LocalPathAsync(LeadFileKeys.Output(earlier.Id, earlier.Attempt, LeadFileOutput.Report), directory, cancellationToken),
                    country.Value.DefaultCountry));
            }
            catch (FileNotFoundException)
            {
                // Deleted since it was found.
                return AgainstErrors.Deleted(earlier.Id);
            }
        }

        return taken;
    }

    /// <summary>The options that a file was handed in with.</summary>
    public static Result<RefiningOptions> OptionsOf(LeadFile file)
    {
        if (file.Options is not { } json)
        {
            return RefiningOptions.Default;
        }

        using var document = JsonDocument.Parse(json);
        return RefiningOptions.Parse(document.RootElement);
    }

    // What belongs to another project is as unknown as what never was.
    private async Task<Result<IReadOnlyList<LeadFile>>> FindAsync(LeadFile file, IReadOnlyList<string> ids, Func<string, Error> missing, CancellationToken cancellationToken)
    {
        var files = ids.Count == 0
            ? []
            : await db.Set<LeadFile>().AsNoTracking()
                .Where(f => f.TeamId == file.TeamId && f.ProjectId == file.ProjectId && ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
        foreach (var id in ids)
        {
            if (!files.TryGetValue(id, out var found))
            {
                return missing(id);
            }

            if (found.Status != LeadFileStatus.Processed)
            {
                return AgainstErrors.NotProcessed(id);
            }
        }

        return Result<IReadOnlyList<LeadFile>>.Of([.. ids.Select(id => files[id])]);
    }
}
