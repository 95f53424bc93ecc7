using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Platform.Domain.Common;

namespace Platform.Domain.Teams;

/// <summary>People who share projects, lead files, links and keys.</summary>
public sealed class Team
{
    /// <summary>Longest name of a team or project, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Longest slug, in characters.</summary>
    public const int MaxSlugLength = 48;

    private Team()
    {
    }

    public string Id { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    /// <summary>The name as part of an address: lower-case letters, digits and hyphens; unique, and the same for the team's life.</summary>
    public string Slug { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A new team.</summary>
    public static Team Create(string name, DateTimeOffset now) => new() { Id = Identifiers.New("team", now), Name = name, Slug = SlugOf(name), CreatedAt = now };

    /// <summary>Gives another name; the slug stays, because links carry it.</summary>
    public void Rename(string name) => Name = name;

    private static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'')
            {
                slug.Append('-');
            }
        }

        const int SuffixLength = 6;
        var stem = slug.ToString(0, Math.Min(slug.Length, MaxSlugLength - SuffixLength - 1)).Trim('-');
        var suffix = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", SuffixLength);
        return stem.Length == 0 ? $"team-{suffix}" : $"{stem}-{suffix}";
    }
}
