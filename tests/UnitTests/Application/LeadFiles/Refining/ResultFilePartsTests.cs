using System.Text;
using Platform.Application.LeadFiles.Refining;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Mapping;
using Platform.Infrastructure.Storage;

namespace Platform.UnitTests.Application.LeadFiles.Refining;

public sealed class ResultFilePartsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(" spaces stay ", " spaces stay ")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData("+1 212 555 0100", "+1 212 555 0100")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("\rx", "\"'\rx\"")]
    public void A_cell_is_guarded_against_formulas_and_quoted_only_where_needed(string cell, string written)
    {
        var buffer = new CsvBuffer(1);

        buffer.Cell(Encoding.UTF8.GetBytes(cell));

        Encoding.UTF8.GetString(buffer.Written).Should().Be(written);
    }

    [Fact]
    public void Cluster_ids_differ_between_rows_and_files_and_are_the_same_again_for_the_same()
    {
        var rows = Enumerable.Range(0, 50_000).ToArray();

        var ids = rows.Select(row => Id("file-1", row)).ToArray();

        ids.Should().OnlyHaveUniqueItems();
        ids.Should().OnlyContain(id => id.All(char.IsAsciiLetterOrDigit));
        Id("file-1", 7).Should().Be(ids[7]);
        Id("file-2", 7).Should().NotBe(ids[7]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Stretches_of_a_file_stand_in_the_order_of_their_items_however_many_threads_write(int degree)
    {
        var path = Path.GetTempFileName();
        using (var output = new OrderedOutput(path, new FileAdvice(), TimeProvider.System))
        {
            var turnstile = new Turnstile();
            BatchWorkers.Run(
                Enumerable.Range(0, 2_000),
                degree,
                () => 0,
                (_, item, token) =>
                {
                    var text = Encoding.ASCII.GetBytes($"{item}\n");
                    var start = 0L;
                    turnstile.Pass(item, () => start = output.Reserve(text.Length), token);
                    output.Fill(start, text);
                },
                CancellationToken.None);
        }

        File.ReadLines(path).Select(int.Parse).Should().Equal(Enumerable.Range(0, 2_000));
        File.Delete(path);
    }

    [Fact]
    public void A_large_file_for_which_space_is_reserved_ahead_is_as_long_as_what_was_written_to_it()
    {
        var path = Path.GetTempFileName();
        var stretch = new byte[5_000_000];
        using (var output = new OrderedOutput(path, new FileAdvice(), TimeProvider.System))
        {
            for (byte number = 1; number <= 4; number++)
            {
                stretch.AsSpan().Fill(number);
                output.Fill(output.Reserve(stretch.Length), stretch);
            }
        }

        using (var file = File.OpenRead(path))
        {
            file.Length.Should().Be(4 * stretch.Length);
            for (byte number = 1; number <= 4; number++)
            {
                file.ReadExactly(stretch);
                stretch.AsSpan().IndexOfAnyExcept(number).Should().Be(-1);
            }
        }

        File.Delete(path);
    }

    [Fact]
    public void A_failure_of_one_worker_ends_the_others_that_wait_for_it_and_is_thrown()
    {
        var turnstile = new Turnstile();
        var run = () => BatchWorkers.Run(
            Enumerable.Range(0, 100),
            3,
            () => 0,
            (_, item, token) =>
            {
                if (item == 5)
                {
                    throw new InvalidDataException("broken");
                }

                turnstile.Pass(item, () => { }, token);
            },
            CancellationToken.None);

        run.Should().Throw<InvalidDataException>().WithMessage("broken");
    }

    [Fact]
    public void A_cancelled_run_ends_with_the_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var run = () => BatchWorkers.Run(
            Enumerable.Range(0, int.MaxValue),
            2,
            () => 0,
            (_, item, token) =>
            {
                if (item == 100)
                {
                    stop.Cancel();
                }
            },
            stop.Token);

        run.Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20_000)]
    public void Cells_put_aside_are_found_by_their_primary_whether_in_memory_or_on_disk(int rows)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        using (var spill = new CellSpill(path, rows: 4_096 * CellSpill.GroupRows, columns: 3))
        {
            for (var row = rows; row > 0; row--)
            {
                spill.Add(row % 2, row + 10, new Cells("never wanted", row < 3 ? " " : $"second {row}", $"third {row}"), wanted: 0b110);
            }

            var spilled = new SpilledRows(columns: 3);
            spill.Load(0, spilled);

            File.Exists(path).Should().Be(rows > 1_000);
            Text(spilled, 0, 0).Should().BeEmpty();
            Text(spilled, 0, 1).Should().Be(rows == 2 ? "" : "second 4");
            Text(spilled, 1, 2).Should().Be("third 1");
            Text(spilled, 2, 2).Should().BeEmpty();
            spilled.Of(1).Length.Should().Be(rows / 2);
            spill.Load(CellSpill.GroupRows, spilled);
            spilled.Of(1).Length.Should().Be(0);
        }

        File.Delete(path);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(100)]
    public void Cells_that_hold_more_than_spaces_are_noted_of_the_first_columns(int columns)
    {
        var filled = new FilledCells(records: 3, columns);
        var none = Enumerable.Repeat(" \t", columns).ToArray();
        for (var record = 0; record < 3; record++)
        {
            filled.Note(record, new RecordView(new Cells([.. none.Select((blank, column) => column % 3 == record ? " x" : blank)])));
        }

        foreach (var record in Enumerable.Range(0, 3))
        {
            filled[record].Should().Be(Enumerable.Range(0, Math.Min(columns, 64)).Where(column => column % 3 == record).Aggregate(0UL, (bits, column) => bits | (1UL << column)));
        }
    }

    [Fact]
    public void Parts_of_a_run_have_its_records_where_they_stand()
    {
        var starts = new RecordStarts([.. Enumerable.Range(0, 150).Select(record => 10 * record)], [.. Enumerable.Range(0, 150).Select(record => 2 * record)]);
        var run = new TextBatch(3, 1_000, 1_500, 150, 70) { IsRegular = true, Starts = starts, Plain = [1, 2, 3] };

        var parts = run.Parts(64).ToArray();

        parts.Select(part => (part.Offset, part.Length, part.Count, part.FirstLine)).Should().Equal((1_000, 640, 64, 70), (1_640, 640, 64, 198), (2_280, 220, 22, 326));
        parts.Select(part => part.FirstRecord).Should().Equal(0, 64, 128);
        parts.Should().OnlyContain(part => part.Index == 3 && part.IsRegular && part.Plain == run.Plain && part.Starts == run.Starts);
        run.Parts(192).Should().Equal(run);
        (run with { Starts = null }).Parts(64).Should().ContainSingle().Which.Count.Should().Be(150);
    }

    private static string Id(string file, int row)
    {
        var id = new byte[ClusterIds.Length];
        new ClusterIds(file).Write(row, id);
        return Encoding.ASCII.GetString(id);
    }

    private static string Text(SpilledRows rows, int primary, int column) => Encoding.UTF8.GetString(rows.Cell(rows.FirstFilled(rows.Of(primary))[column]));

    private sealed class Cells(params string[] cells) : IRecordCells
    {
        public int Count => cells.Length;

        public ReadOnlySpan<byte> this[int column] => column < cells.Length ? Encoding.UTF8.GetBytes(cells[column]) : default;
    }
}
