namespace Platform.Domain.Leads.Mapping;

/// <summary>Whether the values of a column can be what its header says.</summary>
internal enum ValueFit
{
    /// <summary>They could be anything, or there are none.</summary>
    Neutral,
    Agrees,
    Contradicts,
}

/// <summary>Checks what a header says against the values below it, and decides where a header can mean several fields.</summary>
internal static class FieldByValues
{
    /// <summary>Fewer values than this contradict nothing.</summary>
    private const int Enough = 3;

    private const double Most = 0.6;
    private const double Few = 0.15;

    private static readonly HashSet<string> Titles = new(
        ["mr", "mrs", "ms", "miss", "dr", "prof", "rev", "hon", "mx", "sir", "herr", "frau", "mme", "madam"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] OutcomeWords = ["won", "lost", "convert", "closed", "sold", "not interested", "dead", "success", "signed", "under contract"];

    /// <summary>The states of a record (<c>statecode</c>) in Dynamics 365: Microsoft Learn, entity reference of account, contact, lead and opportunity.</summary>
    private static readonly HashSet<string> StatesOfRecord = new(["active", "inactive", "open", "qualified", "disqualified", "won", "lost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides between the fields that one header is used for.</summary>
    public static LeadField Refine(HeaderMeaning meaning, ColumnSample values, bool isAboutProperty) => meaning.Field switch
    {
        LeadField.JobTitle when values.Count > 0 && values.Share(IsTitleOfAddress) >= Most => LeadField.NamePrefix,
        LeadField.NamePrefix when values.Count >= Enough && values.Share(IsTitleOfAddress) < Few => LeadField.None,
        LeadField.FullName when values.Count >= Enough => PersonOrCompany(meaning, values),
        LeadField.FullName when meaning.Words is ["owner"] && !isAboutProperty => LeadField.None,
        LeadField.FullName when meaning is { Words: [not "name"], IsQuestion: true } => LeadField.None,
        LeadField.DoNotCall when meaning.Number > 0 => LeadField.None,
        LeadField.Street when values.Count > 0 && values.Share(ValueShape.IsFullAddress) >= 0.5 => LeadField.FullAddress,
        LeadField.Street when meaning.Words.Contains("location") && !meaning.Words.Contains("property") && values.Share(ValueShape.IsStreet) < 0.4 => LeadField.None,
        LeadField.EquityAmount when values.Count > 0 && values.Share(value => value.EndsWith('%')) >= Most => LeadField.EquityPercent,
        LeadField.Website when meaning.Words is ["site"] && values.Share(ValueShape.IsUrl) < Most => LeadField.None,
        _ => meaning.Field,
    };

    /// <summary>How the values fit a field.</summary>
    public static ValueFit Fit(LeadField field, ColumnSample values)
    {
        if (values.Count == 0)
        {
            return ValueFit.Neutral;
        }

        var (agrees, contradicts) = field switch
        {
            LeadField.Email => (values.Share(ValueShape.IsEmail), values.Share(value => value.Contains('@')) < Few),
            LeadField.Phone => (values.Share(ValueShape.IsPhone), values.Share(value => value.Count(char.IsDigit) >= 6) < Few),
            LeadField.State => (values.Share(ValueShape.IsStateCode), values.Share(value => HasDigit(value) || IsStateOfRecord(value)) > 0.5),
            LeadField.Postcode => (values.Share(ValueShape.IsPostcode), values.Share(HasDigit) < Few),
            LeadField.BirthDate or LeadField.LastSaleDate or LeadField.CreatedAt or LeadField.UpdatedAt => (values.Share(IsDay), values.Share(HasDigit) < Few),
            LeadField.HouseNumber => (values.Share(HasDigit), values.Share(HasDigit) < Few),
            LeadField.Unit => (values.Share(ValueShape.IsUnit), values.Share(value => ValueShape.IsUnit(value) || HasDigit(value)) < 0.3),
            LeadField.Street => (values.Share(ValueShape.IsStreet), values.Share(ValueShape.IsEmail) > 0.5 || values.Share(ValueShape.IsUrl) > 0.5),
            LeadField.FullAddress => (values.Share(ValueShape.IsFullAddress), values.Share(HasDigit) < Few),
            LeadField.FirstName or LeadField.LastName or LeadField.FullName or LeadField.MiddleName =>
                (values.Share(ValueShape.IsNameLike), values.Share(IsNoName) > 0.5),
            LeadField.City => (values.Share(ValueShape.IsNameLike), values.Share(ValueShape.IsNumber) > 0.5),
            LeadField.Website => (values.Share(ValueShape.IsUrl), values.Share(value => value.Contains('.')) < Few),
            LeadField.YearsOwned or LeadField.LastSalePrice or LeadField.EstimatedValue or LeadField.MortgageBalance or LeadField.EquityAmount or LeadField.EquityPercent =>
                (values.Share(ValueShape.IsNumber), values.Share(HasDigit) < Few),
            LeadField.OwnerOccupied or LeadField.AbsenteeOwner or LeadField.Vacant or LeadField.Foreclosure or LeadField.TaxDelinquent or LeadField.Bankruptcy
                or LeadField.Lien or LeadField.Probate or LeadField.Divorce or LeadField.DoNotCall => (values.Share(ValueShape.IsYesOrNo), false),
            LeadField.Outcome => (values.Share(IsOutcome), false),
            LeadField.Country => (0, values.Share(HasDigit) > 0.5),
            LeadField.Identifier => (values.Share(HasDigit), values.Share(HasDigit) < Few),
            _ => (0.0, false),
        };
        return contradicts && values.Count >= Enough ? ValueFit.Contradicts : agrees >= Most ? ValueFit.Agrees : ValueFit.Neutral;
    }

    /// <summary>Whether a status tells how it ended.</summary>
    public static bool IsOutcome(string value) => OutcomeWords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsTitleOfAddress(string value) => Titles.Contains(value.TrimEnd('.'));

    private static bool IsStateOfRecord(string value) => StatesOfRecord.Contains(value.Trim());

    private static bool HasDigit(string value) => value.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>Numbers (an order's <c>#1001</c> too), addresses of e-mail, answers to a question.</summary>
    private static bool IsNoName(string value) =>
        !value.Any(char.IsLetter) || ValueShape.IsNumber(value) || ValueShape.IsEmail(value) || (value.Length > 1 && ValueShape.IsYesOrNo(value));

    private static bool IsDay(string value) => ValueShape.IsDate(value) || (ValueShape.IsNumber(value) && value.Length >= 8);

    private static LeadField PersonOrCompany(HeaderMeaning meaning, ColumnSample values)
    {
        if (values.Share(IsNoName) > 0.5)
        {
            return LeadField.None;
        }

        // Only the bare word is open; "Owner Name" may hold companies, and normalisation finds those one by one.
        if (meaning.Words is not (["name"] or ["nom"] or ["nome"] or ["nombre"] or ["naam"] or ["account", "name"] or ["lead"] or ["customer", "name"] or ["client", "name"]))
        {
            return LeadField.FullName;
        }

        var persons = values.Share(ValueShape.IsPersonName);
        var companies = values.Share(ValueShape.IsCompany);
        return companies >= 0.25 && persons < 0.35 && companies > persons ? LeadField.Company : LeadField.FullName;
    }
}
