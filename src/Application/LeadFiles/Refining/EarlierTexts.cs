using System.Globalization;
using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;
using Platform.Domain.Leads;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>The earlier files of a job while they are open.</summary>
internal sealed class EarlierTexts : IDisposable
{
    private readonly List<EarlierText> texts = [];

    public void Dispose() => texts.ForEach(text => text.Dispose());

    /// <summary>Opens them.</summary>
    /// <returns>What is wrong with one of them; null when nothing is.</returns>
    public async Task<Error?> OpenAsync(ILeadFileReader reader, RefiningJob job, CancellationToken cancellationToken)
    {
        foreach (var file in job.Against)
        {
            if (!File.Exists(file.RefinedPath))
            {
                return AgainstErrors.Deleted(file.Id);
            }

            var scratch = Directory.CreateDirectory(Path.Combine(job.ScratchDirectory, string.Create(CultureInfo.InvariantCulture, $"earlier-{texts.Count}")));
            var opened = await EarlierText.OpenAsync(reader, file, scratch.FullName, cancellationToken);
            if (opened.Error is { } error)
            {
                return error;
            }

            texts.Add(opened.Value);
        }

        return null;
    }

    /// <summary>Whether any of them has a column of outcomes.</summary>
    public bool HaveOutcomes => texts.Exists(text => text.Mapping.Any(column => column.Field == LeadField.Outcome));

    /// <summary>Reads them; null when there are none.</summary>
    public Result<EarlierLeads?> Read(LeadTable fresh, DateOnly today, int degree, CancellationToken cancellationToken)
    {
        if (texts.Count == 0)
        {
            return Result<EarlierLeads?>.Of(null);
        }

        var read = EarlierLeads.Read(texts, fresh, today, degree, cancellationToken);
        return read.Error is { } error ? error : Result<EarlierLeads?>.Of(read.Value);
    }
}
