using System.Xml.Linq;
using Platform.Domain.Leads;
using Xunit.Abstractions;

namespace Platform.UnitTests.Domain.Leads.Normalisation;

/// <summary>
/// Measures the address parser against addresses labelled by part: those beside this file, or the set that <c>PLATFORM_LABELLED_ADDRESSES</c> names
/// (same form as the us50 set of the usaddress project). An address is right when street, unit, town, state and ZIP
/// code of its text in one cell all equal, byte for byte, what the labelled parts give in columns of their own. The street is everything that is labelled
/// neither as occupancy nor as place, state or ZIP code: number, directionals, name, suffix, boxes, landmarks.
/// </summary>
public sealed class AddressSetTests(ITestOutputHelper output)
{
    private const string Variable = "PLATFORM_LABELLED_ADDRESSES";

    [Fact]
    public void Addresses_with_commas_are_taken_apart() => Share(text => text).Should().BeGreaterThanOrEqualTo(0.98);

    [Fact]
    public void Addresses_without_commas_are_taken_apart() => Share(text => text.Replace(",", "", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(0.95);

    private double Share(Func<string, string> change)
    {
        var addresses = XDocument.Load(Environment.GetEnvironmentVariable(Variable) ?? Path.Combine(AppContext.BaseDirectory, "labelled-addresses.xml")).Root!.Elements("AddressString").Select(a => a.Elements().ToList()).ToList();
        var share = (double)addresses.Count(a => IsRight(a, change)) / addresses.Count;
        output.WriteLine($"{addresses.Count} addresses, {share:P2} right in every part");
        return share;
    }

    private static bool IsRight(List<XElement> parts, Func<string, string> change)
    {
        var whole = Record.Of((LeadField.FullAddress, change(string.Join(' ', parts.Select(p => p.Value)))));
        var apart = Record.Of(
            (LeadField.Street, Joined(name => !name.StartsWith("Occupancy", StringComparison.Ordinal) && name is not ("PlaceName" or "StateName" or "ZipCode"))),
            (LeadField.Unit, Joined(name => name.StartsWith("Occupancy", StringComparison.Ordinal))),
            (LeadField.City, Joined(name => name == "PlaceName")),
            (LeadField.State, Joined(name => name == "StateName")),
            (LeadField.Postcode, Joined(name => name == "ZipCode")));
        return Array.TrueForAll([LeadSlot.Street, LeadSlot.Unit, LeadSlot.City, LeadSlot.State, LeadSlot.Postcode], slot => whole[slot] == apart[slot]);

        string Joined(Func<string, bool> label) => string.Join(' ', parts.Where(p => label(p.Name.LocalName)).Select(p => p.Value)).Trim().TrimEnd(',');
    }
}
