namespace Platform.Benchmarks.Generation;

/// <summary>What happens between two times that one person gets into a list: typing errors, short names, marriages, moves, new addresses and numbers.</summary>
internal static class Changes
{
    // The kinds of change with their weights; more than one may befall a record.
    private static readonly (int Weight, string Name, Func<Prng, Person, Person> Do)[] All =
    [
        (110, "short_first_name", ShortName),
        (60, "first_name_typo", (r, p) => p with { First = Typo(r, p.First) }),
        (30, "first_name_initial", (r, p) => p with { First = p.First[..1] + (r.Chance(500) ? "." : "") }),
        (30, "names_swapped", (_, p) => p with { First = p.Last, Last = p.First }),
        (90, "last_name_typo", (r, p) => p with { Last = Typo(r, p.Last) }),
        (30, "last_name_changed", (r, p) => p with { Last = r.Chance(500) ? $"{p.Last}-{Population.Surname(r)}" : Population.Surname(r) }),
        (70, "email_missing", (_, p) => p with { Email = "", Email2 = "" }),
        (80, "email_changed", (r, p) => p with { Email = Population.NewEmail(r, p.First, p.Last, r.Pick(Words.FreeMail)) }),
        (50, "email_typo", EmailTypo),
        (40, "email_in_second_column", (r, p) => p with { Email2 = p.Email, Email = r.Chance(500) ? "" : Population.NewEmail(r, p.First, p.Last, r.Pick(Words.FreeMail)) }),
        (70, "phone_missing", (_, p) => p with { Phone = "" }),
        (60, "phone_changed", (r, p) => p with { Phone = Population.NewPhone(r, p.Property.State) }),
        (50, "phone_typo", PhoneTypo),
        (50, "phone_in_other_column", (_, p) => p with { Phone = p.Mobile, Mobile = p.Phone }),
        (50, "unit_changed", (r, p) => p with { Property = p.Property with { Unit = p.Property.Unit.Length > 0 ? "" : "Apt " + r.Digits(2) } }),
        (70, "street_typo", (r, p) => p with { Property = p.Property with { Street = Typo(r, p.Property.Street) } }),
        (40, "moved", Moved),
        (40, "city_typo", (r, p) => p with { Property = p.Property with { City = Typo(r, p.Property.City) } }),
        (30, "zip_missing", (_, p) => p with { Property = p.Property with { Zip = "" } }),
        (20, "company_missing", (_, p) => p with { Company = "" }),
    ];

    private static readonly long[] Weights = Cumulate();

    /// <summary>The person as the list has them the second time, and the names of what was changed.</summary>
    public static (Person Person, List<string> Names) Apply(Prng r, Person before)
    {
        var names = new List<string>();
        var after = before;
        var count = 1 + (r.Chance(620) ? 1 : 0) + (r.Chance(380) ? 1 : 0) + (r.Chance(180) ? 1 : 0);
        for (var i = 0; i < count; i++)
        {
            var change = All[r.PickWeighted(Weights)];
            var changed = change.Do(r, after);

            // Nobody could know a record again that shares neither address nor number nor street with the first: such an answer is none.
            if (changed != after && !names.Contains(change.Name) && HaveOneThingInCommon(before, changed))
            {
                after = changed;
                names.Add(change.Name);
            }
        }

        return (after, names);
    }

    /// <summary>One slip of the fingers: a letter left out, doubled, swapped with the next, or hit beside.</summary>
    public static string Typo(Prng r, string text)
    {
        if (text.Length < 3)
        {
            return text;
        }

        var at = r.Between(1, text.Length - 1);
        return r.Below(5) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 when at + 1 < text.Length => string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2)),
            3 => text.Insert(at, ((char)('a' + r.Below(26))).ToString()),
            _ => string.Concat(text.AsSpan(0, at), [Beside(r, text[at])], text.AsSpan(at + 1)),
        };
    }

    private static char Beside(Prng r, char key)
    {
        const string Rows = "qwertyuiop asdfghjkl zxcvbnm 1234567890";
        var at = Rows.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal);
        if (at < 0 || key == ' ')
        {
            return key;
        }

        var other = r.Chance(500) && at + 1 < Rows.Length && Rows[at + 1] != ' ' ? Rows[at + 1] : at > 0 && Rows[at - 1] != ' ' ? Rows[at - 1] : Rows[at + 1];
        return char.IsUpper(key) ? char.ToUpperInvariant(other) : other;
    }

    private static Person ShortName(Prng r, Person p) =>
        Words.ShortForms.TryGetValue(p.First, out var forms) ? p with { First = r.Pick(forms) } : p with { First = Typo(r, p.First) };

    private static Person EmailTypo(Prng r, Person p)
    {
        if (p.Email.Length == 0)
        {
            return p;
        }

        var at = p.Email.IndexOf('@', StringComparison.Ordinal);
        var (local, domain) = (p.Email[..at], p.Email[(at + 1)..]);
        return r.Chance(450) && Words.MistypedDomains.TryGetValue(domain, out var mistyped)
            ? p with { Email = $"{local}@{r.Pick(mistyped)}" }
            : p with { Email = $"{Typo(r, local)}@{domain}" };
    }

    private static Person PhoneTypo(Prng r, Person p)
    {
        if (p.Phone.Length == 0)
        {
            return p;
        }

        // In the last four digits only: elsewhere the number could stop being one.
        var at = r.Between(6, 9);
        return p with { Phone = string.Concat(p.Phone.AsSpan(0, at), r.Digits(1), p.Phone.AsSpan(at + 1)) };
    }

    private static Person Moved(Prng r, Person p)
    {
        var place = r.Chance(600) ? Array.Find(Places.All, x => x.City == p.Property.City && x.State == p.Property.State) : null;
        return p with { Property = Population.NewAddress(r, place), Mailing = null };
    }

    private static bool HaveOneThingInCommon(Person a, Person b) =>
        SharesAny([a.Email, a.Email2], [b.Email, b.Email2])
        || SharesAny([a.Phone, a.Mobile], [b.Phone, b.Mobile])
        || (a.Property.Number == b.Property.Number && (a.Property.Zip == b.Property.Zip || a.Property.City == b.Property.City));

    private static bool SharesAny(string[] a, string[] b) => a.Any(x => x.Length > 0 && b.Contains(x));

    private static long[] Cumulate()
    {
        var sum = 0L;
        return [.. All.Select(c => sum += c.Weight)];
    }
}
