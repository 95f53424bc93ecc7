namespace Platform.Domain.Leads.Normalisation;

/// <summary>Companies in the place of a person's name.</summary>
public static partial class PersonNameNormaliser
{
    private static bool IsCompanyTogether(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last)
    {
        Span<byte> both = stackalloc byte[128];
        if (first.Length + last.Length + 1 > both.Length)
        {
            return false;
        }

        first.CopyTo(both);
        both[first.Length] = (byte)' ';
        last.CopyTo(both[(first.Length + 1)..]);
        return CompanyNormaliser.IsCompany(both[..(first.Length + 1 + last.Length)]);
    }

    private static void KeepCompany(ReadOnlySpan<byte> cell, LeadDraft draft)
    {
        draft.Issues |= LeadIssue.NameIsCompany;
        if (!draft.Has(LeadSlot.Company))
        {
            var start = draft.Text.Length;
            CompanyNormaliser.Append(cell, draft.Text);
            draft.Keep(LeadSlot.Company, start);
        }
    }

    private static void KeepCompany(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, LeadDraft draft)
    {
        Span<byte> both = stackalloc byte[512];
        if (first.Length == 0 || first.SequenceEqual(last) || first.Length + last.Length + 1 > both.Length)
        {
            KeepCompany(last, draft);
            return;
        }

        if (last.Length == 0)
        {
            KeepCompany(first, draft);
            return;
        }

        first.CopyTo(both);
        both[first.Length] = (byte)' ';
        last.CopyTo(both[(first.Length + 1)..]);
        KeepCompany(both[..(first.Length + 1 + last.Length)], draft);
    }
}
