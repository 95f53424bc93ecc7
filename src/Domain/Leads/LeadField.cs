namespace Platform.Domain.Leads;

/// <summary>What a column of a lead file says about a lead. The name in snake case is the name used in <c>options.mapping</c> and in the report.</summary>
public enum LeadField : byte
{
    /// <summary>Not understood; the column is passed through untouched.</summary>
    None,

    /// <summary>A person's whole name in one cell, in any order.</summary>
    FullName,
    NamePrefix,
    FirstName,
    MiddleName,
    LastName,
    NameSuffix,
    Company,
    JobTitle,
    Email,
    Phone,

    /// <summary>A whole postal address in one cell.</summary>
    FullAddress,

    /// <summary>House number and street, perhaps with the unit.</summary>
    Street,

    /// <summary>A house number in a column of its own.</summary>
    HouseNumber,
    Unit,
    City,
    State,
    Postcode,
    Country,
    BirthDate,

    /// <summary>A number or code that belongs to one person or company (tax id, licence, account, social security).</summary>
    Identifier,

    /// <summary>An identifier of the row in the customer's own system. Says nothing about who the lead is.</summary>
    RecordId,

    /// <summary>When the record was created.</summary>
    CreatedAt,

    /// <summary>When the record was last changed; decides which value is the newest.</summary>
    UpdatedAt,
    Website,
    Source,

    /// <summary>What became of the lead (won, lost, converted).</summary>
    Outcome,
    OwnerOccupied,
    AbsenteeOwner,
    Vacant,
    YearsOwned,
    LastSaleDate,
    LastSalePrice,
    EstimatedValue,
    MortgageBalance,

    /// <summary>Equity as an amount of money.</summary>
    EquityAmount,

    /// <summary>Equity as a share of the value, in percent.</summary>
    EquityPercent,
    Foreclosure,
    TaxDelinquent,
    Bankruptcy,
    Lien,
    Probate,
    Divorce,
    DoNotCall,
}
