using System.Text;
using Platform.Domain.Leads;

namespace Platform.UnitTests.Domain.Leads;

/// <summary>Builds small tables of normalised leads.</summary>
internal sealed class LeadRows
{
    private readonly LeadBatch batch = new(LeadSlots.FirstExtra);

    /// <summary>The table of the rows added.</summary>
    public LeadTable Table()
    {
        var table = new LeadTable([]);
        table.Add(batch);
        return table;
    }

    /// <summary>The batch of the rows added.</summary>
    public LeadBatch Batch => batch;

    /// <summary>Adds a row. E-mail and telephone are valid where they are given, unless <paramref name="more"/> says otherwise.</summary>
    public LeadRows Add(
        string first = "",
        string last = "",
        string email = "",
        string phone = "",
        string street = "",
        string city = "",
        string state = "",
        string postcode = "",
        string company = "",
        string changed = "",
        LeadIssue issues = LeadIssue.None,
        RecordFault fault = RecordFault.None,
        Action<LeadDraft>? more = null)
    {
        var draft = new LeadDraft(LeadSlots.FirstExtra);
        Set(draft, LeadSlot.FirstName, first);
        Set(draft, LeadSlot.LastName, last);
        Set(draft, LeadSlot.Email, email);
        Set(draft, LeadSlot.Phone, phone);
        Set(draft, LeadSlot.Street, street);
        Set(draft, LeadSlot.City, city);
        Set(draft, LeadSlot.State, state);
        Set(draft, LeadSlot.Postcode, postcode);
        Set(draft, LeadSlot.Company, company);
        Set(draft, LeadSlot.RecordDate, changed);
        draft.EmailStatus = email.Length > 0 ? ValueStatus.Valid : ValueStatus.Missing;
        draft.PhoneStatus = phone.Length > 0 ? ValueStatus.Valid : ValueStatus.Missing;
        draft.Issues = issues;
        more?.Invoke(draft);
        batch.Add(draft, fault);
        return this;
    }

    /// <summary>Sets a value of a draft.</summary>
    public static void Set(LeadDraft draft, LeadSlot slot, string value) => draft.Set(slot, Encoding.UTF8.GetBytes(value));
}
