using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Which column feeds what, worked out once for a file.</summary>
internal sealed class NormalisationPlan
{
    private static readonly (LeadField Field, LeadFacts Fact)[] YesNoFields =
    [
        (LeadField.OwnerOccupied, LeadFacts.OwnerOccupied), (LeadField.AbsenteeOwner, LeadFacts.AbsenteeOwner), (LeadField.Vacant, LeadFacts.Vacant),
        (LeadField.Foreclosure, LeadFacts.Foreclosure), (LeadField.TaxDelinquent, LeadFacts.TaxDelinquent), (LeadField.Bankruptcy, LeadFacts.Bankruptcy),
        (LeadField.Lien, LeadFacts.Lien), (LeadField.Probate, LeadFacts.Probate), (LeadField.Divorce, LeadFacts.Divorce), (LeadField.DoNotCall, LeadFacts.DoNotCall),
    ];

    private readonly IReadOnlyList<ColumnMapping> mapping;

    public NormalisationPlan(IReadOnlyList<ColumnMapping> mapping, NormalisationOptions options)
    {
        this.mapping = mapping;
        Columns = [.. mapping.Where(m => m.Field != LeadField.None).Select(m => m.Column).Distinct()];
        FullName = Of(LeadField.FullName);
        FirstName = Of(LeadField.FirstName);
        MiddleName = Of(LeadField.MiddleName);
        LastName = Of(LeadField.LastName);
        NameSuffix = Of(LeadField.NameSuffix);
        Company = Of(LeadField.Company);
        Emails = Of(LeadField.Email);
        Phones = Of(LeadField.Phone);
        BirthDate = Of(LeadField.BirthDate);
        Identifier = Of(LeadField.Identifier);
        UpdatedAt = Of(LeadField.UpdatedAt);
        CreatedAt = Of(LeadField.CreatedAt);
        Outcome = Of(LeadField.Outcome);
        YearsOwned = Of(LeadField.YearsOwned);
        LastSaleDate = Of(LeadField.LastSaleDate);
        EstimatedValue = Of(LeadField.EstimatedValue);
        MortgageBalance = Of(LeadField.MortgageBalance);
        EquityAmount = Of(LeadField.EquityAmount);
        EquityPercent = Of(LeadField.EquityPercent);
        YesNo = [.. YesNoFields.SelectMany(f => Of(f.Field).Select(column => (column, f.Fact)))];
        HasFigures = YearsOwned.Length + LastSaleDate.Length + EquityPercent.Length + EstimatedValue.Length > 0;
        HasSignals = HasFigures || YesNo.Length + Outcome.Length > 0;
        (Main, Second) = Addresses();
        DerivesOccupancy = Second is not null && Main.Role == AddressRole.Property && Of(LeadField.OwnerOccupied).Length + Of(LeadField.AbsenteeOwner).Length == 0;
        HasName = FullName.Length + FirstName.Length + LastName.Length + Company.Length > 0;
        DayFirst = options.Hints.DayFirst;
        LastNameFirst = options.Hints.LastNameFirst;
    }

    public int[] Columns { get; }

    public int[] FullName { get; }

    public int[] FirstName { get; }

    public int[] MiddleName { get; }

    public int[] LastName { get; }

    public int[] NameSuffix { get; }

    public int[] Company { get; }

    public int[] Emails { get; }

    public int[] Phones { get; }

    public int[] BirthDate { get; }

    public int[] Identifier { get; }

    public int[] UpdatedAt { get; }

    public int[] CreatedAt { get; }

    public int[] Outcome { get; }

    public int[] YearsOwned { get; }

    public int[] LastSaleDate { get; }

    public int[] EstimatedValue { get; }

    public int[] MortgageBalance { get; }

    public int[] EquityAmount { get; }

    public int[] EquityPercent { get; }

    /// <summary>Columns that say yes or no, and what.</summary>
    public (int Column, LeadFacts Fact)[] YesNo { get; }

    /// <summary>Whether any column feeds a signal.</summary>
    public bool HasSignals { get; }

    /// <summary>Whether any column tells the years owned or the equity.</summary>
    public bool HasFigures { get; }

    /// <summary>Whether any column holds a name or a company.</summary>
    public bool HasName { get; }

    /// <summary>The address that goes into the slots.</summary>
    public AddressColumns Main { get; }

    /// <summary>The other address, where the file has two.</summary>
    public AddressColumns? Second { get; }

    /// <summary>Whether an owner who lives elsewhere is told by the two addresses.</summary>
    public bool DerivesOccupancy { get; }

    public IReadOnlySet<int> DayFirst { get; }

    public IReadOnlySet<int> LastNameFirst { get; }

    private int[] Of(LeadField field) => [.. mapping.Where(m => m.Field == field).OrderBy(m => m.Ordinal).ThenBy(m => m.Column).Select(m => m.Column)];

    /// <summary>The property's address goes before the main one, that before the mailing address, that before others; the first of the rest that has a street is the second.</summary>
    private (AddressColumns Main, AddressColumns? Second) Addresses()
    {
        AddressRole[] order = [AddressRole.Property, AddressRole.Main, AddressRole.Mailing, AddressRole.Other];
        var sets = order.Select(role => new AddressColumns(mapping, role)).Where(set => set.HasAny).ToList();
        var main = sets.Find(set => set.HasStreet) ?? sets.FirstOrDefault() ?? new AddressColumns(mapping, AddressRole.Main);
        var second = sets.Find(set => set != main && set.HasStreet);

        // Parts without a role of their own beside a street with one belong to it: Property Address, City, State, Zip.
        foreach (var rest in sets.Where(set => set != main && set != second && !set.HasStreet))
        {
            main = main.FilledFrom(rest);
        }

        return (main, second);
    }
}

/// <summary>The columns of one address; an empty array where the file has none.</summary>
internal sealed class AddressColumns
{
    private readonly int[][] columns;

    public AddressColumns(IReadOnlyList<ColumnMapping> mapping, AddressRole role)
        : this(
            role,
            [
                .. Fields.Select(field => mapping.Where(m => m.Field == field && m.Role == role).OrderBy(m => m.Ordinal).ThenBy(m => m.Column).Select(m => m.Column).ToArray()),
            ])
    {
    }

    private AddressColumns(AddressRole role, int[][] columns)
    {
        Role = role;
        this.columns = columns;
        HasAny = columns.Any(c => c.Length != 0);
        (FullAddress, HouseNumber, Street, Unit) = (columns[0], columns[1], columns[2], columns[3]);
        (City, State, Postcode, Country) = (columns[4], columns[5], columns[6], columns[7]);
    }

    private static readonly LeadField[] Fields =
        [LeadField.FullAddress, LeadField.HouseNumber, LeadField.Street, LeadField.Unit, LeadField.City, LeadField.State, LeadField.Postcode, LeadField.Country];

    public AddressRole Role { get; }

    public int[] FullAddress { get; }

    public int[] HouseNumber { get; }

    public int[] Street { get; }

    public int[] Unit { get; }

    public int[] City { get; }

    public int[] State { get; }

    public int[] Postcode { get; }

    public int[] Country { get; }

    public bool HasAny { get; }

    public bool HasStreet => FullAddress.Length + Street.Length != 0;

    /// <summary>This address with the columns of another one where it has none.</summary>
    public AddressColumns FilledFrom(AddressColumns other) => new(Role, [.. columns.Zip(other.columns, (own, its) => own.Length != 0 ? own : its)]);
}
