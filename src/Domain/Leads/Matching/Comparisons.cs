namespace Platform.Domain.Leads.Matching;

/// <summary>How the levels of a comparison are told apart.</summary>
internal enum ComparisonKind : byte
{
    FirstName,
    MiddleName,
    LastName,
    NameSuffix,
    Company,
    Email,
    Phone,
    Address,
    BirthDate,
    Identifier,
    Text,
    Code,
    Category,
}

/// <summary>What sharing a household or a workplace says about a comparison.</summary>
/// <param name="Share">Part of the pairs that behave like one lead; the rest like strangers.</param>
/// <param name="Learned">Whether the file may change it. What tells people of one household apart may not, or the class would take in the matches.</param>
/// <param name="Levels">Probabilities of the levels where the class is like neither; null otherwise.</param>
internal readonly record struct Sharing(double Share, bool Learned, double[]? Levels = null);

/// <summary>Among whom what strangers agree on is counted.</summary>
internal enum Strangers : byte
{
    /// <summary>All pairs of strangers.</summary>
    All,

    /// <summary>Those of one last name.</summary>
    OfOneLastName,

    /// <summary>Those of one first and last name.</summary>
    OfOneName,
}

/// <summary>Levels of <see cref="ComparisonKind.FirstName"/> and <see cref="ComparisonKind.LastName"/> beyond those that differ in nothing but how near the names are.</summary>
internal static class NameLevel
{
    public const ulong DifferentLast = 10, Exchanged = 11, DifferentFirst = 12;
}

/// <summary>Levels of <see cref="ComparisonKind.Email"/>.</summary>
internal static class EmailLevel
{
    public const ulong Same = 1, SharedBySeveral = 2, OtherDomain = 3, CommonNameOtherDomain = 4, Mistyped = 5, SamePrivateDomain = 6, Different = 7, OfLastName = 8, OfFullName = 9, OfNameAndNumber = 10;
}

/// <summary>A level of a comparison.</summary>
/// <param name="Name">What it means.</param>
/// <param name="Sign"><c>=</c> agrees, <c>~</c> agrees nearly, <c>!</c> differs.</param>
/// <param name="M">Probability among pairs that are one lead before the file is seen; the four levels of agreement by frequency share the first one's.</param>
/// <param name="U">Most that is assumed among <paramref name="Among"/> before EM, since in a short list the matches are a good part of all agreements; 1 where the file is believed.</param>
/// <param name="Among">Whose agreement it is: an address made from a name agrees where the name does, and would count twice otherwise.</param>
internal sealed record LevelSpec(string Name, char Sign, double M, double U = 1, Strangers Among = Strangers.All);

/// <summary>A kind of comparison with what is assumed of it before a file is seen.</summary>
/// <param name="Name">Name in reports, in snake case.</param>
/// <param name="Levels">Levels from 1 on; 0 always means that a value is missing.</param>
/// <param name="ByFrequency">Whether levels 1 to 4 are one agreement, on values from common to rare.</param>
/// <param name="Household">Two people of one household.</param>
/// <param name="Workplace">Two people of one company, or two companies at one address.</param>
/// <param name="Learned">Whether the file may change what is assumed of matches.</param>
internal sealed record ComparisonSpec(string Name, LevelSpec[] Levels, bool ByFrequency, Sharing Household, Sharing Workplace, bool Learned = true);

/// <summary>
/// The comparisons. The probabilities are our assumptions about ordinary contact lists; EM replaces them as far as the file has matches to learn from.
/// </summary>
internal static class Comparisons
{
    /// <summary>Fixed comparisons before the extra ones.</summary>
    public const int Fixed = 10;

    /// <summary>Most comparisons: a pattern holds 16 levels of four bits.</summary>
    public const int Limit = 16;

    /// <summary>Frequencies in eighths of a bit at which the next level of agreement begins.</summary>
    private const int SecondBucket = 6 * 8;
    private const int ThirdBucket = 9 * 8;
    private const int FourthBucket = 12 * 8;

    private static readonly LevelSpec[] Agreements =
    [
        new("same, very common", '=', 0.8), new("same, common", '=', 0), new("same, uncommon", '=', 0), new("same, rare", '=', 0),
    ];

    private static readonly ComparisonSpec[] Specs =
    [
        new("first_name", [.. Agreements, new("short form", '~', 0.05), new("typing error", '~', 0.05), new("one letter off, both known names", '~', 0.015),
            new("similar", '~', 0.02), new("initial", '~', 0.02), new("alike", '~', 0.01), new("first and last exchanged", '~', 0.005), new("different", '!', 0.03)],
            true, new(0.04, false), new(0, false)),
        new("middle_name", [new("same initial", '=', 0.92), new("different initial", '!', 0.08)], false, new(0, false), new(0, false)),
        new("last_name", [.. Agreements, new("one part", '~', 0.02), new("typing error", '~', 0.05), new("one letter off, both known names", '~', 0.015),
            new("similar", '~', 0.02), new("alike", '~', 0.01), new("different", '!', 0.03)],
            true, new(0.95, true), new(0, false)),
        new("name_suffix", [new("same", '=', 0.02), new("only one has it", '!', 0.004), new("different", '!', 0.0001), new("none", '=', 0.9759)],
            false, new(0, false, [0.05, 0.5, 0.15, 0.3]), new(0, false), false),
        new("company", [.. Agreements, new("same words", '~', 0.15), new("similar", '~', 0.08), new("one within the other", '~', 0.05), new("some words", '~', 0.04), new("different", '!', 0.08)],
            true, new(0.05, true), new(0.9, true)),
        new("email", [new("same", '=', 0.32, 1e-6), new("same, shared by several", '=', 0.03), new("same name, other domain", '~', 0.05, 1e-6), new("common name, other domain", '~', 0.02, 1, Strangers.OfOneLastName),
            new("typing error", '~', 0.04), new("same private domain", '~', 0.03), new("different", '!', 0.11), new("same, made from the last name", '=', 0.15, 5e-5, Strangers.OfOneLastName),
            new("same, made from the full name", '=', 0.15, 0.003, Strangers.OfOneName), new("same, made from the name and a number", '=', 0.1, 2e-6, Strangers.OfOneLastName)], false, new(0.03, false), new(0.02, true)),
        new("phone", [new("same", '=', 0.72, 1e-6), new("same, shared by several", '=', 0.03), new("one digit off", '~', 0.04, 1e-6), new("same but for the area code", '~', 0.01),
            new("different", '!', 0.2)], false, new(0.4, true), new(0.5, true)),
        new("address", [new("same", '=', 0.55, 1e-6), new("same, unit on one side", '~', 0.06, 1e-6), new("same house, other unit", '~', 0.03), new("same street and number, other place", '~', 0.05, 1e-6),
            new("typing error, same place", '~', 0.08, 1e-6), new("typing error, other place", '~', 0.01), new("same street, other number", '~', 0.02), new("same postcode", '!', 0.03),
            new("same city", '!', 0.02), new("same region", '!', 0.03), new("different", '!', 0.02), new("same postcode, no street", '~', 0.05), new("same city, no street", '~', 0.03),
            new("different place, no street", '!', 0.02), new("same, shared by several", '=', 0.03)], false, new(0.95, true), new(0.85, true)),
        new("birth_date", [.. Agreements, new("same as far as known", '~', 0.02), new("day and month exchanged", '~', 0.02), new("one digit off", '~', 0.08), new("two parts the same", '~', 0.04),
            new("two digits off", '~', 0.02), new("different", '!', 0.03)], true, new(0.01, false), new(0, false)),
        new("identifier", [.. Agreements, new("one character off", '~', 0.08), new("two characters off", '~', 0.02), new("different", '!', 0.1)],
            true, new(0, false), new(0, false)),
        new("text", [.. Agreements, new("same words", '~', 0.1), new("similar", '~', 0.08), new("one within the other", '~', 0.04), new("some words", '~', 0.03), new("different", '!', 0.15)],
            true, new(0.3, true), new(0.3, true)),
        new("code", [.. Agreements, new("one character off", '~', 0.08), new("two characters off", '~', 0.03), new("different", '!', 0.15)],
            true, new(0.02, false), new(0.02, false)),
        new("category", [.. Agreements, new("different", '!', 0.3)], true, new(0.3, true), new(0.3, true)),
    ];

    /// <summary>What is assumed of a kind of comparison.</summary>
    public static ComparisonSpec Of(ComparisonKind kind) => Specs[(int)kind];

    /// <summary>The comparison that the values of an extra slot get.</summary>
    public static ComparisonKind KindOf(ExtraKind kind) =>
        kind switch
        {
            ExtraKind.Text => ComparisonKind.Text,
            ExtraKind.Date => ComparisonKind.BirthDate,
            ExtraKind.Code => ComparisonKind.Code,
            _ => ComparisonKind.Category,
        };

    /// <summary>Level of agreement, 1 to 4, on a value of a frequency.</summary>
    public static ulong Agreement(byte frequency) =>
        frequency < SecondBucket ? 1UL : frequency < ThirdBucket ? 2UL : frequency < FourthBucket ? 3UL : 4UL;
}
