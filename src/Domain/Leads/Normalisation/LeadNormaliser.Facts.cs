using Platform.Domain.Leads.Mapping;

namespace Platform.Domain.Leads.Normalisation;

/// <summary>What is known of a lead beyond name and address: dates, identifiers, signals.</summary>
public sealed partial class LeadNormaliser
{
    private void Identity(in RecordView cells, LeadDraft draft)
    {
        foreach (var column in plan.BirthDate)
        {
            var cell = Clean(in cells, column);
            if (CellText.IsNothing(cell) || draft.Has(LeadSlot.BirthDate))
            {
                continue;
            }

            var start = draft.Text.Length;
            if (DateNormaliser.TryRead(cell, Order(column), year, out var reading))
            {
                DateNormaliser.AppendDate(reading, draft.Text);
                draft.Keep(LeadSlot.BirthDate, start);
            }

            var known = reading is { Month: > 0, Day: > 0 };
            if (reading.Year == 0 || reading.Year > year || reading.Year < year - 120 || (known && !reading.IsCalendarDay)
                || (reading.IsCalendarDay && new DateOnly(reading.Year, reading.Month, reading.Day) > today))
            {
                draft.Issues |= LeadIssue.BirthDateInvalid;
            }
        }

        foreach (var column in plan.Identifier)
        {
            var cell = Clean(in cells, column);
            if (!CellText.IsNothing(cell))
            {
                var start = draft.Text.Length;
                ExtraNormaliser.AppendCode(cell, draft.Text);
                if (!CellText.IsNothing(draft.Text.From(start)))
                {
                    draft.Keep(LeadSlot.Identifier, start);
                    break;
                }
            }
        }

        if (!RecordDate(in cells, plan.UpdatedAt, draft))
        {
            RecordDate(in cells, plan.CreatedAt, draft);
        }
    }

    private bool RecordDate(in RecordView cells, int[] columns, LeadDraft draft)
    {
        foreach (var column in columns)
        {
            var cell = Clean(in cells, column);
            var start = draft.Text.Length;
            if (DateNormaliser.TryAppendIso(cell, draft.Text))
            {
                draft.Keep(LeadSlot.RecordDate, start);
                return true;
            }

            if (DateNormaliser.TryRead(cell, Order(column), year + 1, out var reading) && reading.IsCalendarDay)
            {
                DateNormaliser.AppendDateTime(reading, draft.Text);
                draft.Keep(LeadSlot.RecordDate, start);
                return true;
            }
        }

        return false;
    }

    private void Signals(in RecordView cells, LeadDraft draft)
    {
        foreach (var (column, fact) in plan.YesNo)
        {
            if (SignalNormaliser.TryReadYesNo(Clean(in cells, column), out var yes) && yes)
            {
                AddFacts(draft, fact);
            }
        }

        AddFacts(draft, SignalNormaliser.ReadOutcome(FirstOf(in cells, plan.Outcome)));
        if (plan.HasFigures)
        {
            draft.Signals = draft.Signals with { YearsOwned = YearsOwned(in cells), EquityPercent = Equity(in cells) };
        }
    }

    private short YearsOwned(in RecordView cells)
    {
        if (SignalNormaliser.TryReadAmount(FirstOf(in cells, plan.YearsOwned), out var years) && years is >= 0 and < 200)
        {
            return (short)years;
        }

        foreach (var column in plan.LastSaleDate)
        {
            if (DateNormaliser.TryRead(Clean(in cells, column), Order(column), year, out var sale) && sale.Year > 1800)
            {
                var month = Math.Clamp(sale.Month, 1, 12);
                var since = today.Year - sale.Year - ((today.Month, today.Day).CompareTo((month, Math.Max(sale.Day, 1))) < 0 ? 1 : 0);
                return since >= 0 ? (short)since : LeadSignals.Unknown;
            }
        }

        return LeadSignals.Unknown;
    }

    private short Equity(in RecordView cells)
    {
        var percentCell = FirstOf(in cells, plan.EquityPercent);
        if (SignalNormaliser.TryReadAmount(percentCell, out var percent))
        {
            // 0.45 in a column of percentages is a share; 1 is one percent.
            percent = Math.Abs(percent) < 1 && percentCell.IndexOf((byte)'%') < 0 ? percent * 100 : percent;
            return Percent(percent);
        }

        if (!SignalNormaliser.TryReadAmount(FirstOf(in cells, plan.EstimatedValue), out var value) || value <= 0)
        {
            return LeadSignals.Unknown;
        }

        if (SignalNormaliser.TryReadAmount(FirstOf(in cells, plan.EquityAmount), out var amount))
        {
            return Percent(amount / value * 100);
        }

        return SignalNormaliser.TryReadAmount(FirstOf(in cells, plan.MortgageBalance), out var mortgage) ? Percent((value - mortgage) / value * 100) : LeadSignals.Unknown;

        static short Percent(double percent) => (short)Math.Clamp(Math.Round(percent), -100, 100);
    }
}
