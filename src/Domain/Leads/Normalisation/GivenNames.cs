namespace Platform.Domain.Leads.Normalisation;

/// <summary>The most frequent given names of the United States; tells which of two words is the given one.</summary>
internal static class GivenNames
{
    /// <summary>First names of the censuses and the Social Security Administration's yearly lists, the most frequent ones; those that are as often family names are left out.</summary>
    private static readonly WordTable Names = WordTable.Set(
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie "
        + "dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria catherine heather diane "
        + "olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail "
        + "sophia frances jean alice judy isabella julia amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori tiffany rose kathy tammy irene jane "
        + "lois tina peggy wanda tracy gail annie phyllis bonnie connie wendy dawn rosa norma sherry vicki carrie annette marie ellen edna anne eileen sheila suzanne yvonne vivian sue ida elaine "
        + "james john robert michael william david richard joseph charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward "
        + "jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan "
        + "henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jesse bryan billy bruce gabriel joe logan alan "
        + "juan albert willie elijah wayne randy vincent roy ralph eugene russell bobby philip louis johnny harry howard fred martin jimmy danny stanley leonard nathaniel craig todd dale rodney "
        + "mike jim bob tom dave steve bill chris dan matt jeff ken tim ron greg rick don ed ray sam joey tony nick alex ben carlos luis jorge pedro manuel ricardo roberto miguel francisco antonio");

    /// <summary>Whether the word is a frequent given name.</summary>
    public static bool Contains(ReadOnlySpan<byte> word) => Names.Contains(word);
}
