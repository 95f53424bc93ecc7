namespace Platform.Benchmarks.Generation;

/// <summary>
/// Words that people, streets and companies are named with. Given names: the most frequent of the Social Security Administration's
/// lists of the last century; surnames: the most frequent of the Census Bureau's list of 2010. Rarer surnames are put together from
/// parts, so that no list of real people is needed.
/// </summary>
internal static class Words
{
    public static readonly string[] FirstNames =
        """
        James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Karen Charles Sarah
        Christopher Lisa Daniel Nancy Matthew Betty Anthony Sandra Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle
        Kenneth Carol Kevin Amanda Brian Melissa George Deborah Timothy Stephanie Ronald Dorothy Jason Rebecca Edward Sharon Jeffrey Laura Ryan Cynthia
        Jacob Amy Gary Kathleen Nicholas Angela Eric Shirley Jonathan Brenda Stephen Emma Larry Anna Justin Pamela Scott Nicole Brandon Samantha
        Benjamin Katherine Samuel Christine Gregory Helen Alexander Debra Patrick Rachel Frank Carolyn Raymond Janet Jack Maria Dennis Olivia Jerry Heather
        Tyler Catherine Aaron Diane Jose Julie Adam Victoria Nathan Joyce Henry Lauren Zachary Kelly Douglas Christina Peter Ruth Kyle Joan
        Noah Virginia Ethan Judith Jeremy Evelyn Christian Hannah Walter Andrea Keith Megan Austin Cheryl Roger Jacqueline Terry Madison Sean Teresa
        Gerald Abigail Carl Sophia Dylan Martha Harold Sara Jordan Gloria Jesse Janice Bryan Kathryn Lawrence Ann Arthur Isabella Gabriel Judy
        Bruce Charlotte Logan Julia Billy Grace Joe Amber Alan Alice Juan Jean Elijah Denise Willie Frances Albert Danielle Wayne Marilyn
        Randy Natalie Mason Beverly Vincent Diana Liam Brittany Roy Theresa Bobby Kayla Caleb Alexis Bradley Doris Russell Lori Lucas Tiffany
        Hector Rosa Marisol Luis Carlos Miguel Angelica Guadalupe Ana Sofia Priya Raj Anil Wei Mei Hiroshi Yuki Minh Linh Thanh
        Omar Fatima Yusuf Aisha Olga Ivan Svetlana Dmitri Ingrid Lars Astrid Bjorn Siobhan Declan Niamh Padraig Giulia Marco Renata Zofia
        Earl Mabel Floyd Agnes Clarence Edna Leon Hazel Herman Ida Otis Pearl Wilbur Thelma Chester Vera Leland Opal Rufus Iris
        Tamika Latoya Darnell Jamal Keisha Malik Tyrone Ebony Deshawn Imani Tanner Skylar Brody Paige Colton Sierra Peyton Harper Wyatt Willow
        José María Renée André Zoë Chloë Raúl Sofía Jesús Élodie
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static readonly string[] CommonSurnames =
        """
        Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin
        Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores
        Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes
        Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson
        Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez
        Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham
        Reynolds Griffin Wallace Moreno West Cole Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens
        Harrison Fernandez McDonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter
        Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Black Robertson Boyd Rose Stone Salazar Fox
        Warren Mills Meyer Rice Schmidt Garza Daniels Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins
        O'Brien O'Connor O'Neill McCarthy MacLeod DeLuca Van-Dyke LaRue StClair D'Angelo Núñez Peña Muñoz Müller Lindström Dvořák
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static readonly string[] SurnameStarts =
        """
        Ash Beck Black Brad Bram Brook Burn Calder Cart Chad Clay Cliff Comp Cran Dal Den Drum Dun East Eddin Elm Fair Farn Fen Gar Glad Glen Gold
        Gran Had Hal Ham Har Haw Hazel Heath Hen Hol Horn Hud Kel Ken Kirk Lang Lath Led Lin Long Lock Mar May Mel Mid Mort Nor Oak Old Pem Pen Per
        Quin Rad Rams Red Ridg Rock Row Rus Sand Sel Shel Ship Stan Staf Stock Strat Sut Tal Thorn Til Tre Up Wal War Wat Wel Wes Whit Wil Win Wood Wor Yar
        Kowal Nowak Wisnie Zielin Petro Ivan Sokol Baran Dubrow Horvat Berg Lund Lind Dahl Strand Haug Nord Sund Vester Holm Ander Jens Peter Mikkel
        Bianch Ferr Romagn Marchett Sant Cost Vill Castel Mont Bell Alv Benit Dom Fern Gonz Herr Ib Marqu Ord Velasqu
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static readonly string[] SurnameEnds =
        "ton ford well ley man son wood field worth ham by wick bury dale ridge brook land stone more ers ski sky enko ov berg strom gren quist sen vik ini elli ano etti ez es era ado".Split(' ');

    /// <summary>Short forms of given names, as people themselves write them.</summary>
    public static readonly Dictionary<string, string[]> ShortForms = (
        "James:Jim,Jimmy Robert:Bob,Rob,Bobby John:Jack,Johnny Michael:Mike David:Dave William:Bill,Will,Billy Richard:Rick,Dick,Rich Joseph:Joe,Joey Thomas:Tom,Tommy "
        + "Charles:Charlie,Chuck Christopher:Chris Daniel:Dan,Danny Matthew:Matt Anthony:Tony Donald:Don,Donnie Steven:Steve Stephen:Steve Andrew:Andy,Drew Joshua:Josh Kenneth:Ken,Kenny "
        + "Timothy:Tim Ronald:Ron,Ronnie Edward:Ed,Eddie,Ted Jeffrey:Jeff Nicholas:Nick Jonathan:Jon Lawrence:Larry Samuel:Sam Benjamin:Ben Gregory:Greg Alexander:Alex Patrick:Pat "
        + "Raymond:Ray Gerald:Jerry Zachary:Zach Douglas:Doug Peter:Pete Walter:Walt Arthur:Art Albert:Al,Bert Vincent:Vince Bradley:Brad Russell:Russ Nathan:Nate Harold:Hal,Harry Henry:Hank "
        + "Patricia:Pat,Patty,Trish Jennifer:Jen,Jenny Elizabeth:Liz,Beth,Betty Barbara:Barb Susan:Sue,Susie Jessica:Jess Margaret:Maggie,Peggy,Meg Kimberly:Kim Deborah:Deb,Debbie Debra:Deb,Debbie "
        + "Stephanie:Steph Rebecca:Becky Cynthia:Cindy Kathleen:Kathy Katherine:Kate,Katie,Kathy Catherine:Cathy,Kate Christine:Chris,Tina Christina:Tina Samantha:Sam Pamela:Pam Victoria:Vicky,Tori "
        + "Jacqueline:Jackie Theresa:Terri,Tess Teresa:Terri,Tess Abigail:Abby Judith:Judy Amanda:Mandy Sandra:Sandy Frances:Fran Dorothy:Dot,Dottie Virginia:Ginny Megan:Meg Evelyn:Evie Isabella:Bella")
        .Split(' ').Select(entry => entry.Split(':')).ToDictionary(parts => parts[0], parts => parts[1].Split(','));

    public static readonly string[] Streets =
        """
        Main Oak Maple Park Cedar Pine Elm Washington Lake Hill Walnut Spring Ridge Church Willow Mill Sunset Railroad Cherry Center Lincoln Franklin River College
        Highland Jefferson Forest Meadow Chestnut Broad Madison Valley Dogwood Hickory Locust Poplar Pleasant Sycamore Birch Magnolia Cypress Laurel Woodland Prospect Grove
        Country-Club Heritage Hillcrest Fairway Orchard Liberty Summit Union Bridge Canal Mulberry Juniper Harbor Ocean Canyon Mesa Ranch Prairie Eagle Fox-Run Deer-Creek Hawk
        Quail-Hollow Stone-Gate Old-Mill Cobblestone Timber Lantern Copper Silver-Lake Windmill Saddle-Horn Wagon-Wheel Trillium Foxglove Larkspur Bluebonnet Cottonwood Aspen
        Tamarack Sagebrush Ironwood Palmetto Live-Oak Pecan Peachtree Catalpa Hawthorne Sumac Chapel Academy Market Water Front Depot Quarry Foundry Tannery Ferry Turnpike
        Martin-Luther-King Cesar-Chavez Veterans Memorial Pioneer Homestead Settlers Frontier Overlook Vista Bayview Shoreline Lighthouse Driftwood Seabreeze Coral Pelican
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Kinds of street as written out and as the Postal Service abbreviates them (Publication 28), frequent ones first.</summary>
    public static readonly (string Full, string Short)[] StreetKinds =
    [
        ("Street", "St"), ("Avenue", "Ave"), ("Drive", "Dr"), ("Road", "Rd"), ("Lane", "Ln"), ("Court", "Ct"), ("Circle", "Cir"), ("Boulevard", "Blvd"), ("Place", "Pl"), ("Way", "Way"), ("Terrace", "Ter"), ("Trail", "Trl"), ("Parkway", "Pkwy"),
    ];

    public static readonly (string Full, string Short)[] Directions = [("North", "N"), ("South", "S"), ("East", "E"), ("West", "W"), ("Northeast", "NE"), ("Northwest", "NW"), ("Southeast", "SE"), ("Southwest", "SW")];

    public static readonly string[] CompanyStarts =
        "Summit|Blue Ridge|Evergreen|Keystone|Lone Pine|Golden Prairie|Three Rivers|Copper Creek|Northgate|Southport|Lakeside|Iron Horse|Red Barn|Silver Birch|First Street|Old Town|Clearwater|Stonebridge|Hearthside|Bright Harbor|Cedar Point|Granite State|Sunrise|Twin Oaks|Valley View|Mill Pond|Harborlight|Foxfield|Riverbend|Tidewater".Split('|');

    public static readonly string[] CompanyTrades =
        "Roofing|Plumbing|Realty|Properties|Construction|Landscaping|Dental|Insurance|Consulting|Electric|Heating & Air|Auto Body|Law Group|Mortgage|Solar|Builders|Property Management|Logistics|Family Practice|Cleaning Services|Painting|Flooring|Holdings|Investments|Capital Partners|Marketing|Software|Accounting|Engineering|Catering|Pest Control|Restoration|Veterinary Clinic|Bakery|Masonry|Orthodontics".Split('|');

    /// <summary>Ways to write one legal form.</summary>
    public static readonly string[][] LegalForms = [["LLC", "L.L.C.", "llc", ", LLC"], ["Inc", "Inc.", "Incorporated", ", Inc."], ["Co", "Co.", "Company", "& Co"], ["Corp", "Corp.", "Corporation", "CORP"], ["", "", "", ""]];

    public static readonly string[] FreeMail = ["gmail.com", "gmail.com", "gmail.com", "gmail.com", "gmail.com", "yahoo.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "comcast.net", "att.net", "verizon.net", "msn.com", "live.com"];

    /// <summary>How the well-known domains are mistyped.</summary>
    public static readonly Dictionary<string, string[]> MistypedDomains = new()
    {
        ["gmail.com"] = ["gmial.com", "gmai.com", "gmail.con", "gmaill.com", "gamil.com"],
        ["yahoo.com"] = ["yaho.com", "yahooo.com", "yahoo.con"],
        ["hotmail.com"] = ["hotmial.com", "hotmai.com", "hotmail.con"],
        ["outlook.com"] = ["outlok.com", "outlook.con"],
        ["icloud.com"] = ["iclod.com", "icloud.con"],
        ["comcast.net"] = ["comcast.ner", "comcst.net"],
    };

    public static readonly string[] Disposable = ["mailinator.com", "guerrillamail.com", "10minutemail.com", "yopmail.com", "trashmail.com"];

    public static readonly string[] Roles = ["info", "sales", "office", "contact", "admin", "support", "billing", "hello"];

    public static readonly string[] Sources = ["County Records", "Driving for Dollars", "Facebook Lead Ad", "Google Ads", "Open House", "Referral", "Website", "Direct Mail", "Cold List 2025-Q3", "Trade Show"];

    public static readonly string[] Notes =
    [
        "left voicemail twice", "wants an offer, \"as is\"", "call after 5pm", "inherited, lives out of state", "tenant in place until June", "asked for $350,000, flexible", "follow up\r\nnext week",
        "do not mail, e-mail only", "roof replaced 2019; furnace old", "=spoke to wife", "+1 on the list of her sister", "prefers text", "-- see other record --", "@office mornings", "moved?", "",
    ];
}
