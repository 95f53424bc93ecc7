using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

/// <summary>One record, normalised, for tests: give fields and their cells, read slots.</summary>
internal sealed class Record : IRecordCells
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    private readonly byte[][] cells;
    private readonly LeadDraft draft;

    public Record(IReadOnlyList<ColumnMapping> mapping, byte[][] cells, NormalisationOptions? options = null, IReadOnlyList<ExtraSlot>? extras = null)
    {
        this.cells = cells;
        draft = new LeadDraft(LeadSlots.FirstExtra + (extras?.Count ?? 0));
        new LeadNormaliser(mapping, extras ?? [], options ?? new NormalisationOptions(Today)).Normalise(new RecordView(this), draft);
    }

    public int Count => cells.Length;

    public LeadIssue Issues => draft.Issues;

    public ValueStatus Email => draft.EmailStatus;

    public ValueStatus Phone => draft.PhoneStatus;

    public LeadSignals Signals => draft.Signals;

    public ReadOnlySpan<byte> this[int column] => column < cells.Length ? cells[column] : default;

    public string this[LeadSlot slot] => Encoding.UTF8.GetString(draft[slot]);

    public ReadOnlySpan<byte> Raw(int slot) => draft[slot];

    public string Extra(int index) => Encoding.UTF8.GetString(draft[LeadSlots.FirstExtra + index]);

    /// <summary>A record of main columns.</summary>
    public static Record Of(params (LeadField Field, string Cell)[] columns) => Of([.. columns.Select(c => (c.Field, AddressRole.Main, c.Cell))]);

    /// <summary>A record with addresses of several roles.</summary>
    public static Record Of(params (LeadField Field, AddressRole Role, string Cell)[] columns) =>
        new(Mapping([.. columns.Select(c => (c.Field, c.Role))]), [.. columns.Select(c => Encoding.UTF8.GetBytes(c.Cell))]);

    public static IReadOnlyList<ColumnMapping> Mapping(params (LeadField Field, AddressRole Role)[] columns) =>
        [.. columns.Select((c, i) => new ColumnMapping(i, c.Field.ToString(), c.Field, c.Role, columns.Take(i).Count(before => before == c), 1, "header"))];
}
