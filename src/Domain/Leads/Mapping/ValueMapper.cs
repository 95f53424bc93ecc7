namespace Platform.Domain.Leads.Mapping;

/// <summary>Understands a column whose header says nothing by its values. Only what can hardly be anything else is mapped.</summary>
internal static class ValueMapper
{
    private const double NearlyAll = 0.85;
    private const double Confidence = 0.75;

    /// <summary>Birth years of people who can be leads lie apart from the dates of records.</summary>
    private const int YoungestBirthYear = 2007;

    private const int OldestBirthYear = 1900;

    /// <summary>Guesses the field of a column.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="isNamed">Whether the column has a header, in words that are not understood; then only the surest shapes count.</param>
    public static Guess Guess(ColumnSample values, bool isNamed = false)
    {
        if (values.Count == 0)
        {
            return Mapping.Guess.None;
        }

        var field = Certain(values);
        field = field != LeadField.None || isNamed ? field : Likely(values);
        return field == LeadField.None ? Mapping.Guess.None
            : new Guess(field, AddressRole.Main, 0, isNamed ? Confidence - 0.05 : Confidence, "values", []);
    }

    private static LeadField Certain(ColumnSample values) =>
        values.Share(ValueShape.IsEmail) >= NearlyAll ? LeadField.Email
        : values.Share(ValueShape.IsCertainPhone) >= NearlyAll && values.Distinct * 2 > values.Count ? LeadField.Phone
        : values.Share(ValueShape.IsFullAddress) >= NearlyAll ? LeadField.FullAddress
        : LeadField.None;

    private static LeadField Likely(ColumnSample values)
    {
        if (values.Share(ValueShape.IsStreet) >= 0.7)
        {
            return LeadField.Street;
        }

        if (values.Share(ValueShape.IsStateCode) >= 0.95)
        {
            return LeadField.State;
        }

        if (values.Share(ValueShape.IsUrl) >= NearlyAll)
        {
            return LeadField.Website;
        }

        if (values.Share(ValueShape.IsZip) >= 0.95 && values.Distinct * 10 > values.Count)
        {
            return LeadField.Postcode;
        }

        if (values.Share(ValueShape.IsDate) >= NearlyAll)
        {
            return Date(values);
        }

        if (values.Share(ValueShape.IsPersonName) >= 0.5 && values.Share(ValueShape.IsNameLike) >= NearlyAll)
        {
            return LeadField.FullName;
        }

        return values.Share(ValueShape.IsFirstName) >= 0.4 && values.Share(value => !value.Contains(' ')) >= 0.7 ? LeadField.FirstName
            : values.Share(ValueShape.IsCompany) >= 0.5 ? LeadField.Company
            : LeadField.None;
    }

    private static LeadField Date(ColumnSample values)
    {
        if (values.Share(ValueShape.HasTime) >= 0.5)
        {
            return LeadField.None;
        }

        var years = values.Values.Where(ValueShape.IsDate).Select(value => ValueShape.TryDate(value, out var date) ? date.Year : 0).ToList();
        var born = years.Count(year => year is >= OldestBirthYear and <= YoungestBirthYear);
        return born >= years.Count * 0.95 && years.Max() - years.Min() >= 20 ? LeadField.BirthDate : LeadField.None;
    }
}
