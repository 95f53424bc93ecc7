namespace Platform.Domain.Leads.Mapping;

/// <summary>What the address of a site looks like: without spaces, begun by <c>http://</c>, <c>https://</c> or <c>www.</c>, or a host under one of the usual domains and perhaps a path.</summary>
internal static class UrlShape
{
    private static readonly string[] Beginnings = ["http://", "https://", "www."];

    private static readonly string[] TopDomains = ["com", "org", "net", "io", "co", "us", "biz", "info", "gov", "edu", "de", "uk", "ca", "au"];

    public static bool IsUrl(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                return false;
            }
        }

        foreach (var beginning in Beginnings)
        {
            if (text.Length > beginning.Length && text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var host = text.IndexOf('/') is >= 0 and var slash ? text[..slash] : text;
        var dot = host.LastIndexOf('.');
        return dot > 0 && HasTopDomain(host[(dot + 1)..]) && IsName(host[..dot]);
    }

    private static bool HasTopDomain(ReadOnlySpan<char> label)
    {
        foreach (var domain in TopDomains)
        {
            if (label.Equals(domain, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // Labels of letters, digits, hyphens and underscores with one dot between them.
    private static bool IsName(ReadOnlySpan<char> name)
    {
        var previous = '.';
        foreach (var letter in name)
        {
            if (letter == '.' ? previous == '.' : !(char.IsLetterOrDigit(letter) || letter is '_' or '-'))
            {
                return false;
            }

            previous = letter;
        }

        return previous != '.';
    }
}
