using Platform.Application.Ports;
using Platform.Domain.Common;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Normalisation;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>Refines a lead file on the local disk: read → map → normalise → match → score → write. Needs no server.</summary>
/// <param name="reader">Opens lead files.</param>
/// <param name="advice">Tells the system of the result files while they are written.</param>
/// <param name="clock">Today's date, and the time the stages take.</param>
public sealed class LeadFilePipeline(ILeadFileReader reader, IFileAdvice advice, TimeProvider clock)
{
    /// <summary>Refines one file. The outputs are complete only when it succeeds.</summary>
    /// <param name="job">The file, the outputs, the options.</param>
    /// <param name="progress">Told of progress, at most about ten times a second; possibly from other threads, one at a time.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    /// <returns>The report, which is also written; or an error with a sentence for the customer.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Result<RefiningReport>> RefineAsync(
        RefiningJob job, IProgress<RefiningProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(progress);
        var times = new StageClock(clock);
        var meter = new ProgressMeter(progress, clock);

        meter.Begin("read", 0, 45);
        var opened = await reader.OpenAsync(job.InputPath, job.ScratchDirectory, job.Options.HasHeader, cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Error!;
        }

        using var text = opened.Value;
        times.End("open");

        var mapped = Map(text, job.Options);
        if (!mapped.IsSuccess)
        {
            return mapped.Error!;
        }

        var columns = mapped.Value;
        times.End("map");

        using var earlier = new EarlierTexts();
        if (await earlier.OpenAsync(reader, job, cancellationToken) is { } notRefined)
        {
            return notRefined;
        }

        var report = await Task.Run(() => Refine(job, text, columns, earlier, meter, times, cancellationToken), cancellationToken);
        if (report.IsSuccess)
        {
            await using var file = File.Create(job.Outputs.Report);
            await report.Value.WriteAsync(file, cancellationToken);
            meter.Begin("done", 100, 100);
        }

        return report;
    }

    private Result<RefiningReport> Refine(
        RefiningJob job, ILeadText text, LeadFileColumns columns, EarlierTexts texts, ProgressMeter meter, StageClock times, CancellationToken cancellationToken)
    {
        var normalised = Normalise(job, text, columns, meter, cancellationToken);
        var table = normalised.Table;
        if (table.Count == 0)
        {
            return RefiningErrors.NoRecords;
        }

        times.End("read_and_normalise");

        var earlier = texts.Read(table, Today, job.DegreeOfParallelism, cancellationToken);
        if (earlier.Error is { } notRefined)
        {
            return notRefined;
        }

        if (earlier.Value is not null)
        {
            times.End("read_earlier");
        }

        meter.Begin("match", 45, 75);
        var matching = new MatchOptions(job.Options.Match, job.Options.Threshold, job.DegreeOfParallelism);
        var match = new LeadMatcher().Match(earlier.Value?.Table ?? table, earlier.Value?.Rows, matching, new StageProgress(meter), cancellationToken);
        times.End("match");

        meter.Begin("score", 75, 80);
        var leads = RefinedLeads.Decide(table, match, job.DegreeOfParallelism);
        var hasOutcomes = texts.HaveOutcomes || columns.Mapping.Any(column => column.Field == LeadField.Outcome);
        var (learning, weights) = hasOutcomes ? Learn(job, leads, earlier.Value, cancellationToken) : (null, LeadScoreWeights.Documented);
        times.End("score");

        var tally = Write(job, text, columns, normalised, leads, earlier.Value, weights, meter, times, cancellationToken);

        return new RefiningReport(
            text.Format,
            tally.Summary,
            tally.Issues(),
            tally.FillRates(normalised.FilledBefore),
            columns.Mapping,
            columns.Extras,
            tally.Clusters(),
            tally.Scores() with { Learning = learning },
            match.Diagnostics,
            times.Timings)
        {
            Against = earlier.Value?.CountKnown(leads),
        };
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Result<LeadFileColumns> Map(ILeadText text, RefiningOptions options)
    {
        foreach (var header in options.Match ?? [])
        {
            if (!text.Header.Contains(header, StringComparer.OrdinalIgnoreCase))
            {
                return RefiningErrors.UnknownColumn("match", header);
            }
        }

        var mapping = ColumnMapper.Map(text.Header, text.Format.HasHeader, text.Sample, options.Mapping);
        if (!mapping.IsSuccess)
        {
            return mapping.Error!;
        }

        var extras = ExtraSlotSelector.Choose(mapping.Value, text.Header, text.Sample, options.Match);
        return new LeadFileColumns(text.Header, mapping.Value, extras);
    }

    private NormalisedLeads Normalise(
        RefiningJob job, ILeadText text, LeadFileColumns columns, ProgressMeter meter, CancellationToken cancellationToken)
    {
        var options = new NormalisationOptions(Today, job.Options.DefaultCountry)
        {
            Hints = ColumnHints.FromSample(columns.Mapping, text.Sample),
        };
        return new LeadTableBuilder(text, columns, options).Build(job.DegreeOfParallelism, meter, cancellationToken);
    }

    private static (ScoreLearning? Learning, LeadScoreWeights Weights) Learn(RefiningJob job, RefinedLeads leads, EarlierLeads? earlier, CancellationToken cancellationToken)
    {
        var sample = LeadOutcomes.Gather(leads, earlier, job.DegreeOfParallelism, cancellationToken);
        return ScoreLearner.Learn(sample, LeadScoreWeights.Documented, job.DegreeOfParallelism, cancellationToken);
    }

    private LeadTally Write(
        RefiningJob job,
        ILeadText text,
        LeadFileColumns columns,
        NormalisedLeads normalised,
        RefinedLeads leads,
        EarlierLeads? earlier,
        LeadScoreWeights weights,
        ProgressMeter meter,
        StageClock times,
        CancellationToken cancellationToken)
    {
        meter.Begin("write", 80, 99);
        var ids = new ClusterIds(job.FileId, leads, earlier);
        var rows = (double)leads.Count;
        var (aside, written) = (0, 0);
        using var spill = new CellSpill(
            Path.Combine(job.ScratchDirectory, "merged-rows.bin"), leads.Count, columns.Header.Count);
        var writer = new ResultFilesWriter(text, columns, leads, ids, weights, path => new OrderedOutput(path, advice, clock));
        writer.PutAside(
            normalised, spill, job.DegreeOfParallelism, count => meter.Advance(0.1 * (Interlocked.Add(ref aside, count) / rows)), cancellationToken);
        var tally = writer.Write(
            normalised.Runs,
            job.Outputs,
            spill,
            job.DegreeOfParallelism,
            count => meter.Done(count, 0.1 + (0.9 * (Interlocked.Add(ref written, count) / rows))),
            cancellationToken);
        times.End("write");
        return tally;
    }
}
