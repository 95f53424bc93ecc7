using Platform.Domain.Leads;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("JOHN SMITH", "John", "", "Smith", "")]
    [InlineData("john smith", "John", "", "Smith", "")]
    [InlineData("John Smith", "John", "", "Smith", "")]
    [InlineData("  John   Smith ", "John", "", "Smith", "")]
    [InlineData("John\u00A0Smith", "John", "", "Smith", "")]
    [InlineData("Smith, John", "John", "", "Smith", "")]
    [InlineData("SMITH,JOHN", "John", "", "Smith", "")]
    [InlineData("mcdonald, ronald", "Ronald", "", "McDonald", "")]
    [InlineData("O'BRIEN, PATRICK J JR", "Patrick", "J", "O'Brien", "Jr")]
    [InlineData("O’Brien, Pat", "Pat", "", "O'Brien", "")]
    [InlineData("Smith, Jr., John", "John", "", "Smith", "Jr")]
    [InlineData("Smith Jr, John", "John", "", "Smith", "Jr")]
    [InlineData("Robert \"Bob\" Smith III", "Robert", "", "Smith", "III")]
    [InlineData("Robert (Bob) Smith", "Robert", "", "Smith", "")]
    [InlineData("Martin Luther King Jr.", "Martin", "Luther", "King", "Jr")]
    [InlineData("Dr. Jane Doe, MD", "Jane", "", "Doe", "")]
    [InlineData("Prof. Dr. Jane Doe PhD", "Jane", "", "Doe", "")]
    [InlineData("John Q. Public", "John", "Q", "Public", "")]
    [InlineData("SMITH JOHN A", "John", "A", "Smith", "")]
    [InlineData("JOHN A SMITH", "John", "A", "Smith", "")]
    [InlineData("Maria de la Cruz", "Maria", "", "de la Cruz", "")]
    [InlineData("DE LA CRUZ, MARIA", "Maria", "", "de la Cruz", "")]
    [InlineData("VAN DER BERG, JAN", "Jan", "", "van der Berg", "")]
    [InlineData("Ludwig van Beethoven", "Ludwig", "", "van Beethoven", "")]
    [InlineData("MARTIN VAN BUREN", "Martin", "", "Van Buren", "")]
    [InlineData("OTTO VON BISMARCK", "Otto", "", "von Bismarck", "")]
    [InlineData("anne-marie o'connor", "Anne-Marie", "", "O'Connor", "")]
    [InlineData("JOSÉ GARCÍA-LÓPEZ", "José", "", "García-López", "")]
    [InlineData("zoë müller", "Zoë", "", "Müller", "")]
    [InlineData("LUDMILA ŠKODOVÁ", "Ludmila", "", "Škodová", "")]
    [InlineData("ST. JOHN, IAN", "Ian", "", "St. John", "")]
    [InlineData("Cher", "Cher", "", "", "")]
    [InlineData("LaToya McCoy-DeShawn", "LaToya", "", "McCoy-DeShawn", "")]
    [InlineData("Le Thi Hoa", "Le", "Thi", "Hoa", "")]
    [InlineData("Frank Church", "Frank", "", "Church", "")]
    [InlineData("c/o John Smith", "John", "", "Smith", "")]
    public void A_whole_name_is_read_in_its_parts(string cell, string first, string middle, string last, string suffix)
    {
        var lead = Record.Of((LeadField.FullName, cell));

        (lead[LeadSlot.FirstName], lead[LeadSlot.MiddleName], lead[LeadSlot.LastName], lead[LeadSlot.NameSuffix]).Should().Be((first, middle, last, suffix));
        lead.Issues.Should().NotHaveFlag(LeadIssue.NameIsCompany).And.NotHaveFlag(LeadIssue.NameTwoPeople);
    }

    [Theory]
    [InlineData("John & Mary Smith", "John", "Smith")]
    [InlineData("JOHN AND MARY SMITH", "John", "Smith")]
    [InlineData("John and Mary van der Berg", "John", "van der Berg")]
    [InlineData("Smith, John & Mary", "John", "Smith")]
    [InlineData("SMITH JOHN & MARY", "John", "Smith")]
    [InlineData("Smith John & Mary", "John", "Smith")]
    [InlineData("John Smith & Mary Jones", "John", "Smith")]
    [InlineData("John Smith / Jane Doe", "John", "Smith")]
    [InlineData("Mr. & Mrs. John Smith", "John", "Smith")]
    [InlineData("Mr and Mrs Smith, John", "John", "Smith")]
    [InlineData("JOHN SMITH JR & SUSAN", "John", "Smith")]
    [InlineData("John&Mary Smith", "John", "Smith")]
    public void Of_two_people_the_first_is_kept(string cell, string first, string last)
    {
        var lead = Record.Of((LeadField.FullName, cell));

        (lead[LeadSlot.FirstName], lead[LeadSlot.LastName]).Should().Be((first, last));
        lead.Issues.Should().HaveFlag(LeadIssue.NameTwoPeople);
    }

    [Theory]
    [InlineData("ACME ROOFING LLC", "Acme Roofing LLC")]
    [InlineData("Smith Family Trust", "Smith Family Trust")]
    [InlineData("Estate of John Smith", "Estate of John Smith")]
    [InlineData("CITY OF SPRINGFIELD", "City of Springfield")]
    [InlineData("First Baptist Church", "First Baptist Church")]
    [InlineData("JONES PROPERTIES", "Jones Properties")]
    [InlineData("Smith & Sons, Inc.", "Smith & Sons Inc")]
    [InlineData("Bank of America", "Bank of America")]
    [InlineData("the ridge homeowners association", "The Ridge Homeowners Association")]
    public void A_company_in_the_place_of_a_name_is_a_company(string cell, string company)
    {
        var lead = Record.Of((LeadField.FullName, cell));

        lead[LeadSlot.Company].Should().Be(company);
        lead[LeadSlot.LastName].Should().BeEmpty();
        lead.Issues.Should().HaveFlag(LeadIssue.NameIsCompany).And.NotHaveFlag(LeadIssue.NameMissing);
    }

    [Fact]
    public void A_company_spread_over_first_and_last_name_is_put_together()
    {
        var lead = Record.Of((LeadField.FirstName, "ACME"), (LeadField.LastName, "ROOFING LLC"));

        lead[LeadSlot.Company].Should().Be("Acme Roofing LLC");
        (lead[LeadSlot.FirstName], lead[LeadSlot.LastName]).Should().Be(("", ""));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("Test User")]
    [InlineData("N/A")]
    [InlineData("unknown")]
    [InlineData("None")]
    [InlineData("NULL")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("asdf asdf")]
    [InlineData("Current Resident")]
    public void A_placeholder_is_no_name(string cell)
    {
        var lead = Record.Of((LeadField.FullName, cell));

        lead.Issues.Should().HaveFlag(LeadIssue.NamePlaceholder).And.HaveFlag(LeadIssue.NameMissing);
        lead[LeadSlot.FirstName].Should().BeEmpty();
    }

    [Theory]
    [InlineData("Smith Jr", "Smith", "Jr")]
    [InlineData("Smith, Jr.", "Smith", "Jr")]
    [InlineData("SMITH SR", "Smith", "Sr")]
    [InlineData("Smith iii", "Smith", "III")]
    [InlineData("Smith 2nd", "Smith", "II")]
    [InlineData("Smith, Esq.", "Smith", "")]
    [InlineData("Smith MD", "Smith", "")]
    [InlineData("Do", "Do", "")]
    [InlineData("Mcdonald", "McDonald", "")]
    [InlineData("MACARTHUR", "MacArthur", "")]
    [InlineData("MACIAS", "Macias", "")]
    [InlineData("MACK", "Mack", "")]
    [InlineData("D'ANGELO", "D'Angelo", "")]
    [InlineData("smith-jones", "Smith-Jones", "")]
    [InlineData("DE LEON", "De Leon", "")]
    [InlineData("dos santos", "dos Santos", "")]
    [InlineData("Na", "Na", "")]
    public void A_last_name_is_recased_and_loses_its_suffix(string cell, string last, string suffix)
    {
        var lead = Record.Of((LeadField.FirstName, "Pat"), (LeadField.LastName, cell));

        (lead[LeadSlot.LastName], lead[LeadSlot.NameSuffix]).Should().Be((last, suffix));
    }

    [Theory]
    [InlineData("John A.", "John", "A")]
    [InlineData("MARY ANN", "Mary Ann", "")]
    [InlineData("Dr. John", "John", "")]
    [InlineData("John & Mary", "John", "")]
    [InlineData("AJ", "AJ", "")]
    [InlineData("J.", "J", "")]
    public void A_first_name_gives_its_initial_to_the_middle_name(string cell, string first, string middle)
    {
        var lead = Record.Of((LeadField.FirstName, cell), (LeadField.LastName, "Smith"));

        (lead[LeadSlot.FirstName], lead[LeadSlot.MiddleName], lead[LeadSlot.LastName]).Should().Be((first, middle, "Smith"));
    }

    [Fact]
    public void Parts_of_a_name_win_over_the_whole()
    {
        var lead = Record.Of((LeadField.FullName, "Bobby Tables"), (LeadField.FirstName, "Robert"), (LeadField.LastName, "Tables"));

        (lead[LeadSlot.FirstName], lead[LeadSlot.LastName]).Should().Be(("Robert", "Tables"));
    }

    [Fact]
    public void The_whole_name_fills_in_for_empty_parts()
    {
        var lead = Record.Of((LeadField.FullName, "Robert Tables"), (LeadField.FirstName, ""), (LeadField.LastName, ""));

        (lead[LeadSlot.FirstName], lead[LeadSlot.LastName]).Should().Be(("Robert", "Tables"));
    }

    [Fact]
    public void A_suffix_column_tells_generations_apart()
    {
        var lead = Record.Of((LeadField.FirstName, "John"), (LeadField.LastName, "Smith"), (LeadField.NameSuffix, "junior"));

        lead[LeadSlot.NameSuffix].Should().Be("Jr");
    }

    [Theory]
    [InlineData("JOHN", "SMITH")]
    [InlineData("john", "smith")]
    [InlineData("John", "Smith")]
    [InlineData("MARK", "MARTINEZ")]
    [InlineData("Mary", "Mason")]
    [InlineData("MACY", "MACARTHUR")]
    [InlineData("John", "mcdonald")]
    [InlineData("Test", "Smith")]
    [InlineData("ACME", "Holdings")]
    [InlineData("DeShawn", "Smith")]
    public void Plain_names_come_out_as_they_do_the_long_way(string first, string last)
    {
        var plain = Record.Of((LeadField.FirstName, first), (LeadField.LastName, last));
        var withMiddle = Record.Of((LeadField.FirstName, first), (LeadField.MiddleName, "."), (LeadField.LastName, last));

        (withMiddle[LeadSlot.FirstName], withMiddle[LeadSlot.LastName], withMiddle[LeadSlot.Company], withMiddle.Issues)
            .Should().Be((plain[LeadSlot.FirstName], plain[LeadSlot.LastName], plain[LeadSlot.Company], plain.Issues));
    }
}
