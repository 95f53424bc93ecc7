using System.Runtime.CompilerServices;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Compares two postal addresses as a whole, since somebody who moves changes street, city and postcode at once: house number apart from street, unit, postcode against city and state.
/// </summary>
/// <param name="features">The rows.</param>
/// <param name="shared">Frequency below which an address is shared by several.</param>
internal sealed class AddressComparison(FeatureTable features, int shared)
{
    /// <summary>Whether the texts of the streets will most likely be compared.</summary>
    public static bool AreStreetsRead(ref RowFeatures a, ref RowFeatures b) => a.House == b.House && a.Street != b.Street && a.Street != 0 && b.Street != 0;

    /// <summary>Level of two rows.</summary>
    public ulong Level(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        var zip = a.Zip != 0 && a.Zip == b.Zip;
        var city = a.City != 0 && a.City == b.City && (a.State == b.State || a.State == 0 || b.State == 0);
        var known = (a.Zip != 0 && b.Zip != 0) || (a.City != 0 && b.City != 0);
        if (a.Street == 0 || b.Street == 0)
        {
            return features.Mailing is not null && Mailed(ref a, ref b, i, j) ? 1UL : zip ? 12UL : city ? 13UL : known ? 14UL : 0;
        }

        var place = zip || city || !known;
        if (a.Street == b.Street)
        {
            if (a.House == b.House)
            {
                if (!place)
                {
                    return 4;
                }

                return a.Unit == b.Unit ? a.AddressFrequency >= shared || a.Unit != 0 ? 1UL : 15 : a.Unit == 0 || b.Unit == 0 ? 2UL : 3;
            }

            if (place)
            {
                return a.House != 0 && b.House != 0 && ValueComparison.OneDigit(a.House, b.House) ? 5UL : 7;
            }
        }
        else if (a.House == b.House && (place || a.House != 0))
        {
            if (AreAlike(features.Table.Value(i, LeadSlot.Street), features.Table.Value(j, LeadSlot.Street)))
            {
                return place ? 5UL : 6;
            }
        }

        if (features.Mailing is not null && Mailed(ref a, ref b, i, j))
        {
            return 1;
        }

        return zip ? 8UL : city ? 9UL : a.State != 0 && a.State == b.State ? 10UL : 11;
    }

    // Apart, as most pairs never come to it and need no buffers.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool AreAlike(ReadOnlySpan<byte> streetA, ReadOnlySpan<byte> streetB)
    {
        Span<byte> bufferA = stackalloc byte[96];
        Span<byte> bufferB = stackalloc byte[96];
        var x = FoldedValues.StreetName(streetA, bufferA, out _);
        var y = FoldedValues.StreetName(streetB, bufferB, out _);
        return TextSimilarity.IsOneEdit(x, y) || TextSimilarity.JaroWinkler(x, y) >= 0.9;
    }

    private bool Mailed(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        var (x, y) = (features.Mailing![i], features.Mailing[j]);
        return (x != 0 && (x == y || x == FeatureTable.AddressKey(b.House, b.Street, b.Zip))) || (y != 0 && y == FeatureTable.AddressKey(a.House, a.Street, a.Zip));
    }
}
