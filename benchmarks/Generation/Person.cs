namespace Platform.Benchmarks.Generation;

/// <summary>A postal address, in parts.</summary>
internal sealed record Address(int Number, string Direction, string Street, int Kind, string Unit, string City, string State, string Zip);

/// <summary>What a lead list says about somebody before it is written down badly.</summary>
internal sealed record Person
{
    public required string First { get; init; }

    public required string Last { get; init; }

    /// <summary>Jr, Sr, III, or empty.</summary>
    public string Suffix { get; init; } = "";

    public string Company { get; init; } = "";

    /// <summary>Index into <see cref="Words.LegalForms"/>.</summary>
    public int LegalForm { get; init; }

    public string Email { get; init; } = "";

    public string Email2 { get; init; } = "";

    /// <summary>Ten digits, or empty.</summary>
    public string Phone { get; init; } = "";

    public string Mobile { get; init; } = "";

    public required Address Property { get; init; }

    /// <summary>Null for an owner who lives there.</summary>
    public Address? Mailing { get; init; }

    public int YearsOwned { get; init; }

    public int Value { get; init; }

    public int EquityPercent { get; init; }

    public bool Vacant { get; init; }

    public bool TaxDelinquent { get; init; }
}
