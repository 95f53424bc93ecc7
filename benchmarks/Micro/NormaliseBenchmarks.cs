using BenchmarkDotNet.Attributes;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Matching;
using Platform.Domain.Leads.Normalisation;

namespace Platform.Benchmarks.Micro;

/// <summary>
/// Records of a list normalised; time a record, reading it included. <see cref="Read"/> is the reading alone. No peer of these rules is to be had as a package; the parts are
/// measured by leaving all other columns out.
/// </summary>
public class NormaliseBenchmarks : IDisposable
{
    private SampleList list = null!;
    private List<TextBatch> runs = null!;
    private LeadNormaliser normaliser = null!;
    private LeadDraft draft = null!;

    /// <summary>Which columns are normalised.</summary>
    [Params("everything", "name", "email", "phone", "address")]
    public string Columns { get; set; } = "";

    /// <summary>Maps the list and keeps the columns asked for.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        list = new SampleList();
        runs = [.. list.Text.Batches(CancellationToken.None)];
        var mapping = ColumnMapper.Map(list.Text.Header, hasHeader: true, list.Text.Sample).Value.Select(column => IsKept(column.Field) ? column : column with { Field = LeadField.None }).ToList();
        normaliser = new LeadNormaliser(mapping, [], new NormalisationOptions(new DateOnly(2026, 1, 1)) { Hints = ColumnHints.FromSample(mapping, list.Text.Sample) });
        draft = new LeadDraft(LeadSlots.FirstExtra);
    }

    /// <summary>Deletes the list.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        list.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads and normalises.</summary>
    [Benchmark(OperationsPerInvoke = SampleList.Rows)]
    public int Normalise() => Walk(cells =>
    {
        draft.Clear();
        normaliser.Normalise(cells.View, draft);
        return draft.Text.Length;
    });

    /// <summary>Reads.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = SampleList.Rows)]
    public int Read() => Walk(cells => cells[0].Length);

    private int Walk(Func<IRecordCells, int> use)
    {
        var sum = 0;
        foreach (var run in runs)
        {
            using var cursor = list.Text.Open(run);
            while (cursor.Read())
            {
                sum += use(cursor);
            }
        }

        return sum;
    }

    private bool IsKept(LeadField field) => Columns switch
    {
        "name" => field is LeadField.FullName or LeadField.NamePrefix or LeadField.FirstName or LeadField.MiddleName or LeadField.LastName or LeadField.NameSuffix,
        "email" => field == LeadField.Email,
        "phone" => field == LeadField.Phone,
        "address" => field is LeadField.FullAddress or LeadField.Street or LeadField.HouseNumber or LeadField.Unit or LeadField.City or LeadField.State or LeadField.Postcode or LeadField.Country,
        _ => true,
    };
}
