using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Platform.Domain.Leads.Matching;

/// <summary>
/// Compares two rows field by field. The result is a pattern: the level of comparison <c>c</c> (<see cref="Comparisons"/>) in the bits from <c>4c</c> on, 0 where a value is missing.
/// Symmetric in its rows and safe for use by several threads.
/// </summary>
internal sealed class PairComparer
{
    public const int First = 0, Middle = 4, Last = 8, Suffix = 12, Company = 16, Email = 20, Phone = 24, Address = 28, Birth = 32, Identifier = 36;

    private readonly FeatureTable features;
    private readonly UnmanagedArray<RowFeatures> rows;
    private readonly ComparisonKind[] extraKinds;
    private readonly NameComparison names;
    private readonly AddressComparison addresses;
    private readonly int sharedEmail;
    private readonly int sharedPhone;
    private readonly int rareLocal;

    public PairComparer(FeatureTable features, ValueStatistics[] statistics)
    {
        this.features = features;
        rows = features.Rows;
        extraKinds = new ComparisonKind[Math.Min(features.Extras.Length, Comparisons.Limit - Comparisons.Fixed)];
        for (var extra = 0; extra < extraKinds.Length; extra++)
        {
            extraKinds[extra] = Comparisons.KindOf(features.Table.Extras[extra].Kind);
        }

        names = new NameComparison(RareName(statistics[(int)CountedValue.First].Present), RareName(statistics[(int)CountedValue.Last].Present));
        addresses = new AddressComparison(features, FrequencyOf(statistics[(int)CountedValue.Address].Present, 8));
        sharedEmail = FrequencyOf(statistics[(int)CountedValue.Email].Present, 8);
        sharedPhone = FrequencyOf(statistics[(int)CountedValue.Phone].Present, 6);
        rareLocal = FrequencyOf(statistics[(int)CountedValue.Local].Present, 8);
    }

    /// <summary>Number of comparisons, the extra ones included.</summary>
    public int Count => Comparisons.Fixed + extraKinds.Length;

    /// <summary>Kind of a comparison.</summary>
    public ComparisonKind KindOf(int comparison) => comparison < Comparisons.Fixed ? (ComparisonKind)comparison : extraKinds[comparison - Comparisons.Fixed];

    /// <inheritdoc cref="FeatureTable.IsSameRow"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsSameRow(int i, int j) => rows[i].Last == rows[j].Last && features.IsSameRow(i, j);

    /// <summary>Asks for what comparing a row needs from memory.</summary>
    public void Prefetch(int row) => rows.Prefetch(row);

    /// <summary>Asks for where the texts are that comparing two rows will need, some time after <see cref="Prefetch"/>.</summary>
    /// <returns>Whether it will pay to ask for the texts as well.</returns>
    public bool PrefetchPlaces(int i, int j)
    {
        ref var a = ref rows[i];
        ref var b = ref rows[j];
        if (a.Company != b.Company && a.Company != 0 && b.Company != 0)
        {
            features.PrefetchCompany(i);
            features.PrefetchCompany(j);
        }

        if (!AreMailboxesRead(ref a, ref b) && !AddressComparison.AreStreetsRead(ref a, ref b))
        {
            return false;
        }

        features.Table.PrefetchPlaces(i);
        features.Table.PrefetchPlaces(j);
        return true;
    }

    /// <summary>Asks for the texts, some time after <see cref="PrefetchPlaces"/>.</summary>
    public void PrefetchTexts(int i, int j)
    {
        features.Table.PrefetchText(i);
        features.Table.PrefetchText(j);
    }

    private static bool AreMailboxesRead(ref RowFeatures a, ref RowFeatures b) => a.Email != 0 && b.Email != 0 && (a.EmailLocal == b.EmailLocal || (a.EmailDomain == b.EmailDomain && MayBeMistyped(ref a, ref b)));

    /// <summary>Whether the names before the at sign may be one edit apart, as far as can be told without fetching the texts.</summary>
    private static bool MayBeMistyped(ref RowFeatures a, ref RowFeatures b) => Math.Abs(a.LocalLength - b.LocalLength) <= 1 && BitOperations.PopCount((uint)(a.LocalParity ^ b.LocalParity)) <= 2;

    public ulong Compare(int i, int j)
    {
        ref var a = ref rows[i];
        ref var b = ref rows[j];
        var pattern = names.Levels(ref a, ref b);
        if (a.Company != 0 && b.Company != 0)
        {
            pattern |= (a.Company == b.Company ? Comparisons.Agreement(a.CompanyFrequency) : 4 + features.CompanyWords.Level(features.Company(i), features.Company(j))) << Company;
        }

        if (a.Email != 0 && b.Email != 0)
        {
            pattern |= Emails(ref a, ref b, i, j, pattern) << Email;
        }

        if (a.Phone != 0 && b.Phone != 0)
        {
            pattern |= Phones(ref a, ref b, i, j) << Phone;
        }

        pattern |= addresses.Level(ref a, ref b, i, j) << Address;
        if (a.BirthDate != 0 && b.BirthDate != 0)
        {
            pattern |= ValueComparison.Dates(a.BirthDate, b.BirthDate, a.BirthFrequency) << Birth;
        }

        if (a.Identifier != 0 && b.Identifier != 0)
        {
            pattern |= (a.Identifier == b.Identifier ? Comparisons.Agreement(a.IdentifierFrequency) : Codes(i, j, (int)LeadSlot.Identifier)) << Identifier;
        }

        for (var extra = 0; extra < extraKinds.Length; extra++)
        {
            pattern |= Extra(extra, i, j) << (4 * (Comparisons.Fixed + extra));
        }

        return pattern;
    }

    /// <summary>Frequency of a name that so few rows have that it may be a typing error; errors of one kind recur in long lists.</summary>
    private static int RareName(int present) => FrequencyOf(present, Math.Max(3, present / 300_000));

    /// <summary>Least frequency value of something that at most <paramref name="count"/> rows have.</summary>
    private static int FrequencyOf(int present, int count) => present == 0 ? 0 : (int)Math.Round(8 * Math.Log2(present / (count + 0.5)));

    private ulong Emails(ref RowFeatures a, ref RowFeatures b, int i, int j, ulong names)
    {
        if (a.Email == b.Email)
        {
            return Mailbox(ref a, ref b, features.Address(i), names, a.EmailFrequency < sharedEmail);
        }

        if (features.Email2 is { } second)
        {
            if (second[i] != 0 && (second[i] == b.Email || second[i] == second[j]))
            {
                return Mailbox(ref a, ref b, features.Table.Value(i, LeadSlot.Email2), names, false);
            }

            if (second[j] != 0 && second[j] == a.Email)
            {
                return Mailbox(ref a, ref b, features.Address(i), names, false);
            }
        }

        var same = a.EmailLocal == b.EmailLocal;
        if (!same && a.EmailDomain != b.EmailDomain)
        {
            return EmailLevel.Different;
        }

        var differs = ((a.Flags | b.Flags) & RowFlags.PublicDomain) == 0 ? EmailLevel.SamePrivateDomain : EmailLevel.Different;
        if (!same && !MayBeMistyped(ref a, ref b))
        {
            return differs;
        }

        var x = features.Address(i);
        var y = features.Address(j);
        if (same)
        {
            if (TextSimilarity.IsOneEdit(MailboxComparison.Domain(x), MailboxComparison.Domain(y)))
            {
                return EmailLevel.Mistyped;
            }

            // an address made from the name says no more than the name, which is compared already
            return Making(ref a, x, ref b, y) switch
            {
                MailboxMaking.FullName or MailboxMaking.LastName => EmailLevel.Different,
                MailboxMaking.Otherwise when a.LocalFrequency >= rareLocal => EmailLevel.OtherDomain,
                _ => EmailLevel.CommonNameOtherDomain,
            };
        }

        // smithj of Jane Smith and smithd of Dave Smith differ as their names do, not by a typing error
        return MailboxComparison.IsMistyped(MailboxComparison.Local(x), MailboxComparison.Local(y))
            && (MailboxComparison.Making(ref a, MailboxComparison.Local(x), false) == MailboxMaking.Otherwise || MailboxComparison.Making(ref b, MailboxComparison.Local(y), false) == MailboxMaking.Otherwise)
                ? EmailLevel.Mistyped
                : differs;
    }

    /// <summary>
    /// Level of two rows that have one address. What is made from a name that they share is told apart, as namesakes come by it: in a long list that is not one lead many times.
    /// </summary>
    private static ulong Mailbox(ref RowFeatures a, ref RowFeatures b, ReadOnlySpan<byte> address, ulong names, bool shared)
    {
        var first = (names >> First) & 15;
        var sameFirst = first is > 0 and < NameLevel.DifferentFirst;
        if (first == NameLevel.Exchanged || ((names >> Last) & 15) is > 0 and < NameLevel.DifferentLast)
        {
            switch (Making(ref a, address, ref b, address))
            {
                case MailboxMaking.FullName when sameFirst: return EmailLevel.OfFullName;
                case MailboxMaking.FullName or MailboxMaking.LastName: return EmailLevel.OfLastName;
                case MailboxMaking.NameAndNumber: return EmailLevel.OfNameAndNumber;
            }
        }

        return shared ? EmailLevel.SharedBySeveral : EmailLevel.Same;
    }

    /// <summary>The most that either row's name explains: the other's may be mistyped.</summary>
    private static MailboxMaking Making(ref RowFeatures a, ReadOnlySpan<byte> addressOfA, ref RowFeatures b, ReadOnlySpan<byte> addressOfB)
    {
        var making = MailboxComparison.Making(ref a, MailboxComparison.Local(addressOfA), true);
        return making == MailboxMaking.FullName || (addressOfA == addressOfB && a.First == b.First && a.Last == b.Last)
            ? making
            : (MailboxMaking)Math.Max((int)making, (int)MailboxComparison.Making(ref b, MailboxComparison.Local(addressOfB), true));
    }

    private ulong Phones(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        if (a.Phone == b.Phone)
        {
            return a.PhoneFrequency >= sharedPhone ? 1UL : 2;
        }

        if ((features.Phone2 is not null || features.Phone3 is not null) && OtherPhones(ref a, ref b, i, j))
        {
            return 1;
        }

        return ValueComparison.OneDigit(a.Phone, b.Phone) ? 3UL : a.Phone % 10_000_000 == b.Phone % 10_000_000 ? 4UL : 5;
    }

    private bool OtherPhones(ref RowFeatures a, ref RowFeatures b, int i, int j)
    {
        Span<ulong> x = [a.Phone, features.Phone2?[i] ?? 0, features.Phone3?[i] ?? 0];
        Span<ulong> y = [b.Phone, features.Phone2?[j] ?? 0, features.Phone3?[j] ?? 0];
        foreach (var number in x)
        {
            if (number != 0 && y.Contains(number))
            {
                return true;
            }
        }

        return false;
    }

    private ulong Codes(int i, int j, int slot)
    {
        var a = features.Table.Value(i, slot);
        var b = features.Table.Value(j, slot);
        if (Math.Min(a.Length, b.Length) < 4)
        {
            return 7;
        }

        return TextSimilarity.Distance(a, b, 2) switch
        {
            <= 1 => 5UL,
            2 when Math.Min(a.Length, b.Length) >= 6 => 6,
            _ => 7,
        };
    }

    private ulong Extra(int extra, int i, int j)
    {
        var a = features.Extras[extra][i];
        var b = features.Extras[extra][j];
        if (a == 0 || b == 0)
        {
            return 0;
        }

        var kind = extraKinds[extra];
        var frequency = features.ExtraFrequency[extra][i];
        if (kind == ComparisonKind.BirthDate)
        {
            return ValueComparison.Dates(a, b, frequency);
        }

        if (a == b)
        {
            return Comparisons.Agreement(frequency);
        }

        return kind switch
        {
            ComparisonKind.Code => Codes(i, j, LeadSlots.FirstExtra + extra),
            ComparisonKind.Text => ExtraTexts(extra, i, j),
            _ => 5UL,
        };
    }

    [SkipLocalsInit]
    private ulong ExtraTexts(int extra, int i, int j)
    {
        Span<byte> bufferA = stackalloc byte[192];
        Span<byte> bufferB = stackalloc byte[192];
        var slot = LeadSlots.FirstExtra + extra;
        var a = bufferA[..Fold.Words(features.Table.Value(i, slot), bufferA)];
        var b = bufferB[..Fold.Words(features.Table.Value(j, slot), bufferB)];
        return 4 + features.ExtraWords[extra].Level(a, b);
    }
}
