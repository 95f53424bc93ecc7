using System.Text;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Domain.Leads.Matching;

/// <summary>Builds tables for tests of matching.</summary>
internal sealed class LeadTables(params ExtraSlot[] extras)
{
    private readonly List<(LeadSlot Slot, string Value)[]> rows = [];

    public int Count => rows.Count;

    public LeadTables Add(params (LeadSlot Slot, string Value)[] values)
    {
        rows.Add(values);
        return this;
    }

    /// <summary>Appends the rows of others.</summary>
    public LeadTables Add(LeadTables others)
    {
        rows.AddRange(others.rows);
        return this;
    }

    public LeadTables Person(string first, string last, string email = "", string phone = "", string street = "", string city = "", string state = "", string zip = "", string suffix = "") =>
        Add((LeadSlot.FirstName, first), (LeadSlot.LastName, last), (LeadSlot.NameSuffix, suffix), (LeadSlot.Email, email), (LeadSlot.Phone, phone), (LeadSlot.Street, street), (LeadSlot.City, city), (LeadSlot.State, state), (LeadSlot.Postcode, zip));

    /// <summary>People who have nothing to do with each other, some of them entered twice with a typing error, for the model to learn from.</summary>
    public LeadTables Crowd(int people, int twice)
    {
        string[] firsts = ["James", "Mary", "Robert", "Linda", "Michael", "Susan", "David", "Karen", "Richard", "Nancy", "Joseph", "Lisa", "Thomas", "Betty", "Carlos", "Helen", "Daniel", "Sandra", "Paul", "Donna"];
        string[] lasts = ["Smith", "Johnson", "Brown", "Garcia", "Miller", "Davis", "Lopez", "Wilson", "Moore", "Taylor", "Walker", "Young", "King", "Wright", "Scott", "Nguyen", "Hill", "Green", "Adams", "Nelson", "Baker", "Rivera", "Campbell", "Mitchell", "Carter"];
        string[] streets = ["OAK ST", "MAPLE AVE", "CEDAR LN", "PINE RD", "ELM DR", "LAKE BLVD", "HILL CT"];
        for (var i = 0; i < people; i++)
        {
            var random = new Random(i);
            var first = firsts[random.Next(firsts.Length)];
            var last = lasts[random.Next(lasts.Length)];
            var email = $"{first[0]}{last}{random.Next(1000, 9999)}@mail{random.Next(5)}.com".ToLowerInvariant();
            var phone = $"+1{random.Next(201, 990)}{random.Next(200, 999)}{random.Next(1000, 9999)}";
            var street = $"{random.Next(1, 9999)} {streets[random.Next(streets.Length)]}";
            var zip = $"{random.Next(10000, 10400)}";
            Person(first, last, email, phone, street, "Town" + zip[3..], "NY", zip);
            if (i < twice)
            {
                var typo = last[..2] + "x" + last[2..];
                Person(random.Next(2) == 0 ? first : first[..^1], random.Next(2) == 0 ? last : typo, random.Next(3) == 0 ? "" : email, random.Next(3) == 0 ? "" : phone, street, "Town" + zip[3..], "NY", zip);
            }
        }

        return this;
    }

    public LeadTable Build()
    {
        var table = new LeadTable(extras);
        LeadBatch? batch = null;
        var draft = new LeadDraft(table.SlotCount);
        foreach (var row in rows)
        {
            batch ??= new LeadBatch(table.SlotCount);
            draft.Clear();
            foreach (var (slot, value) in row)
            {
                draft.Set(slot, Encoding.UTF8.GetBytes(value));
                draft.EmailStatus = slot == LeadSlot.Email && value.Length > 0 ? ValueStatus.Valid : draft.EmailStatus;
                draft.PhoneStatus = slot == LeadSlot.Phone && value.Length > 0 ? ValueStatus.Valid : draft.PhoneStatus;
            }

            batch.Add(draft, RecordFault.None);
            if (batch.Count == LeadBatch.Size)
            {
                table.Add(batch);
                batch = null;
            }
        }

        if (batch is not null)
        {
            table.Add(batch);
        }

        return table;
    }
}
