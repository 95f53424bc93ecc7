
namespace Platform.Domain.Leads.Mapping;

/// <summary>Words by which the values of a column are recognised.</summary>
internal static class MappingWords
{
    /// <summary>Codes of the states, territories and military post (USPS Publication 28, appendix B).</summary>
    public static readonly HashSet<string> StateCodes = Set(
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY
        DC PR VI GU AS MP AA AE AP
        """);

    /// <summary>Frequent first names: Social Security Administration, names of the century, and some of other countries.</summary>
    public static readonly HashSet<string> FirstNames = Set(
        """
        james john robert michael william david richard joseph charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin
        brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
        alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle noah ethan jeremy walter christian
        keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah
        wayne randy vincent mason roy ralph bobby russell philip eugene louis johnny harry howard fred martin jimmy danny stanley leonard nathaniel craig todd
        dale rodney mike jim bob tom dave steve bill chris dan matt jeff ken tim ron greg rick don ed ray sam tony nick alex ben carlos luis jorge pedro
        manuel ricardo roberto miguel francisco antonio liam oliver lucas leo max omar ahmed mohammed ali raj sanjay amit hans klaus thomas stefan andreas
        wolfgang juergen uwe jan pierre jean marco giovanni ivan dmitri wei hiroshi mary patricia jennifer linda elizabeth barbara susan jessica sarah karen
        lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca sharon laura cynthia amy
        kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane
        olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria
        sara janice ann kathryn abigail sophia frances alice judy isabella julia amber denise danielle marilyn beverly charlotte natalie theresa diana
        brittany doris kayla alexis lori tiffany rose kathy tammy irene jane lois tina peggy wanda tracy gail annie phyllis bonnie connie wendy dawn rosa
        norma sherry vicki carrie annette marie ellen edna anne eileen sheila suzanne yvonne vivian sue ida elaine grace mia ava ella chloe zoe lily lucy
        sofia elena carmen ana fatima aisha priya anita olga katarina ursula monika sabine claire amelie mei yuki jill beth kate sally robin stacy erin paula
        jenna crystal leah audrey claudia bianca molly
        """);

    /// <summary>Legal forms and kinds of business.</summary>
    public static readonly HashSet<string> CompanyWords = Set(
        """
        inc incorporated llc l.l.c llp lp ltd limited corp corporation co company companies plc gmbh ag sa sarl pllc pc pa na trust estate bank church school
        university college hospital clinic medical dental pharmacy center centre club hotel motel inn cafe restaurant grill bar pizza bakery deli market store
        stores shop shoppe salon spa auto automotive motors tire service services solutions systems technologies technology tech consulting consultants group
        holdings properties property realty investments capital partners partnership associates association foundation institute enterprises enterprise
        industries international insurance agency management development construction contractors builders plumbing electric electrical roofing landscaping
        cleaning supply products foods logistics transport trucking media studio studios design designs labs laboratory county city department authority
        district ministries academy academies learning daycare preschool nursery steakhouse bistro diner kitchen delicatessen house
        """);

    private static HashSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
