using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>Numbering plans: area codes of North America, calling codes and lengths of the rest of the world.</summary>
internal static partial class PhonePlans
{
    private static readonly bool[] Areas = Build();

    private static readonly Plan?[] ByCallingCode = new Plan?[1000];

    private static readonly List<Plan> Countried = [];

    private static readonly WordTable ByCountry = new(ReadPlans());

    /// <summary>A country's plan.</summary>
    /// <param name="CallingCode">1 to 999.</param>
    /// <param name="Least">Fewest digits of a national number, without the trunk prefix.</param>
    /// <param name="Most">Most digits.</param>
    /// <param name="Trunk">What is dialled before a national number inside the country; empty where nothing is.</param>
    public sealed record Plan(int CallingCode, int Least, int Most, byte[] Trunk);

    /// <summary>Whether three digits are an area code of the North American Numbering Plan.</summary>
    public static bool IsAreaCode(ReadOnlySpan<byte> digits) => Areas[((digits[0] - '0') * 100) + ((digits[1] - '0') * 10) + digits[2] - '0'];

    /// <summary>The plan of a country by its ISO 3166-1 alpha-2 code, or <see langword="null"/>.</summary>
    public static Plan? OfCountry(ReadOnlySpan<byte> country)
    {
        var code = ByCountry.Find(country);
        return code < 0 ? null : Countried[code];
    }

    /// <summary>The plan whose calling code an international number starts with, or <see langword="null"/>. Lengths are those of all countries that share the code.</summary>
    public static Plan? OfNumber(ReadOnlySpan<byte> digits, out int codeLength)
    {
        var code = 0;
        for (codeLength = 1; codeLength <= 3 && codeLength <= digits.Length; codeLength++)
        {
            code = (code * 10) + digits[codeLength - 1] - '0';
            if (ByCallingCode[code] is { } plan)
            {
                return plan;
            }
        }

        codeLength = 0;
        return null;
    }

    private static List<KeyValuePair<string, int>> ReadPlans()
    {
        var countries = new List<KeyValuePair<string, int>>();
        foreach (var line in Countries.Split(' '))
        {
            var parts = line.Split(':');
            var plan = new Plan(Whole(parts[1]), Whole(parts[2]), Whole(parts[3]), Encoding.ASCII.GetBytes(parts[4]));
            countries.Add(KeyValuePair.Create(parts[0], Countried.Count));
            Countried.Add(plan);
            ByCallingCode[plan.CallingCode] = ByCallingCode[plan.CallingCode] is { } shared
                ? shared with { Least = Math.Min(shared.Least, plan.Least), Most = Math.Max(shared.Most, plan.Most) }
                : plan;
        }

        return countries;
    }

    private static bool[] Build()
    {
        var codes = new bool[1000];
        foreach (var code in AreaCodes.Split(' '))
        {
            codes[Whole(code)] = true;
        }

        return codes;
    }

    private static int Whole(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
