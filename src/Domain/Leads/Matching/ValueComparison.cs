namespace Platform.Domain.Leads.Matching;

/// <summary>Comparisons of single values: numbers and dates. The results are levels of <see cref="Comparisons"/>.</summary>
internal static class ValueComparison
{
    /// <summary>Whether two numbers differ in one digit or in two neighbours exchanged.</summary>
    public static bool OneDigit(ulong a, ulong b)
    {
        var difference = a > b ? a - b : b - a;
        while (difference % 10 == 0)
        {
            difference /= 10;
            a /= 10;
            b /= 10;
        }

        if (a / 10 == b / 10)
        {
            return true;
        }

        return a / 100 == b / 100 && a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
    }

    /// <summary>Level of two dates given by their digits.</summary>
    public static ulong Dates(uint a, uint b, byte frequency)
    {
        if (a == b)
        {
            return Comparisons.Agreement(frequency);
        }

        var (yearA, monthA, dayA) = (a / 10_000, a / 100 % 100, a % 100);
        var (yearB, monthB, dayB) = (b / 10_000, b / 100 % 100, b % 100);
        var year = yearA == yearB;
        var month = monthA == monthB;
        var day = dayA == dayB;
        if ((yearA == 0 || yearB == 0 || year) && (monthA == 0 || monthB == 0 || month) && (dayA == 0 || dayB == 0 || day))
        {
            return 5;
        }

        if (year && monthA == dayB && monthB == dayA)
        {
            return 6;
        }

        if (OneDigit(a, b))
        {
            return 7;
        }

        if ((year ? 1 : 0) + (month ? 1 : 0) + (day ? 1 : 0) == 2)
        {
            return 8;
        }

        var apart = 0;
        for (; a != 0 || b != 0; a /= 10, b /= 10)
        {
            apart += a % 10 != b % 10 ? 1 : 0;
        }

        return apart == 2 ? 9UL : 10;
    }
}
