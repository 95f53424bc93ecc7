using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Application.Ports;
using Platform.Domain.Leads;
using Platform.Infrastructure.Reading;

namespace Platform.UnitTests.Infrastructure.Reading;

public sealed class RunWalkerTests
{
    private const int Longest = 5000;

    private static readonly Gen<string> Cells = Gen.Frequency(
        (200, Gen.Elements("", "x", "é", "some text that is longer than others are in this list, or not")),
        (100, Gen.Elements("\"\"", "\"a,b\"", "\"a\nb\"", "\"a\r\nb\r\"", "\"say \"\"so\"\"\"", "\"\"\"\"", "\"" + new string('y', 70) + "\"")),
        (1, Gen.Elements("ab\"c", "\"a\" ", "\"", "\"a\"b", "\"a\n")));

    private static readonly Gen<string> Lines = Cells.ListOf().Select(cells => "1," + string.Join(',', cells));

    private static readonly Arbitrary<string> Texts =
        (from lines in Lines.ListOf()
         from end in Gen.Frequency((4, Gen.Constant("\n")), (3, Gen.Constant("\r\n")), (1, Gen.Elements("\r", "\n\n", "\r\n\n\r")))
         from last in Gen.Elements("", "\n", "\r\n", "\n\n")
         select string.Join(end, lines.Prepend("id,a")) + last).Resize(60).ToArbitrary();

    [Fact]
    public void A_run_is_walked_over_as_it_is_record_by_record() => Prop.ForAll(Texts, text =>
    {
        using var file = new TextFile(Encoding.UTF8.GetBytes(text));
        using var walker = file.Walker();
        if (walker.Walk(0, 0, 1) is { } run)
        {
            var (records, lineAfter) = file.Records();
            Starts(run.Batch).Should().Equal(records);
            run.Batch.Length.Should().Be(file.Length);
            run.LineAfter.Should().Be(lineAfter);
            run.Text.AsSpan(0, (int)file.Length).SequenceEqual(Encoding.UTF8.GetBytes(text)).Should().BeTrue();
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\n")]
    [InlineData("\r")]
    public void Runs_follow_one_another_through_a_long_text(string lineEnd)
    {
        var lines = Enumerable.Range(0, (LeadBatch.Size * 5 / 2) + 7).Select(number => number % 5 == 0 ? $"{number},\"a, \"\"b\"\"{lineEnd}c\"" : new string('x', number % 97) + "," + number);
        using var file = new TextFile(Encoding.UTF8.GetBytes(string.Join(lineEnd, lines)));
        using var walker = file.Walker();
        var (offset, line, starts) = (0L, 1L, new List<(long, long)>());
        for (var index = 0; offset < file.Length; index++)
        {
            var run = walker.Walk(index, offset, line);
            run.Should().NotBeNull();
            run!.Batch.Count.Should().Be(index < 2 ? LeadBatch.Size : (LeadBatch.Size / 2) + 7);
            starts.AddRange(Starts(run.Batch));
            (offset, line) = (offset + run.Batch.Length, run.LineAfter);
        }

        starts.Should().Equal(file.Records().Records);
    }

    [Theory]
    [InlineData("a,b\"c\n1,2\n")]
    [InlineData("a,\"b\"c\n1,2\n")]
    [InlineData("a,\"b\" ,c\n1,2\n")]
    [InlineData("a,\"b\n1,2\n")]
    [InlineData("\na,b\n")]
    [InlineData("\uFEFFa,b\n")]
    public void What_needs_more_care_is_left_to_the_reader_of_records(string text)
    {
        using var file = new TextFile(Encoding.UTF8.GetBytes(text));
        using var walker = file.Walker();
        walker.Walk(0, 0, 1).Should().BeNull();
    }

    [Fact]
    public void A_record_of_the_longest_size_is_walked_over_and_a_longer_one_is_not()
    {
        foreach (var (size, isLong) in new[] { (Longest - 1, false), (Longest, true), (1 << 20, true) })
        {
            using var file = new TextFile(Encoding.UTF8.GetBytes("a,b\n" + new string('x', size) + "\nc,d\n"));
            using var walker = file.Walker();
            (walker.Walk(0, 0, 1) is null).Should().Be(isLong, "of {0} bytes and a line end", size);
        }
    }

    private static IEnumerable<(long Offset, long Line)> Starts(TextBatch batch) =>
        batch.Starts!.Offsets.Select((start, record) => (batch.Offset + start, batch.FirstLine + (batch.Starts.Lines is { } lines ? lines[record] : record)));

    private sealed class TextFile : IDisposable
    {
        private static readonly TextLayout Layout = new(Dialect.Rfc4180, 2, 1, IsValidUtf8: true, Longest, CountInnerBreaks: true);

        private readonly ScratchDirectory directory = new();
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle handle;

        public TextFile(byte[] text)
        {
            var path = Path.Combine(directory.Path, "text.csv");
            File.WriteAllBytes(path, text);
            handle = File.OpenHandle(path);
            Length = text.Length;
        }

        public long Length { get; }

        public RunWalker Walker() => new(handle, Length, Layout);

        /// <summary>The plain way.</summary>
        public (List<(long Offset, long Line)> Records, long LineAfter) Records()
        {
            using var reader = new RecordReader(handle, 0, Length, 1, Layout.Dialect, Longest, countInnerBreaks: true);
            var records = new List<(long, long)>();
            while (reader.Read())
            {
                reader.IsRegular.Should().BeTrue();
                records.Add((reader.Offset, reader.Line));
            }

            return (records, reader.LineAfter);
        }

        public void Dispose()
        {
            handle.Dispose();
            directory.Dispose();
        }
    }
}
