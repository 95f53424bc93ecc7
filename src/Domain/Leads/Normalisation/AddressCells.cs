namespace Platform.Domain.Leads.Normalisation;

/// <summary>The cells of one postal address, cleaned and trimmed; empty where the file has none.</summary>
internal ref struct AddressCells
{
    public ReadOnlySpan<byte> Full;
    public ReadOnlySpan<byte> HouseNumber;
    public ReadOnlySpan<byte> Street;
    public ReadOnlySpan<byte> Unit;
    public ReadOnlySpan<byte> City;
    public ReadOnlySpan<byte> State;
    public ReadOnlySpan<byte> Postcode;
    public ReadOnlySpan<byte> Country;
}

/// <summary>Where the parts of an address go.</summary>
/// <param name="Street">Slot of the street.</param>
/// <param name="Postcode">Slot of the postcode.</param>
/// <param name="IsMain">Whether the other parts are kept, and the issues noted.</param>
internal readonly record struct AddressTarget(LeadSlot Street, LeadSlot Postcode, bool IsMain);
