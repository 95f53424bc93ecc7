
namespace Platform.Domain.Leads.Mapping;

/// <summary>
/// What headers mean. The phrases are those known from the import and export files of Salesforce, HubSpot, Zoho, Pipedrive, Microsoft Dynamics,
/// Outlook and Google Contacts, Mailchimp, Follow Up Boss, PropStream, BatchLeads, ListSource, DealMachine, REIPro, Facebook Lead Ads,
/// Google Ads, LinkedIn Lead Gen and TikTok, in the spelling of <see cref="HeaderWords"/>;
/// written down from experience, not checked against each product's present documentation.
/// </summary>
internal static class HeaderPhrases
{
    /// <summary>A field, then the phrases that mean it. A field <c>None</c> lists phrases that look like a field and are none.</summary>
    private const string Table =
        """
        FullName: name | full name | name full | owner name full | whole name | complete name | display name | contact name | lead name | customer name | client name | your name | person name | person
        FullName: owner name | owner full name | owner | owner 1 | owner name formatted | homeowner | homeowner name | homeowner full name | prospect name | recipient name | contact person
        FullName: primary contact | primary contact name | taxpayer name | borrower name | borrower | decedent name | member name | patient name | attendee name | buyer name | seller name | seller
        FullName: applicant name | subscriber name | respondent name | mailing name | first and last name | first last name | name first last | nombre completo | vollstandiger name | nom complet
        FullName: ansprechpartner | kontaktperson | eigentumer | eigentumer name | persona de contacto | nom du dirigeant | nom du contact | nome completo | referente | pessoa de contato | nombre y apellidos | nom et prenom | nom prenom | vor und nachname | contactpersoon | volledige naam | naam | nom | nome | nombre | lead contact person | invitee | invitee name
        NamePrefix: prefix | name prefix | salutation | honorific | honorific prefix | courtesy title | mr mrs | anrede | personal title
        NamePrefix: civilite | titel | tratamiento | aanhef
        FirstName: first name | first | first name c | given name | given | forename | christian name | given names | first names | name first | vorname | prenom | voornaam | primer nombre | name given name | executive first name | preferred first name | owner first name | first name owner
        MiddleName: middle name | middle | middle initial | mi | additional name | middle names | name middle | second given name
        MiddleName: weitere vornamen | zweiter vorname | segundo nombre
        LastName: last name | last | last name c | surname | family name | sur name | last names | name last | nachname | familienname | apellido | apellidos | nom de famille | owner last name | second name
        LastName: achternaam | cognome | sobrenome | primer apellido | segundo apellido | apellido paterno | apellido materno | name family name
        NameSuffix: suffix | name suffix | honorific suffix | generational suffix | generation suffix
        NameSuffix: surname suffix | last name suffix | sfx
        Company: company | company name | account name | organization | organization name | business | business name | employer | employer name | firm | firm name | legal name | legal business name
        Company: dba | dba name | doing business as | trade name | trading name | entity name | organization 1 name | company account | associated company | practice name | store name | merchant name
        Company: corporate name | current company | company organization | owner company | owner company name | address company | site name | restaurant name | institution | unternehmen | firma | empresa | entreprise | corporation name
        Company: unternehmensname | firmenname | societe | raison sociale | nom de l entreprise | nombre de la empresa | razon social | nombre comercial | razao social | nome fantasia | nome da empresa | ragione sociale | azienda | bedrijf | bedrijfsnaam | compania | customer account name | what company do you work for
        JobTitle: title | job title | position | designation | occupation | job position | job role | profession | organization 1 title | organization title | work title | current title | headline | puesto | cargo
        JobTitle: jobtitel | funktion | intitule du poste | poste | fonction | functie | stellenbezeichnung | berufsbezeichnung | ruolo | executive title | employment title
        Email: email | email address | mail | email id | email 1 | email address 1 | primary email | primary email address | work email | work email address | business email | business email address | company email
        Email: personal email | personal email address | contact email | home email | other email | secondary email | secondary email address | alternate email | alternate email address | alt email | additional email
        Email: email 1 value | email value | email home | email work | email other | your email | what is your email | owner email | owner email address | email personal | email business | additional email address | correo | correo electronico
        Email: main email | user email | best email | subscriber email | email addr | eml | person email | email primary | work email 1 | homeowner email | internet email | courriel | seller email | buyer email
        Email: email adresse | mail adresse | adresse email | adresse mail | email adres | endereco de email | indirizzo email | direccion de correo electronico | tertiary email | private email | direct email | recommended email | recommended work email | recommended personal email | from email address
        Phone: phone | phone number | mobile | mobile phone | mobile number | mobile phone number | home phone | home phone number | work phone | work phone number | business phone | business phone number | office phone | office
        Phone: landline | land line | landline number | contact number | contact phone | contact phone number | primary phone | primary phone number | main phone | day phone | daytime phone | evening phone | night phone | wireless | wireless number
        Phone: wireless phone | whatsapp | whatsapp number | phone 1 value | phone value | phone home | phone work | phone mobile | phone other | phone main | other phone | other phone number | secondary phone | secondary phone number
        Phone: alternate phone | alternate phone number | alt phone | additional phone | best phone | best phone number | company phone | company phone number | company main phone | office number | office phone number | direct phone | direct line | direct dial | direct phone number | home number | work number | work direct phone
        Phone: your phone | your phone number | owner phone | owner phone number | homeowner phone | home | mobile 1 | sms | sms number | text number | landline phone | hq phone | corporate phone | telefon | telefono | movil | celular | handy | person phone | voip | mobile telephone number
        Phone: mobile phone 1 | user phone | call back number | callback number | phone primary | seller phone | buyer phone | phone cell
        Phone: number de phone | numero de phone | numero de phone mobile | phone fijo | phone privat | phone geschaftlich | phone privado | rufnummer | whatsapp phone number | mobile direct dial | company hq phone | hq phone number | phone number combined | default address phone | address phone
        FullAddress: full address | complete address | address full | whole address | address formatted | formatted address | one line address | address 1 formatted | location address | address complete | property full address | full street address with city
        Street: address | street | street address | address 1 | address line 1 | address line | street 1 | street line 1 | street address 1 | street address line 1 | address street | address 1 street | address street 1 | line 1 | address 1 line 1 | address 1 street 1 | thoroughfare | road
        Street: location | premise address | physical location | house address | home street address | direccion | strasse | rue | street full | street name and number | address number and street | street and number | residential address | street name | house number street | street address full | business location | location 1
        Street: adresse | adresse postale | calle | domicilio | endereco | logradouro | morada | indirizzo | straat | adres | anschrift | strasse und hausnummer | strasse hausnummer | strasse number | rua | via | property location
        HouseNumber: house number | street number | address number | house | street num | building number | civic number | hausnummer | str number
        HouseNumber: huisnummer | numero | numero exterior | numero civico
        Unit: unit | unit number | apt | apt number | apartment | apartment number | suite | suite number | ste | apt unit | unit apt | apt suite | address unit | address unit number | secondary unit | unit apt number | apartment suite | address 2 | address line 2 | street 2 | street line 2
        Unit: street address 2 | street address line 2 | line 2 | address 1 street 2 | address 1 line 2 | address street 2 | apartment suite etc | apt suite etc | apt or suite | address 1 extended address | extended address | suite apt
        Unit: adresszusatz | complement d adresse | complement adresse | complemento | toevoeging | huisnummer toevoeging | numero interior
        City: city | town | locality | suburb | city name | post town | city town | municipality | address city | town city | ciudad | ort | stadt | ville | city 1 | city locality | village | city of residence
        City: cidade | citta | comune | localidad | localidade | poblacion | municipio | wohnort | woonplaats | plaats | commune | localite | location city
        State: state | st | province | province code | state province | province state | region | state region | state code | state abbreviation | state name | state abbr | address state | state province code | state or province | stateorprovince | region state | us state | state county | state province region | estado | bundesland | administrative area | state 1
        State: provincia | provincie | uf | bundesland region | estado o region | estado provincia | location state | state province county
        Postcode: zip | zip code | postal code | post code | zip code 1 | postal | zip 5 | zip code 5 | address zip | address zip code | address postal code | plz | codigo postal | code postal | postleitzahl | zip 1 | zipcode 5 | postal zip code | zip post code | zip or postal code | zip plus 4 | zip 9 | pin code | pincode | full zip | zip full | zip code full
        Postcode: cp | c p | cep | cap | postnummer | location zip | location postal code
        Country: country | country name | country code | country region | nation | address country | pais | land | pays | country iso | country or region | country iso code | country of residence
        Country: land region | pays region | pais o region | pais region | nazione | paese | location country
        BirthDate: dob | date of birth | birth date | birthday | date birth | born | birth day | geburtsdatum | fecha de nacimiento | date of birth dob | birth
        BirthDate: geburtstag | geb datum | geb dat | date de naissance | fecha nacimiento | data de nascimento | data nascimento | data di nascita | geboortedatum
        Identifier: ssn | social security number | social security | soc sec id | soc sec number | tax id | tax number | taxpayer id | taxpayer identification number | tin | ein | fein | federal tax id | employer identification number | license number | licence number | business license number
        Identifier: npi | npi number | national provider identifier | duns | duns number | d u n s number | vat number | vat id | vat registration number | passport number | driver license | drivers license | driver license number | drivers license number | policy number | account number | membership number | member number | member id | customer number | patient id | mrn | medicare number | provider id | student id
        Identifier: kundennummer | kd number | u st id number | ust id | ust id number | ust idnr | siret | siren | nif | cif | dni | rfc | curp | cpf | cnpj | cpf cnpj | codice fiscale | partita iva | steuernummer | business vat id | tax vat number
        RecordId: id | record id | lead id | contact id | row id | unique id | uuid | guid | rec id | hs object id | object id | prospect id | external id | row number | number | sr number | serial number | customer id | client id | account id | person id | lead number | sl number | s number | index | row | leadgen id | contact record id | user id | list id | entry id | submission id | response id
        RecordId: external system id | salesforce id | hubspot id | zoho id | system id | ref id | reference id | record number | property id | property number | item id | deal id | dealmachine id | lead gen id | subscriber id | company id | database id | old id | legacy id | system lead id | internal id | entity id | fub id
        RecordId: datensatz id | id de registro | id do registro | organization id | respondent id | constituent id | unique external id
        CreatedAt: created at | created | create date | created date | created time | created on | date created | creation date | creation time | date added | added | added on | added time | added at | lead created | lead created date | submitted at | submitted | submission date | submission time | submitted on | date submitted | timestamp | time stamp | lead date | lead created time
        CreatedAt: inquiry date | enquiry date | entry date | date entered | lead create date | add time | contact added | lead submit time | lead creation time | record created | record created date | signup date | sign up date | sign up time | registration date | registered at | registered on | optin time | opt in time | confirm time | subscribed date | date subscribed | contact created | person created | create time | inserted at
        CreatedAt: register date | registration time | registration date time | date joined | signed up | signed up on | profile created on | event created date time | erstellungsdatum | erstellt am | angelegt am | fecha de creacion | fecha de alta | date de creation | data de criacao | data di creazione | aanmaakdatum
        UpdatedAt: updated at | updated | last modified | last modified date | last modified on | modified | modified on | modified at | modified date | modified time | last updated | last update | update date | updated on | date modified | date updated | last modified time | last updated date | last changed | last modified at | last updated at | update time | record updated | updated time | last change date | last update date
        UpdatedAt: geandert am | zuletzt geandert | aktualisiert am | fecha de modificacion | date de modification | data de modificacao
        Website: website | url | web | site url | homepage | home page | web address | website url | company website | company url | website address | domain | company domain | company domain name | business website | web page | webpage | company web site | website 1 value | website 1
        Website: domain name | employer website | website domain | site | site web | sito web | sitio web | pagina web | webseite
        Source: source | lead source | original source | utm source | traffic source | campaign source | marketing source | lead origin | referral source | how did you hear about us | source name | original traffic source | lead source detail | contact source | source of lead | person source | acquisition source
        Source: quelle | fuente | origen | origem | fonte
        Outcome: outcome | converted | is converted | closed won | won | lead outcome | disposition | deal outcome | conversion | conversion status | result | lead result | won lost | is won | sale status
        OwnerOccupied: owner occupied | is owner occupied | owner occupancy | occupied by owner | owner occ | owner occupied property | owner occupied indicator | owner occupied flag | occupancy | occupancy status
        AbsenteeOwner: absentee owner | absentee | is absentee | absentee status | absentee owner indicator | is absentee owner | absentee owned | absentee flag | absentee owner status
        Vacant: vacant | is vacant | vacancy | vacant property | property vacant | is vacant property | vacancy indicator | vacant flag | vacant indicator | vacancy flag | site vacant | usps vacant
        YearsOwned: years owned | ownership length | length of ownership | years of ownership | ownership years | ownership length years | owner years | years of owner | number of years owned | length of ownership years | ownership time years
        LastSaleDate: last sale date | sale date | last sold date | sold date | purchase date | last sale recording date | date of last sale | acquisition date | last transfer date | last sales date | sales date | date sold | last purchase date | last sold on | last sale transfer date | purchased date | date purchased | recent sale date | most recent sale date
        LastSalePrice: last sale price | last sale amount | sale price | sales price | purchase price | last sold price | last sold amount | sale amount | last sales price | last sale value | sold price | purchase amount | last purchase price | last transfer amount | recent sale price | most recent sale price
        EstimatedValue: estimated value | estimated market value | estimated property value | property value | avm | avm value | home value | estimated home value | zestimate | market value | property market value | estimated current value | current value | current market value | estimated house value | house value | property estimated value | value estimated | total market value
        MortgageBalance: mortgage balance | loan balance | estimated mortgage balance | total loan balance | estimated remaining balance of open loans | remaining mortgage balance | total mortgage balance | estimated loan balance | open loan balance | outstanding mortgage balance | remaining balance of open loans | total open loan balance | open mortgage balance | mortgage owed | total estimated loan balance | current mortgage balance | remaining loan balance | estimated total loan balance | total open lien balance | outstanding loan balance | estimated open loan balance
        EquityAmount: equity | estimated equity | equity amount | equity value | estimated equity amount | estimated equity value | equity current estimated balance | equity dollars | current equity | home equity | total equity | property equity | available equity | equity estimated
        EquityPercent: equity percent | estimated equity percent | percent equity | equity current estimated percent | equity rate | current equity percent | equity percent estimated | estimated percent equity
        Foreclosure: foreclosure | pre foreclosure | preforeclosure | in foreclosure | foreclosure status | is foreclosure | is pre foreclosure | foreclosure flag | pre foreclosure status | active foreclosure | in pre foreclosure | active pre foreclosure | foreclosure indicator | preforeclosure flag | foreclosure type
        TaxDelinquent: tax delinquent | delinquent tax | delinquent taxes | tax default | is tax delinquent | tax delinquency | property tax delinquent | property taxes delinquent | tax delinquent flag | tax delinquent indicator | delinquent property tax | tax delinquent status | has delinquent taxes | tax defaulted
        Bankruptcy: bankruptcy | bankrupt | in bankruptcy | is bankrupt | is bankruptcy | bankruptcy flag | bankruptcy status | has bankruptcy | bankruptcy indicator | active bankruptcy
        Lien: lien | has lien | is lien | tax lien | lien flag | lien status | involuntary lien | has tax lien | has involuntary lien | judgment lien | active lien | lien indicator | has active lien | federal tax lien
        Probate: probate | is probate | in probate | probate flag | probate status | probate indicator | inherited | is inherited | pre probate | deceased owner | owner deceased | inherited property
        Divorce: divorce | is divorce | divorced | divorce flag | divorce status | in divorce | owner divorced | divorce indicator
        DoNotCall: do not call | dnc | is dnc | on dnc | dnc status | dnc flag | do not call flag | donotcall | do not phone | do not call list | national dnc | federal dnc | on dnc list | dnc registered | do not allow phone calls | do not call status | dnc list
        DoNotCall: do not phone call
        None: lead owner | hubspot owner id | contact owner | account owner | record owner | deal owner | company owner | owner id | owner alias | hubspot owner | owner name text | lead owner id | sales owner | contact owner id | prospect owner | owned by | opportunity owner | customer owner | client owner | person owner
        None: contact | lead | customer | client | prospect
        None: organization owner | organization people | default source | land value | zip 4 | zip code 4 | mail zip 4 | land use value
        """;

    /// <summary>Words that say whose the value is, or are there for politeness, and say nothing about the field.</summary>
    private static readonly HashSet<string> Noise = Set("lead leads contact contacts customer client prospect person people your the my a an please enter of what is raw current best value info information details us in homeowner seller buyer applicant member consumer individual utc gmt pst default record input executive invitee");

    /// <summary>Words about numbering that are not digits.</summary>
    private static readonly Dictionary<string, int> OrdinalWords = new()
    {
        ["primary"] = 1, ["main"] = 1, ["preferred"] = 1, ["secondary"] = 2, ["alternate"] = 2, ["alt"] = 2, ["alternative"] = 2, ["additional"] = 2, ["second"] = 2, ["third"] = 3, ["tertiary"] = 3, ["primer"] = 1, ["segundo"] = 2, ["other"] = 9,
    };

    private static readonly Dictionary<string, AddressRole> RoleWords = new()
    {
        ["property"] = AddressRole.Property, ["site"] = AddressRole.Property, ["situs"] = AddressRole.Property, ["objekt"] = AddressRole.Property, ["subject"] = AddressRole.Property, ["premise"] = AddressRole.Property, ["premises"] = AddressRole.Property,
        ["physical"] = AddressRole.Property, ["service"] = AddressRole.Property, ["install"] = AddressRole.Property, ["installation"] = AddressRole.Property, ["associated"] = AddressRole.Property,
        ["mailing"] = AddressRole.Mailing, ["mail"] = AddressRole.Mailing, ["billing"] = AddressRole.Mailing, ["correspondence"] = AddressRole.Mailing, ["bill"] = AddressRole.Mailing, ["recipient"] = AddressRole.Mailing, ["owner"] = AddressRole.Mailing,
        ["work"] = AddressRole.Other, ["business"] = AddressRole.Other, ["office"] = AddressRole.Other, ["company"] = AddressRole.Other, ["employer"] = AddressRole.Other, ["shipping"] = AddressRole.Other, ["geschaftlich"] = AddressRole.Other, ["other"] = AddressRole.Other,
        ["alternate"] = AddressRole.Other, ["secondary"] = AddressRole.Other, ["organization"] = AddressRole.Other, ["account"] = AddressRole.Other, ["previous"] = AddressRole.Other, ["delivery"] = AddressRole.Other, ["corporate"] = AddressRole.Other, ["hq"] = AddressRole.Other,
        ["home"] = AddressRole.Main, ["default"] = AddressRole.Main, ["primary"] = AddressRole.Main, ["residence"] = AddressRole.Main, ["residential"] = AddressRole.Main, ["personal"] = AddressRole.Main, ["privat"] = AddressRole.Main, ["permanent"] = AddressRole.Main, ["current"] = AddressRole.Main,
    };

    /// <summary>Words that headers are made of beyond those of the table; a cell made of them alone is a header.</summary>
    private static readonly HashSet<string> HeaderVocabulary = Set(
        """
        id name first last middle full email phone number fax address street city state zip code postal county country date time type status source notes note comment comments tags tag score rating price amount
        value total count description category classification group list campaign ad adset form page platform language gender age sex income created updated modified by owner agent lender loan mortgage year built
        bedrooms beds bathrooms baths sqft sq ft square feet lot size acres apn parcel property mailing subdivision zoning units stories pool garage latitude longitude lat lng industry revenue employees annual
        opt in out subscribed lifecycle stage deal pipeline assigned to user label priority message subject url link image budget timeframe interest product quantity title company job primary secondary
        is has flag key index row record lead contact customer account business true cluster entity extension ext neighborhood program agency start end
        """);

    private static readonly Dictionary<string, LeadField> Fields = Read();

    /// <summary>The phrases of several words as logical names have them: <c>createdon</c>, <c>websiteurl</c>. Short ones could be words of their own.</summary>
    private static readonly Dictionary<string, LeadField> RunTogether = Fields.Where(entry => entry.Key.Contains(' ') && entry.Key.Length >= 7)
        .Select(entry => (Key: entry.Key.Replace(" ", string.Empty, StringComparison.Ordinal), entry.Value)).DistinctBy(entry => entry.Key)
        .ToDictionary(entry => entry.Key, entry => entry.Value);

    /// <summary>Words of the phrases by which a header that is not understood is known to mean one of these fields for somebody or something else.</summary>
    private static readonly HashSet<string> FieldWords = Set("email phone mobile fax name address street city state zip code date id number owner agent status type");

    /// <summary>What a header means by its words, or null when it is not understood.</summary>
    public static HeaderMeaning? Find(string header)
    {
        var words = HeaderWords.Split(header);
        if (words.Length is 0 or > 12)
        {
            return null;
        }

        if (Lookup(words) is { } whole)
        {
            return new HeaderMeaning(whole, RoleOf(words, whole), OrdinalOf(words, whole), words, IsExact: true, IsQuestion(header));
        }

        if (NumberedAddress(words) is { } numbered)
        {
            return numbered;
        }

        foreach (var rest in Reductions(words))
        {
            if (Lookup(rest) is { } field && field != LeadField.None && (IsAboutPerson(field) || !words.Any(IsOfCorrespondence)))
            {
                return new HeaderMeaning(field, RoleOf(words, field), OrdinalOf(words, field), words, IsExact: false, IsQuestion(header));
            }
        }

        return null;
    }

    /// <summary>Whether a cell is made of words that headers are made of.</summary>
    public static bool IsKnown(string cell)
    {
        var words = HeaderWords.Split(cell);
        return words.Length > 0 && (Find(cell) is not null || (Array.TrueForAll(words, HeaderVocabulary.Contains) && !char.IsDigit(words[0][0])));
    }

    /// <summary>Whether a header speaks of a field, though of whose is not understood: it is not to be mapped by its values.</summary>
    public static bool SpeaksOfAField(string header) => HeaderWords.Split(header).Any(FieldWords.Contains);

    /// <summary>Whether the words are about real property, where an owner is a lead and not a user of the system.</summary>
    public static bool IsAboutProperty(string header) => HeaderWords.Split(header).Any(PropertyWords.Contains);

    /// <summary>Whether a header is of a list of houses, in words that other lists have no use for.</summary>
    public static bool SpeaksOfProperty(string header) => HeaderWords.Split(header).Any(word => PropertyWords.Contains(word) || HouseWords.Contains(word));

    private static HashSet<string> HouseWords { get; } = Set("beds baths bathrooms acres situs sqft built deed zoning mls assessed land lot");

    private static HashSet<string> PropertyWords { get; } = Set("property mailing parcel apn situs equity foreclosure preforeclosure absentee mortgage bedrooms vacant occupied tax homeowner sqft");

    private static LeadField? Lookup(string[] words) =>
        Fields.TryGetValue(string.Join(' ', words), out var field) || (words.Length == 1 && RunTogether.TryGetValue(words[0], out field)) ? field : null;

    /// <summary>The words without those that only say whose, which or how many, from the least to the most left out.</summary>
    private static IEnumerable<string[]> Reductions(string[] words)
    {
        var steps = new Func<string, bool>[]
        {
            word => !IsOrdinal(word),
            word => !Noise.Contains(word),
            word => !IsOrdinal(word) && !Noise.Contains(word),
            word => !IsPersonal(word) && !Noise.Contains(word),
            word => !IsOrdinal(word) && !IsPersonal(word) && !Noise.Contains(word),
        };
        foreach (var step in steps)
        {
            // Who the last word names is what the header is about: the owner of a company is no company.
            var rest = words[^1] == "owner" ? [.. words[..^1].Where(step), "owner"] : Array.FindAll(words, word => step(word));
            if (rest.Length > 0 && rest.Length < words.Length && !(rest.Length == 1 && rest[0] is "number" or "id" or "key" or "index" or "owner" or "title" or "home" or "other" or "office"))
            {
                yield return rest;
            }
        }

        // The words for work and shipping mean another address, but with anything else they mean somebody else's.
        foreach (var keepOrdinals in new[] { true, false })
        {
            var part = Array.FindAll(words, word => !RoleWords.ContainsKey(word) && !Noise.Contains(word) && (keepOrdinals || !IsOrdinal(word)));
            if (part.Length > 0 && Lookup(part) is { } field && IsAddressPart(field))
            {
                yield return part;
            }

            if (part.Length > 1 && part[0] == "address" && Lookup(part[1..]) is { } inner && IsAddressPart(inner))
            {
                yield return part[1..];
            }
        }
    }

    /// <summary><c>Address 1: City</c>, <c>Address 2 - Postal Code</c>: the number is of the address and not of its line.</summary>
    private static HeaderMeaning? NumberedAddress(string[] words)
    {
        var at = Array.IndexOf(words, "address");
        if (at < 0 || at + 2 >= words.Length || words[at + 1].Length != 1 || !char.IsAsciiDigit(words[at + 1][0]) || Lookup(words[(at + 2)..]) is not { } field || !IsAddressPart(field))
        {
            return null;
        }

        return new HeaderMeaning(field, words[at + 1] == "1" ? AddressRole.Main : AddressRole.Other, 0, words, IsExact: true, IsQuestion: false);
    }

    /// <summary>Whether a field is a part of a postal address.</summary>
    public static bool IsAddressPart(LeadField field) => field is LeadField.FullAddress or LeadField.Street or LeadField.HouseNumber or LeadField.Unit
        or LeadField.City or LeadField.State or LeadField.Postcode or LeadField.Country;

    private static bool IsQuestion(string header) => header.AsSpan().TrimEnd().EndsWith('?');

    private static bool IsOrdinal(string word) => OrdinalWords.ContainsKey(word) || (word.Length <= 2 && int.TryParse(word, out _));

    private static bool IsPersonal(string word) => word is "owner" or "property" or "home" || IsOfCorrespondence(word);

    private static bool IsOfCorrespondence(string word) => word is "mailing" or "billing";

    private static bool IsAboutPerson(LeadField field) => IsAddressPart(field) || field is LeadField.FullName or LeadField.NamePrefix or LeadField.FirstName or LeadField.MiddleName
        or LeadField.LastName or LeadField.NameSuffix or LeadField.Company or LeadField.Email or LeadField.Phone;

    private static AddressRole RoleOf(string[] words, LeadField field)
    {
        if (!IsAddressPart(field))
        {
            return AddressRole.Main;
        }

        var role = AddressRole.Main;
        foreach (var word in words)
        {
            if (RoleWords.TryGetValue(word, out var found) && found != AddressRole.Main && (role == AddressRole.Main || found == AddressRole.Mailing))
            {
                role = found;
            }
        }

        return role;
    }

    private static int OrdinalOf(string[] words, LeadField field)
    {
        if (IsAddressPart(field))
        {
            return 0;
        }

        foreach (var word in words)
        {
            if (OrdinalWords.TryGetValue(word, out var number) || (word.Length <= 2 && int.TryParse(word, out number)))
            {
                return number;
            }
        }

        return 0;
    }

    private static Dictionary<string, LeadField> Read()
    {
        var fields = new Dictionary<string, LeadField>();
        foreach (var line in Table.Split('\n'))
        {
            var colon = line.IndexOf(':');
            var field = Enum.Parse<LeadField>(line[..colon]);
            foreach (var phrase in line[(colon + 1)..].Split('|'))
            {
                // Through the same spelling as the headers; the first meaning of a phrase holds.
                fields.TryAdd(string.Join(' ', HeaderWords.Split(phrase)), field);
            }
        }

        return fields;
    }

    private static HashSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}

/// <summary>What a header means.</summary>
/// <param name="Field">The field.</param>
/// <param name="Role">Which address, for a part of one.</param>
/// <param name="Number">The number in the header (Phone 2), or 0.</param>
/// <param name="Words">The header's words.</param>
/// <param name="IsExact">Whether the whole header is a known phrase.</param>
/// <param name="IsQuestion">Whether it ends in a question mark: <c>Homeowner?</c> is answered with yes or no.</param>
internal sealed record HeaderMeaning(LeadField Field, AddressRole Role, int Number, string[] Words, bool IsExact, bool IsQuestion);
