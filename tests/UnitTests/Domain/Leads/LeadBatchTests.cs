using System.Text;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Domain.Leads;

/// <summary>Values come back as they were put in, however long a row is.</summary>
public sealed class LeadBatchTests
{
    private const int Slots = LeadSlots.FirstExtra + 1;
    private const int Extra = LeadSlots.FirstExtra;

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(65_530)]
    [InlineData(65_536)]
    [InlineData(200_000)]
    public void A_row_of_any_length_keeps_its_values(int length)
    {
        var batch = new LeadBatch(Slots, capacity: 4);
        batch.Add(Draft("Ada", new string('x', length)), RecordFault.None);
        batch.Add(Draft("Bob", "y"), RecordFault.None);
        var copy = new LeadBatch(Slots, capacity: 4);
        copy.Add(batch, 1);
        copy.Add(batch, 0);
        copy.Add(Draft("Cem", "z"), RecordFault.None);

        foreach (var same in new[] { batch, batch.ToCompact() })
        {
            Values(same, 0).Should().Equal("Ada", "Lovelace", new string('x', length));
            Values(same, 1).Should().Equal("Bob", "Lovelace", "y");
        }

        Values(copy, 0).Should().Equal("Bob", "Lovelace", "y");
        Values(copy, 1).Should().Equal("Ada", "Lovelace", new string('x', length));
        Values(copy, 2).Should().Equal("Cem", "Lovelace", "z");
        batch.Values(0).Length.Should().Be(11 + length);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(70_000)]
    public void Batches_filled_one_after_the_other_in_one_piece_of_memory_keep_their_values_however_much_longer_they_are_than_was_expected(int length)
    {
        var memory = new BatchMemory();
        var batches = new List<LeadBatch>();
        for (var i = 0; i < 20; i++)
        {
            var batch = memory.Open(Slots, 50, 50 * 20, 10_000);
            for (var row = 0; row < 50; row++)
            {
                batch.Add(Draft($"Ada{i}", new string((char)('a' + i), i % 3 == 0 ? length : row)), RecordFault.None);
            }

            memory.Close(batch, 50 * 20);
            batches.Add(batch);
        }

        for (var i = 0; i < batches.Count; i++)
        {
            for (var row = 0; row < 50; row++)
            {
                Values(batches[i], row).Should().Equal($"Ada{i}", "Lovelace", new string((char)('a' + i), i % 3 == 0 ? length : row));
            }
        }
    }

    [Fact]
    public void A_batch_that_is_used_again_forgets_a_long_row()
    {
        var batch = new LeadBatch(Slots, capacity: 1);
        batch.Add(Draft("Ada", new string('x', 100_000)), RecordFault.None);
        batch.Ends(0).IsEmpty.Should().BeTrue();

        batch.Clear();
        batch.Add(Draft("Bob", "y"), RecordFault.None);

        Values(batch, 0).Should().Equal("Bob", "Lovelace", "y");
        batch.Ends(0).Length.Should().Be(Slots + 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    public void The_slots_with_a_value_are_told_whatever_they_are(int length)
    {
        var batch = new LeadBatch(Slots, capacity: LeadSlots.FirstExtra + 2);
        for (var slot = 0; slot < LeadSlots.FirstExtra; slot++)
        {
            var draft = new LeadDraft(Slots);
            draft.Set((LeadSlot)slot, "x"u8);
            draft.Text.Append(new string('y', length));
            draft.Keep(Extra, draft.Text.Length - length);
            batch.Add(draft, RecordFault.None);
        }

        batch.Add(Draft("Bob", "y"), RecordFault.None);
        batch.Add(new LeadDraft(Slots), RecordFault.None);

        for (var slot = 0; slot < LeadSlots.FirstExtra; slot++)
        {
            batch.Present(slot).Should().Be(1u << slot);
            batch.Present(slot).Has((LeadSlot)slot).Should().BeTrue();
        }

        batch.Present(LeadSlots.FirstExtra).Should().Be((1u << (int)LeadSlot.FirstName) | (1u << (int)LeadSlot.LastName));
        batch.Present(LeadSlots.FirstExtra + 1).Should().Be(0);
    }

    private static LeadDraft Draft(string first, string extra)
    {
        var draft = new LeadDraft(Slots);
        var start = draft.Text.Length;
        draft.Text.Append(extra);
        draft.Keep(Extra, start);
        draft.Set(LeadSlot.LastName, "Lovelace"u8);
        draft.Set(LeadSlot.FirstName, Encoding.UTF8.GetBytes(first));
        return draft;
    }

    private static string[] Values(LeadBatch batch, int row) =>
        [Text(batch.Value(row, LeadSlot.FirstName)), Text(batch.Value(row, LeadSlot.LastName)), Text(batch.Value(row, Extra))];

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
