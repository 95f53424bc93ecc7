using System.Text;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class ShortTextTests
{
    /// <summary>More than a page of memory, so that texts lie before, over and behind the end of one.</summary>
    private static readonly byte[] Memory = Bytes(5000);

    [Fact]
    public void Marks_are_of_the_text_alone_wherever_in_memory_it_is()
    {
        for (var start = 0; start < Memory.Length - ShortText.Longest; start++)
        {
            var text = Memory.AsSpan(start, 1 + (start * 7 % ShortText.Longest));
            var marks = new ShortText(text).Marks;

            (marks.Letters, marks.Capitals, marks.Digits, marks.Spaces).Should().Be(
                (Where(text, CellText.IsLetter), Where(text, CellText.IsUpper), Where(text, CellText.IsDigit), Where(text, b => b == ' ')), "of {0} bytes at {1}", text.Length, start);
            new ShortText(text).Find((byte)'-').Should().Be(Where(text, b => b == '-'));
        }
    }

    [Fact]
    public void Case_is_changed_of_letters_only()
    {
        for (var start = 0; start < Memory.Length - 32; start++)
        {
            var text = Memory.AsSpan(start, 1 + (start % 32));
            if (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
            {
                continue;
            }

            Written(text, WordCase.AppendLower).Should().Be(Encoding.ASCII.GetString(text).ToLowerInvariant());
            Written(text, WordCase.AppendUpper).Should().Be(Encoding.ASCII.GetString(text).ToUpperInvariant());
        }
    }

    [Fact]
    public void A_word_is_found_only_as_it_is_written_but_for_the_case_of_letters()
    {
        var words = new[] { "a", "no", "o-k", "a.b-", "seven77", "eight-ei", "nine_nine", "sixteen-sixteen1", "seventeen@seventeen" };
        var table = WordTable.Set(string.Join(' ', words));
        foreach (var word in words)
        {
            table.Contains(Encoding.ASCII.GetBytes(word.ToUpperInvariant())).Should().BeTrue();
            for (var i = 0; i < word.Length; i++)
            {
                for (var other = 0; other < 256; other++)
                {
                    var changed = Encoding.ASCII.GetBytes(word);
                    changed[i] = (byte)other;
                    var isSame = words.Contains(Encoding.Latin1.GetString(changed), StringComparer.OrdinalIgnoreCase);
                    table.Contains(changed).Should().Be(isSame, "of {0} with {1} at {2}", word, other, i);
                }
            }
        }
    }

    private delegate void Writing(ReadOnlySpan<byte> text, ByteArena output);

    private static string Written(ReadOnlySpan<byte> text, Writing write)
    {
        var output = new ByteArena();
        write(text, output);
        return Encoding.ASCII.GetString(output.Written);
    }

    private static ulong Where(ReadOnlySpan<byte> text, Func<byte, bool> isOne)
    {
        var marks = 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            marks |= isOne(text[i]) ? 1UL << i : 0;
        }

        return marks;
    }

    private static byte[] Bytes(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)(random.Next(60) == 0 ? random.Next(128, 256) : "abzAZ @[`{/019:-- \t~"[random.Next(20)]))];
    }
}
