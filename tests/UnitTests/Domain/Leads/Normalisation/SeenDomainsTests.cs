using System.Text;
using Platform.Domain.Leads.Normalisation;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

public sealed class SeenDomainsTests
{
    [Fact]
    public void What_is_known_of_a_domain_does_not_depend_on_those_seen_before()
    {
        var random = new Random(7);
        string[] some = ["gmail.com", "gmail.con", "gmial.com", "gmx.net", "a.de", "mailinator.com", "x.mailinator.com", "example.org", "hotmail.com", "hotmaik.com", "acme-industries.com", "a-domain-of-more-than-thirty-two-letters.com"];
        var seen = new SeenDomains();
        for (var i = 0; i < 20_000; i++)
        {
            var domain = Encoding.ASCII.GetBytes(random.Next(3) == 0 ? $"{(char)('a' + random.Next(26))}{random.Next(40)}.{some[random.Next(some.Length)]}" : some[random.Next(some.Length)]);

            seen.Judge(domain).Should().Be(new SeenDomains().Judge(domain));
        }
    }
}
