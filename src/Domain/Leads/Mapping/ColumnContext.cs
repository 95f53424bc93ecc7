namespace Platform.Domain.Leads.Mapping;

/// <summary>What a column means is settled by the other columns of its file.</summary>
internal static class ColumnContext
{
    /// <summary>Changes the guesses in place.</summary>
    public static void Settle(Guess[] columns, IReadOnlyList<string> header, bool hasHeader, IReadOnlyList<IReadOnlyList<string>> sample, bool isAboutProperty)
    {
        if (hasHeader)
        {
            SettleOwners(columns, isAboutProperty);
            SettlePersons(columns);
            SettleBareNames(columns, sample);
            SettleSales(columns, header);
            SettleStatus(columns, header, sample);
        }
        else
        {
            NameBesideFirstName(columns, sample);
            CityBeforeState(columns, sample);
        }

        SettleHouseNumbers(columns);
        SettlePostcodes(columns);
        SettleAddresses(columns);
    }

    /// <summary>In a list of properties the owner is the lead; where there are other persons, the owner is a user of the customer's system.</summary>
    private static void SettleOwners(Guess[] columns, bool isAboutProperty)
    {
        if (isAboutProperty)
        {
            return;
        }

        var hasOthers = Array.Exists(columns, guess => (IsName(guess.Field) || guess.Field == LeadField.Company) && !guess.Words.Contains("owner"));
        for (var column = 0; column < columns.Length; column++)
        {
            if (hasOthers && columns[column].Basis != "option" && columns[column].Words.Contains("owner") && IsPersonal(columns[column].Field))
            {
                columns[column] = Guess.None;
            }
        }
    }

    /// <summary>
    /// Who attends is the lead, not who paid; who ordered is the lead, not to whom it is sent; who is invited is the lead, not the user who invites.
    /// </summary>
    private static void SettlePersons(Guess[] columns)
    {
        var isOfInvitees = Array.Exists(columns, guess => IsPersonal(guess.Field) && guess.Words.Contains("invitee"));
        var hasUnnamedRole = Array.Exists(columns, guess => IsName(guess.Field) && !guess.Words.Contains("buyer") && !guess.Words.Contains("recipient"));
        var hasBuyer = Array.Exists(columns, guess => IsName(guess.Field) && guess.Words.Contains("buyer"));
        for (var column = 0; column < columns.Length; column++)
        {
            var words = columns[column].Words;
            if (columns[column].Basis != "option" && IsPersonal(columns[column].Field)
                && ((isOfInvitees && words.Contains("user")) || (hasUnnamedRole && words.Contains("buyer")) || ((hasUnnamedRole || hasBuyer) && words.Contains("recipient"))))
            {
                columns[column] = Guess.None;
            }
        }
    }

    /// <summary>"Name" beside first names alone holds the last names, beside last names alone the first names.</summary>
    private static void SettleBareNames(Guess[] columns, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var bare = Array.FindIndex(columns, guess => guess is { Field: LeadField.FullName, Basis: not "option", Words: ["name" or "nom" or "nome" or "nombre" or "naam"] });
        if (bare < 0)
        {
            return;
        }

        var hasFirst = Array.Exists(columns, guess => guess.Field == LeadField.FirstName);
        var hasLast = Array.Exists(columns, guess => guess.Field == LeadField.LastName);
        if (hasFirst != hasLast && ColumnSample.Of(sample, bare).Share(ValueShape.IsPersonName) < 0.5)
        {
            columns[bare] = columns[bare] with { Field = hasFirst ? LeadField.LastName : LeadField.FirstName };
        }
    }

    /// <summary>A date of sale is of a house only in a file that speaks of houses; in others it is of an order.</summary>
    private static void SettleSales(Guess[] columns, IReadOnlyList<string> header)
    {
        if (header.Any(HeaderPhrases.SpeaksOfProperty) || Array.Exists(columns, guess => guess.Field is LeadField.LastSalePrice or LeadField.EstimatedValue or LeadField.MortgageBalance))
        {
            return;
        }

        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = columns[column] is { Field: LeadField.LastSaleDate, Basis: not "option" } ? Guess.None : columns[column];
        }
    }

    /// <summary>Beside a postcode, ZIP+4 holds the last four digits alone.</summary>
    private static void SettlePostcodes(Guess[] columns)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var role = columns[column].Role;
            if (columns[column] is { Field: LeadField.Postcode, Basis: not "option" } guess && guess.Words.Contains("plus")
                && Array.Exists(columns, other => other.Field == LeadField.Postcode && other.Role == role && !other.Words.Contains("plus")))
            {
                columns[column] = Guess.None;
            }
        }
    }

    /// <summary>A status is an outcome when its values say how it ended.</summary>
    private static void SettleStatus(Guess[] columns, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        if (Array.Exists(columns, guess => guess.Field == LeadField.Outcome))
        {
            return;
        }

        for (var column = 0; column < columns.Length; column++)
        {
            var words = string.Join(' ', HeaderWords.Split(header[column]));
            if (columns[column].Field == LeadField.None && words is "status" or "lead status" or "deal stage" or "stage" or "lead stage" or "opportunity stage" or "deal status")
            {
                var values = ColumnSample.Of(sample, column);
                if (values.Distinct is >= 2 and <= 30 && values.Share(FieldByValues.IsOutcome) >= 0.1)
                {
                    columns[column] = new Guess(LeadField.Outcome, AddressRole.Main, 0, 0.8, "header+values", []);
                    return;
                }
            }
        }
    }

    /// <summary>Without headers, the column of words beside the first names holds the last names.</summary>
    private static void NameBesideFirstName(Guess[] columns, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var first = Array.FindIndex(columns, guess => guess.Field == LeadField.FirstName);
        if (first < 0)
        {
            return;
        }

        foreach (var beside in new[] { first + 1, first - 1 })
        {
            if (beside < 0 || beside >= columns.Length || columns[beside].Field is not (LeadField.None or LeadField.FirstName) || columns[beside].Basis == "option")
            {
                continue;
            }

            var values = ColumnSample.Of(sample, beside);
            if (values.Count > 0 && values.Share(value => ValueShape.IsNameLike(value) && value.Length > 1) >= 0.9 && values.Distinct * 2 > values.Count)
            {
                columns[beside] = new Guess(LeadField.LastName, AddressRole.Main, 0, 0.65, "values", []);
                return;
            }
        }
    }

    /// <summary>Without headers, the column of words before the states holds the cities.</summary>
    private static void CityBeforeState(Guess[] columns, IReadOnlyList<IReadOnlyList<string>> sample)
    {
        var state = Array.FindIndex(columns, guess => guess.Field == LeadField.State);
        if (state < 1 || columns[state - 1].Field != LeadField.None || columns[state - 1].Basis == "option")
        {
            return;
        }

        var values = ColumnSample.Of(sample, state - 1);
        if (values.Count > 0 && values.Share(ValueShape.IsNameLike) >= 0.9)
        {
            columns[state - 1] = new Guess(LeadField.City, AddressRole.Main, 0, 0.65, "values", []);
        }
    }

    /// <summary>A house number without a street of the same address is some other number.</summary>
    private static void SettleHouseNumbers(Guess[] columns)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var role = columns[column].Role;
            if (columns[column] is { Field: LeadField.HouseNumber, Basis: not "option" }
                && !Array.Exists(columns, guess => guess.Field == LeadField.Street && guess.Role == role))
            {
                columns[column] = Guess.None;
            }
        }
    }

    /// <summary>Where a file has no address without a role, and no property's, the mailing address, or else the only other one, is the main one.</summary>
    private static void SettleAddresses(Guess[] columns)
    {
        var roles = columns.Where(guess => guess.Field is LeadField.Street or LeadField.FullAddress).Select(guess => guess.Role).Distinct().ToList();
        var hasMainPlace = Array.Exists(columns, guess => guess is { Role: AddressRole.Main, Field: LeadField.City or LeadField.Postcode });
        if (roles.Contains(AddressRole.Main) || roles.Contains(AddressRole.Property) || hasMainPlace)
        {
            return;
        }

        var promoted = roles.Count == 0
            ? columns.Where(guess => HeaderPhrases.IsAddressPart(guess.Field)).Select(guess => guess.Role).Distinct().ToList()
            : roles;
        if (promoted.Count == 0 || promoted.Contains(AddressRole.Main))
        {
            return;
        }

        var role = promoted.Contains(AddressRole.Mailing) ? AddressRole.Mailing : promoted[0];
        for (var column = 0; column < columns.Length; column++)
        {
            if (HeaderPhrases.IsAddressPart(columns[column].Field) && columns[column].Role == role)
            {
                columns[column] = columns[column] with { Role = AddressRole.Main };
            }
        }
    }

    private static bool IsName(LeadField field) => field is LeadField.FullName or LeadField.FirstName or LeadField.LastName;

    private static bool IsPersonal(LeadField field) => field is LeadField.FullName or LeadField.FirstName or LeadField.LastName or LeadField.Email or LeadField.Phone;
}
