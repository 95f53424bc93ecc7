using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>States of the United States, provinces of Canada and states of Australia by code and name, and the states of ZIP codes.</summary>
[SkipLocalsInit]
internal static class UsStates
{
    private const int FirstProvince = 100;
    private const int FirstAustralian = 200;

    private static readonly string[] StateEntries = AddressTables.States.Split(' ');
    private static readonly string[] ProvinceEntries = AddressTables.Provinces.Split(' ');
    private static readonly string[] AustralianEntries = AddressTables.AustralianStates.Split(' ');

    private static readonly WordTable Names = new(
        Entries(StateEntries, 0).Concat(Entries(ProvinceEntries, FirstProvince)).Concat(Entries(AustralianEntries, FirstAustralian)));

    private static readonly byte[][] StateCodes = Codes(StateEntries);
    private static readonly byte[][] ProvinceCodes = Codes(ProvinceEntries);

    private static readonly short[] StateOfZip3 = ReadZip3();
    private static readonly short[] OfTwoLetters = ReadTwoLetters();

    /// <summary>Which country's state a name is.</summary>
    public enum Country : byte
    {
        None,
        UnitedStates,
        Canada,
        Australia,
    }

    /// <summary>Finds a state by its code or name, with single blanks and without dots.</summary>
    /// <param name="name">At most 40 bytes.</param>
    /// <param name="code">Its code in two letters; empty for a state of Australia.</param>
    /// <param name="index">A number of the state for <see cref="Matches"/>.</param>
    public static Country Find(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> code, out int index)
    {
        code = default;
        index = -1;
        if (name.Length == 2 && CellText.IsLetter(name[0]) && CellText.IsLetter(name[1]))
        {
            index = OfTwoLetters[(((name[0] | 0x20) - 'a') * 26) + (name[1] | 0x20) - 'a'];
            return Known(index, out code);
        }

        return FindName(name, out code, out index);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Country FindName(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> code, out int index)
    {
        code = default;
        index = -1;
        name = name.Trim(" .,"u8);
        if (name.Length is < 2 or > 40)
        {
            return Country.None;
        }

        Span<byte> key = stackalloc byte[40];
        if (name.Length > 2)
        {
            var length = 0;
            foreach (var b in name)
            {
                if (b is (byte)' ' or (byte)'-')
                {
                    if (length > 0 && key[length - 1] != '_')
                    {
                        key[length++] = (byte)'_';
                    }
                }
                else if (b == '.')
                {
                    continue;
                }
                else
                {
                    key[length++] = b;
                }
            }

            // N. Carolina keeps its blank, N.C. has none; "N. C." becomes N_C.
            index = Names.Find(key[..length]);
            if (index < 0 && length == 3 && key[1] == '_')
            {
                key[1] = key[2];
                index = Names.Find(key[..2]);
            }
        }
        else
        {
            index = Names.Find(name);
        }

        return Known(index, out code);
    }

    /// <summary>Whether ZIP codes with the first three digits are in use at all.</summary>
    public static bool IsAssigned(ReadOnlySpan<byte> zip) => StateOfZip3[Prefix(zip)] >= 0;

    /// <summary>Whether a ZIP code lies in a state. Prefixes that reach over a border lie in both.</summary>
    public static bool Matches(ReadOnlySpan<byte> zip, int state)
    {
        var prefix = Prefix(zip);
        var found = StateOfZip3[prefix];
        if (found == state)
        {
            return true;
        }

        var code = state < StateCodes.Length ? StateCodes[state].AsSpan() : default;
        return prefix switch
        {
            // Fishers Island; Alta; Fort Campbell; Navajo lands; Mississippi and Red River towns; APO and FPO of all regions; Pacific islands.
            63 => code.SequenceEqual("NY"u8),
            834 => code.SequenceEqual("WY"u8),
            422 => code.SequenceEqual("TN"u8),
            865 or 864 => code.SequenceEqual("NM"u8) || code.SequenceEqual("AZ"u8) || code.SequenceEqual("UT"u8),
            969 => code.SequenceEqual("MP"u8) || code.SequenceEqual("PW"u8) || code.SequenceEqual("FM"u8) || code.SequenceEqual("MH"u8),
            967 => code.SequenceEqual("AS"u8),
            205 or 569 => true,
            >= 90 and <= 98 or 340 or (>= 962 and <= 966) => code.SequenceEqual("AE"u8) || code.SequenceEqual("AA"u8) || code.SequenceEqual("AP"u8),
            _ => false,
        };
    }

    private static Country Known(int index, out ReadOnlySpan<byte> code)
    {
        code = index switch
        {
            < 0 or >= FirstAustralian => default,
            >= FirstProvince => ProvinceCodes[index - FirstProvince],
            _ => StateCodes[index],
        };
        return index switch
        {
            < 0 => Country.None,
            >= FirstAustralian => Country.Australia,
            >= FirstProvince => Country.Canada,
            _ => Country.UnitedStates,
        };
    }

    private static short[] ReadTwoLetters()
    {
        var found = new short[26 * 26];
        Span<byte> name = stackalloc byte[2];
        for (var i = 0; i < found.Length; i++)
        {
            name[0] = (byte)('a' + (i / 26));
            name[1] = (byte)('a' + (i % 26));
            found[i] = (short)Names.Find(name);
        }

        return found;
    }

    private static int Prefix(ReadOnlySpan<byte> zip) => ((zip[0] - '0') * 100) + ((zip[1] - '0') * 10) + zip[2] - '0';

    private static short[] ReadZip3()
    {
        var states = new short[1000];
        Array.Fill(states, (short)-1);
        foreach (var entry in AddressTables.Zip3.Split(' '))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            var range = entry[..colon].Split('-');
            var state = (short)Array.FindIndex(StateEntries, s => s.StartsWith(entry[(colon + 1)..] + ":", StringComparison.Ordinal));
            for (var i = Whole(range[0]); i <= Whole(range[^1]); i++)
            {
                states[i] = state;
            }
        }

        return states;
    }

    private static int Whole(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    private static byte[][] Codes(string[] entries) => [.. entries.Select(e => Encoding.ASCII.GetBytes(e[..2]))];

    private static IEnumerable<KeyValuePair<string, int>> Entries(string[] entries, int first) =>
        entries.SelectMany((entry, i) => entry.Split(':', ',').Select(form => KeyValuePair.Create(form, first + i)));
}
