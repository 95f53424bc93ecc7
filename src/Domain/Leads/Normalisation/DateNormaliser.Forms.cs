namespace Platform.Domain.Leads.Normalisation;

/// <summary>The forms of dates: with the name of the month, with numbers, as one number.</summary>
public static partial class DateNormaliser
{
    private static bool TryLong(ReadOnlySpan<byte> digits, bool alone, out Reading reading)
    {
        reading = default;
        if (!alone)
        {
            return false;
        }

        if (digits.Length == 14)
        {
            reading = Make(CellText.Number(digits[..4]), CellText.Number(digits[4..6]), CellText.Number(digits[6..8]), Clock(CellText.Number(digits[8..10]), CellText.Number(digits[10..12]), CellText.Number(digits[12..]), 0));
            return reading.IsCalendarDay;
        }

        if (digits.Length == 12 && digits[0] is (byte)'1' or (byte)'2')
        {
            reading = Make(CellText.Number(digits[..4]), CellText.Number(digits[4..6]), CellText.Number(digits[6..8]), Clock(CellText.Number(digits[8..10]), CellText.Number(digits[10..]), 0, 0));
            return reading.IsCalendarDay;
        }

        // Seconds (from 2001 on) or milliseconds since 1970.
        if (digits.Length is not (10 or 13) || digits[0] is < (byte)'1' or > (byte)'4')
        {
            return false;
        }

        var seconds = (CellText.Number(digits[..5]) * 100_000L) + CellText.Number(digits[5..10]);
        reading = Make(DateTime.UnixEpoch.AddSeconds(seconds));
        return true;
    }

    private static bool Named(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths, int month, int monthAt, int half, int latestYear, out Reading reading)
    {
        reading = default;
        if (numbers.Length == 0 || monthAt > 2)
        {
            return false;
        }

        // March 1980; March 3, 1980; 3 March 1980; 3-Mar-80; 1980 Mar 3
        int year;
        var day = 0;
        var next = 2;
        if (numbers.Length == 1 || lengths[0] == 4 && numbers.Length < 2)
        {
            if (lengths[0] != 4 && lengths[0] != 2)
            {
                return false;
            }

            year = numbers[0];
            next = 1;
            year = lengths[0] == 2 ? Century(year, latestYear) : year;
        }
        else if (lengths[0] == 4)
        {
            (year, day) = (numbers[0], numbers[1]);
        }
        else
        {
            (day, year) = (numbers[0], numbers[1]);
            if (lengths[1] == 2)
            {
                year = Century(year, latestYear);
            }
            else if (lengths[1] != 4)
            {
                return false;
            }
        }

        reading = Make(year, month, day, Time(numbers, next, half, 0));
        return IsPlausible(reading);
    }

    private static bool Numeric(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths, DateOrder order, int latestYear, int half, byte separator, int offset, out Reading reading)
    {
        reading = default;
        if (numbers.Length == 0)
        {
            return false;
        }

        if (numbers.Length == 1 || separator == '.' && numbers.Length == 2)
        {
            return Single(numbers, lengths, order, latestYear, out reading);
        }

        if (lengths[0] == 8 && numbers[0] is > 18000000 and < 21000000)
        {
            reading = Make(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100, Time(numbers, 1, half, 0));
            return IsPlausible(reading);
        }

        if (lengths[0] == 4)
        {
            reading = numbers.Length == 2 ? Make(numbers[0], numbers[1], 0, 0) : Make(numbers[0], numbers[1], numbers[2], Time(numbers, 3, half, 0));
            if (reading.IsCalendarDay && offset != 0)
            {
                reading = Make(new DateTime(reading.Year, reading.Month, reading.Day, 0, 0, 0, DateTimeKind.Utc).AddSeconds(reading.Seconds - offset));
            }

            return IsPlausible(reading);
        }

        if (numbers.Length == 2)
        {
            // 3/1980
            reading = lengths[1] == 4 ? Make(numbers[1], numbers[0], 0, 0) : default;
            return IsPlausible(reading);
        }

        if (lengths[0] > 2 || lengths[1] > 2 || lengths[2] is not (2 or 4))
        {
            return false;
        }

        var year = lengths[2] == 2 ? Century(numbers[2], latestYear) : numbers[2];
        var (month, day) = order == DateOrder.DayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1]);
        if (month > 12 && day <= 12)
        {
            (month, day) = (day, month);
        }

        reading = Make(year, month, day, Time(numbers, 3, half, 0));
        return IsPlausible(reading);
    }

    private static bool Single(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths, DateOrder order, int latestYear, out Reading reading)
    {
        var number = numbers[0];
        reading = default;
        switch (lengths[0])
        {
            case 4:
                reading = Make(number, 0, 0, 0);
                return numbers.Length == 1 && IsPlausible(reading);
            case 5 when number is >= 1000 and < 80000:
                var fraction = numbers.Length > 1 && lengths[1] <= 9 ? numbers[1] / Math.Pow(10, lengths[1]) : 0;
                reading = Make(new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc).AddDays(number).AddSeconds(Math.Round(fraction * 86400)));
                return true;
            case 8:
                if (number / 10000 is >= 1800 and < 2200)
                {
                    reading = Make(number / 10000, number / 100 % 100, number % 100, 0);
                    return true;
                }

                var (month, day) = order == DateOrder.DayFirst ? (number / 10000 % 100, number / 1000000) : (number / 1000000, number / 10000 % 100);
                reading = Make(number % 10000, month, day, 0);
                return IsPlausible(reading);
            case 6:
                reading = Make(Century(number % 100, latestYear), number / 10000, number / 100 % 100, 0);
                return reading.IsCalendarDay;
            default:
                return false;
        }
    }
}
