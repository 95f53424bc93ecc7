namespace Platform.Domain.Leads.Normalisation;

/// <summary>What normalising needs to know beyond the file.</summary>
/// <param name="Today">The day that ages and years of ownership are counted to.</param>
/// <param name="DefaultCountry">ISO 3166-1 alpha-2 code of the country that telephone numbers and addresses without a country are read as.</param>
public sealed record NormalisationOptions(DateOnly Today, string DefaultCountry = "US");
