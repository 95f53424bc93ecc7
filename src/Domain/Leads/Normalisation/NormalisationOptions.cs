namespace Platform.Domain.Leads.Normalisation;

/// <summary>What normalising needs to know beyond the record.</summary>
/// <param name="Today">The day that ages and years of ownership are counted to.</param>
/// <param name="DefaultCountry">ISO 3166-1 alpha-2 code of the country that telephone numbers and addresses without a country are read as.</param>
public sealed record NormalisationOptions(DateOnly Today, string DefaultCountry = "US")
{
    /// <summary>What the columns as a whole tell; see <see cref="ColumnHints.FromSample"/>.</summary>
    public ColumnHints Hints { get; init; } = ColumnHints.None;
}
