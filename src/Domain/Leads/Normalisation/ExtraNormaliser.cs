namespace Platform.Domain.Leads.Normalisation;

/// <summary>Normalises the values of columns that are kept for matching only, by what kind of values they are.</summary>
internal static class ExtraNormaliser
{
    /// <summary>Appends a value in the form in which two of its kind are compared.</summary>
    public static void Append(ReadOnlySpan<byte> cell, ExtraKind kind, DateOrder order, int latestYear, ByteArena output)
    {
        switch (kind)
        {
            case ExtraKind.Date when DateNormaliser.TryRead(cell, order, latestYear, out var reading):
                DateNormaliser.AppendDate(reading, output);
                break;
            case ExtraKind.Code:
                AppendCode(cell, output);
                break;
            default:
                AppendLowerSingleSpaced(cell, output);
                break;
        }
    }

    /// <summary>Appends the letters and digits in upper case, without the fraction of a spreadsheet's number.</summary>
    public static void AppendCode(ReadOnlySpan<byte> cell, ByteArena output)
    {
        cell = CellText.WithoutFraction(cell);
        var plain = cell.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0;
        if (!plain)
        {
            WordCase.AppendUpper(cell, output);
            return;
        }

        foreach (var b in cell)
        {
            if (CellText.IsDigit(b) || CellText.IsLetter(b))
            {
                output.Append(CellText.Upper(b));
            }
        }
    }

    private static void AppendLowerSingleSpaced(ReadOnlySpan<byte> cell, ByteArena output)
    {
        while (cell.Length != 0)
        {
            var end = cell.IndexOf((byte)' ');
            WordCase.AppendLower(end < 0 ? cell : cell[..end], output);
            cell = end < 0 ? default : cell[end..].TrimStart((byte)' ');
            if (cell.Length != 0)
            {
                output.Append((byte)' ');
            }
        }
    }
}
