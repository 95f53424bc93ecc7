using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Which of two small numbers of a date is the month.</summary>
public enum DateOrder : byte
{
    /// <summary>3/4/1980 is the fourth of March.</summary>
    MonthFirst,

    /// <summary>3/4/1980 is the third of April.</summary>
    DayFirst,
}

/// <summary>
/// Reads dates as people and programs write them: ISO 8601, month/day/year and day.month.year with two or four digits of the year, month names,
/// <c>yyyyMMdd</c>, serial numbers of spreadsheets (days since 1899-12-30), seconds and milliseconds since 1970, all with or without a time of day.
/// </summary>
[SkipLocalsInit]
public static partial class DateNormaliser
{
    private static readonly WordTable Months = new(
        "jan january feb february mar march apr april may may jun june jul july aug august sep september oct october nov november dec december"
            .Split(' ').Select((name, i) => KeyValuePair.Create(name, (i / 2) + 1)).Append(new("sept", 9)));

    /// <summary>A date as it was read; a part that is not known is 0.</summary>
    /// <param name="Year">Four digits.</param>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Day">1 to 31.</param>
    /// <param name="Seconds">Seconds since midnight.</param>
    /// <param name="IsCalendarDay">Whether year, month and day are all there and are a day of the calendar.</param>
    public readonly record struct Reading(int Year, int Month, int Day, int Seconds, bool IsCalendarDay);

    /// <summary>Reads a date.</summary>
    /// <param name="cell">The cell, cleaned and trimmed.</param>
    /// <param name="order">Which number is the month where both could be.</param>
    /// <param name="latestYear">Years of two digits are the latest ones that are not after this year.</param>
    /// <param name="reading">What was read. It may be no day of the calendar (1980-02-31): it still tells two people apart.</param>
    /// <returns>Whether the cell has the form of a date.</returns>
    public static bool TryRead(ReadOnlySpan<byte> cell, DateOrder order, int latestYear, out Reading reading)
    {
        if (TryIso(cell, out reading))
        {
            return true;
        }

        return TryReadAny(cell, order, latestYear, out reading);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadAny(ReadOnlySpan<byte> cell, DateOrder order, int latestYear, out Reading reading)
    {
        reading = default;
        cell = CellText.WithoutFraction(cell);
        if (cell.Length is < 4 or > 48)
        {
            return false;
        }

        Span<int> numbers = stackalloc int[8];
        Span<int> lengths = stackalloc int[8];
        var count = 0;
        var month = 0;
        var monthAt = -1;
        var half = 0;
        var separator = (byte)0;
        var offset = 0;
        for (var i = 0; i < cell.Length;)
        {
            var b = cell[i];
            if (CellText.IsDigit(b))
            {
                var end = i;
                while (end < cell.Length && CellText.IsDigit(cell[end]))
                {
                    end++;
                }

                if (count == numbers.Length || (end - i > 9 && count > 0))
                {
                    return false;
                }

                numbers[count] = end - i > 9 ? -1 : CellText.Number(cell[i..end]);
                lengths[count++] = end - i;
                if (count == 1 && end - i > 9)
                {
                    return TryLong(cell[i..end], end == cell.Length, out reading);
                }

                i = end;
                separator = separator == 0 && i < cell.Length ? cell[i] : separator;

                // 1980-02-03T10:00:00+02:00 and .123: what follows the seconds.
                if (count >= 6 && i < cell.Length && cell[i] is (byte)'+' or (byte)'-')
                {
                    offset = Offset(cell[i..]);
                    break;
                }

                if (count >= 6 && i < cell.Length && cell[i] == '.')
                {
                    i++;
                    while (i < cell.Length && CellText.IsDigit(cell[i]))
                    {
                        i++;
                    }

                    offset = i < cell.Length && cell[i] is (byte)'+' or (byte)'-' ? Offset(cell[i..]) : 0;
                    if (offset != 0)
                    {
                        break;
                    }
                }
            }
            else if (CellText.IsLetter(b))
            {
                var end = i;
                while (end < cell.Length && CellText.IsLetter(cell[end]))
                {
                    end++;
                }

                if (!Word(cell[i..end], count, ref month, ref monthAt, ref half))
                {
                    return false;
                }

                i = end;
            }
            else if (b is (byte)'-' or (byte)'/' or (byte)'.' or (byte)' ' or (byte)',' or (byte)':' or (byte)'\'')
            {
                i++;
            }
            else
            {
                return false;
            }
        }

        return monthAt >= 0
            ? Named(numbers[..count], lengths[..count], month, monthAt, half, latestYear, out reading)
            : Numeric(numbers[..count], lengths[..count], order, latestYear, half, separator, offset, out reading);
    }

    /// <summary>Appends <c>yyyy-MM-dd</c>, or as much of it as was read.</summary>
    public static void AppendDate(Reading reading, ByteArena output)
    {
        Append(reading.Year, 4, output);
        if (reading.Month != 0)
        {
            output.Append((byte)'-');
            Append(reading.Month, 2, output);
            if (reading.Day != 0)
            {
                output.Append((byte)'-');
                Append(reading.Day, 2, output);
            }
        }
    }

    /// <summary>Appends <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public static void AppendDateTime(Reading reading, ByteArena output)
    {
        AppendDate(reading, output);
        output.Append((byte)'T');
        Append(reading.Seconds / 3600, 2, output);
        output.Append((byte)':');
        Append(reading.Seconds / 60 % 60, 2, output);
        output.Append((byte)':');
        Append(reading.Seconds % 60, 2, output);
    }

    /// <summary>The short way for a cell that reads yyyy-MM-dd HH:mm:ss: appends what <see cref="TryRead"/> and <see cref="AppendDateTime"/> would.</summary>
    internal static bool TryAppendIso(ReadOnlySpan<byte> cell, ByteArena output)
    {
        // A time that is none (25:00:00) is read as midnight, and a leap second as the one before.
        if (cell.Length != 19 || !TryIso(cell, out var reading) || (reading.Seconds == 0 && !cell.EndsWith("00:00:00"u8)) || cell[17] == '6')
        {
            return false;
        }

        output.Append(cell);
        output.From(output.Length - 9)[0] = (byte)'T';
        return true;
    }

    /// <summary>The most frequent form, yyyy-MM-dd with or without HH:mm:ss, without the long way.</summary>
    private static bool TryIso(ReadOnlySpan<byte> cell, out Reading reading)
    {
        reading = default;
        if (cell.Length is not (10 or 19) || cell[4] != '-' || cell[7] != '-')
        {
            return false;
        }

        var seconds = 0;
        if (cell.Length == 19)
        {
            if (cell[10] is not ((byte)' ' or (byte)'T') || cell[13] != ':' || cell[16] != ':')
            {
                return false;
            }

            var (hour, minute, second) = (Pair(cell, 11), Pair(cell, 14), Pair(cell, 17));
            if (hour < 0 || minute < 0 || second < 0)
            {
                return false;
            }

            seconds = Clock(hour, minute, second, 0);
        }

        var (century, year, month, day) = (Pair(cell, 0), Pair(cell, 2), Pair(cell, 5), Pair(cell, 8));
        reading = century < 0 || year < 0 ? default : Make((century * 100) + year, month, day, seconds);
        return reading.IsCalendarDay && IsPlausible(reading);
    }

    /// <summary>The number that two digits are; -1 when they are none.</summary>
    private static int Pair(ReadOnlySpan<byte> text, int start)
    {
        var (tens, ones) = (text[start] - '0', text[start + 1] - '0');
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }

    private static bool Word(ReadOnlySpan<byte> word, int count, ref int month, ref int monthAt, ref int half)
    {
        var found = Months.Find(word);
        if (found > 0 && monthAt < 0)
        {
            month = found;
            monthAt = count;
            return true;
        }

        if (word.Length <= 2)
        {
            var first = word[0] | 0x20;
            if (first is 'a' or 'p' && (word.Length == 1 || (word[1] | 0x20) == 'm'))
            {
                half = first == 'a' ? 1 : 2;
                return true;
            }

            // 1980-01-02T03:04:05Z; 3rd of March
            return first is 't' or 'z' || word.SequenceEqual("st"u8) || word.SequenceEqual("nd"u8) || word.SequenceEqual("rd"u8) || word.SequenceEqual("of"u8) || word.SequenceEqual("ST"u8) || word.SequenceEqual("TH"u8);
        }

        // Weekdays and zones
        return word.Length <= 9 && (word[^1] | 0x20) == 'y' || (word.Length == 3 && "mon tue wed thu fri sat sun utc gmt est edt cst cdt mst mdt pst pdt"u8.IndexOf(LowerOf(word, stackalloc byte[3])) >= 0);
    }

    private static ReadOnlySpan<byte> LowerOf(ReadOnlySpan<byte> word, Span<byte> lower)
    {
        for (var i = 0; i < word.Length; i++)
        {
            lower[i] = CellText.Lower(word[i]);
        }

        return lower;
    }

    private static int Century(int year, int latestYear)
    {
        var guess = (latestYear / 100 * 100) + year;
        return guess > latestYear ? guess - 100 : guess;
    }

    private static int Time(ReadOnlySpan<int> numbers, int from, int half, int fallback)
    {
        if (numbers.Length <= from + 1)
        {
            return half != 0 && numbers.Length == from + 1 ? Clock(numbers[from], 0, 0, half) : fallback;
        }

        return Clock(numbers[from], numbers[from + 1], numbers.Length > from + 2 ? numbers[from + 2] : 0, half);
    }

    private static int Clock(int hour, int minute, int second, int half)
    {
        if (half != 0 && hour is >= 1 and <= 12)
        {
            hour = (hour % 12) + (half == 2 ? 12 : 0);
        }

        return hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60 ? 0 : (hour * 3600) + (minute * 60) + Math.Min(second, 59);
    }

    private static int Offset(ReadOnlySpan<byte> text)
    {
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (text.Length < 2)
        {
            return 0;
        }

        var hours = CellText.Number(text[..2]);
        var rest = text[2..].TrimStart((byte)':');
        var minutes = rest.Length >= 2 ? CellText.Number(rest[..2]) : 0;
        return hours is < 0 or > 15 || minutes is < 0 or > 59 ? 0 : sign * ((hours * 3600) + (minutes * 60));
    }

    private static Reading Make(DateTime time) => new(time.Year, time.Month, time.Day, (int)time.TimeOfDay.TotalSeconds, true);

    private static Reading Make(int year, int month, int day, int seconds) =>
        new(year, month, day, seconds, year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month));

    private static bool IsPlausible(Reading reading) => reading is { Year: >= 1800 and < 2200, Month: >= 0 and <= 99, Day: >= 0 and <= 99 };

    /// <summary>Appends a number of two digits, or of four.</summary>
    private static void Append(int number, int digits, ByteArena output)
    {
        if (digits == 4)
        {
            Append(number / 100, 2, output);
        }

        // Division by a constant, which is a multiplication.
        var pair = output.Extend(2);
        pair[0] = (byte)('0' + (number / 10 % 10));
        pair[1] = (byte)('0' + (number % 10));
    }
}
