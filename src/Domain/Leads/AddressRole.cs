namespace Platform.Domain.Leads;

/// <summary>Whose or which address a column of a postal address belongs to, where a file has several.</summary>
public enum AddressRole : byte
{
    /// <summary>The only address, or one without a role.</summary>
    Main,

    /// <summary>The address of the property that the lead is about.</summary>
    Property,

    /// <summary>Where the owner gets letters.</summary>
    Mailing,

    /// <summary>The address of the lead's employer or of a second office.</summary>
    Other,
}
