namespace Platform.Domain.Leads.Matching;

/// <summary>How frequent the values of a row are, in eighths of a bit as in <see cref="RowFeatures"/>: what of a row decides how much an agreement with it says.</summary>
internal readonly struct ValueFrequencies(ref readonly RowFeatures row)
{
    public readonly byte First = row.FirstFrequency;
    public readonly byte Last = row.LastFrequency;
    public readonly byte Company = row.CompanyFrequency;
    public readonly byte Zip = row.ZipFrequency;
    public readonly byte City = row.CityFrequency;
    public readonly byte BirthDate = row.BirthFrequency;
    public readonly byte Identifier = row.IdentifierFrequency;
    private readonly byte places = (byte)((row.Zip != 0 ? 1 : 0) | (row.City != 0 ? 2 : 0));

    /// <summary>Whether the row has a postcode.</summary>
    public bool HasZip => (places & 1) != 0;

    /// <summary>Whether the row has a town.</summary>
    public bool HasCity => (places & 2) != 0;
}
