using System.Runtime.Intrinsics;
using Platform.Domain.Leads;
using Platform.Domain.Leads.Scoring;

namespace Platform.Application.LeadFiles.Refining;

/// <summary>
/// The <c>lead_*</c> columns of the result files, and the writing of their values. One instance a thread: it holds scratch memory.
/// </summary>
/// <remarks>
/// <c>lead_reasons</c> is <c>score|match</c>: the signals of the score with their points (<c>email+140;phone+160;name+60</c>), and for a row of a
/// cluster of several, after <c>|</c>, what the comparison with the primary says (<c>email=+12.3;phone!-3.0</c>, log2 of the Bayes factor); for one that is known from an
/// earlier file it begins with which row of that it was held against (<c>known=file_1#12</c>).
/// </remarks>
internal sealed class LeadColumns(RefinedLeads leads, ClusterIds ids, LeadScoreWeights weights)
{
    private static readonly LeadSlot[] ValueSlots =
    [
        LeadSlot.FirstName, LeadSlot.LastName, LeadSlot.Company, LeadSlot.Email, LeadSlot.EmailSuggestion, LeadSlot.Phone,
        LeadSlot.Street, LeadSlot.Unit, LeadSlot.City, LeadSlot.State, LeadSlot.Postcode, LeadSlot.Country,
    ];

    private readonly ByteArena scratch = new();
    private readonly Dictionary<ScoreSignals, byte[]> reasons = [];
    private readonly Dictionary<LeadIssue, byte[]> codes = [];

    /// <summary>Columns that hold normalised values, at the end of the refined and of the golden file.</summary>
    private static ReadOnlySpan<byte> ValueNames =>
        "lead_first_name,lead_last_name,lead_company,lead_email,lead_email_status,lead_email_suggestion,lead_phone,lead_phone_status,"u8 +
        "lead_street,lead_unit,lead_city,lead_state,lead_postcode,lead_country\n"u8;

    private static ReadOnlySpan<byte> RefinedFirst => "lead_row,lead_status,lead_issues,lead_cluster,lead_match_probability,lead_primary,lead_score,lead_band,lead_reasons,"u8;

    /// <summary>The columns that the refined file has beyond those of the input.</summary>
    public static IReadOnlyList<string> RefinedNames { get; } = System.Text.Encoding.ASCII.GetString([.. RefinedFirst, .. ValueNames]).TrimEnd('\n').Split(',');

    /// <summary>Writes the header record of the refined file.</summary>
    public static void RefinedHeader(IReadOnlyList<string> header, CsvBuffer output)
    {
        OriginalHeader(header, output);
        output.Plain(RefinedFirst);
        output.Plain(ValueNames);
    }

    /// <summary>Writes the header record of the golden file.</summary>
    public static void GoldenHeader(IReadOnlyList<string> header, CsvBuffer output)
    {
        OriginalHeader(header, output);
        output.Plain("lead_cluster,lead_rows,lead_members,lead_status,lead_issues,lead_score,lead_band,"u8);
        output.Plain(ValueNames);
    }

    /// <summary>Writes the columns of a row of the refined file and ends the record.</summary>
    /// <returns>Where in <paramref name="output"/> the columns that hold normalised values begin.</returns>
    public int Refined(int row, CsvBuffer output)
    {
        var batch = leads.Table.Batches[row >> LeadBatch.SizeBits];
        var i = row & (LeadBatch.Size - 1);
        var status = leads.Status[row];
        var primary = leads.Primary[row];
        var isKept = primary == row && leads.Known(row) < 0;
        var score = leads.Scores[row];

        output.Number(row + 1L);
        output.Comma();
        output.Plain(Name(status));
        output.Comma();
        Issues(batch.Issues[i], output);
        output.Comma();
        ids.Write(primary, output.Room(ClusterIds.Length));
        output.Comma();
        Probability(isKept ? 1f : Math.Min(leads.Probability(row), 0.9999f), output);
        output.Plain(isKept ? ",true,"u8 : ",false,"u8);
        Score(score.Value, output);
        output.Comma();
        if (status != LeadStatus.Rejected)
        {
            Reasons(row, score.Signals, output);
        }

        output.Comma();
        var values = output.Length;
        Values(batch, i, output);
        return values;
    }

    /// <summary>Writes the columns of a golden record that is one row and ends the record.</summary>
    /// <param name="row">The row (0-based).</param>
    /// <param name="values">Its normalised values as <see cref="Refined"/> wrote them.</param>
    /// <param name="output">Receives the text.</param>
    public void GoldenAlone(int row, ReadOnlySpan<byte> values, CsvBuffer output)
    {
        ids.Write(row, output.Room(ClusterIds.Length));
        output.Plain(",1,"u8);
        output.Number(row + 1L);
        output.Comma();
        output.Plain(Name(leads.Status[row]));
        output.Comma();
        Issues(leads.Table.Batches[row >> LeadBatch.SizeBits].Issues[row & (LeadBatch.Size - 1)], output);
        output.Comma();
        Score(leads.Scores[row].Value, output);
        output.Comma();
        output.Plain(values);
    }

    /// <summary>Writes the columns of a merged record and ends the record.</summary>
    /// <param name="members">The rows of the cluster (0-based), ascending.</param>
    /// <param name="primary">The row kept.</param>
    /// <param name="batch">Where the merged values are.</param>
    /// <param name="i">Which row of <paramref name="batch"/>.</param>
    /// <param name="score">The score of the merged record.</param>
    /// <param name="output">Receives the text.</param>
    public void Golden(ReadOnlySpan<int> members, int primary, LeadBatch batch, int i, int score, CsvBuffer output)
    {
        ids.Write(primary, output.Room(ClusterIds.Length));
        output.Comma();
        output.Number(members.Length);
        output.Comma();
        for (var member = 0; member < members.Length; member++)
        {
            if (member > 0)
            {
                output.Plain(";"u8);
            }

            output.Number(members[member] + 1L);
        }

        output.Comma();
        output.Plain(Name(leads.Status[primary]));
        output.Comma();
        Issues(batch.Issues[i], output);
        output.Comma();
        Score(score, output);
        output.Comma();
        Values(batch, i, output);
    }

    private static void OriginalHeader(IReadOnlyList<string> header, CsvBuffer output)
    {
        foreach (var name in header)
        {
            output.Cell(System.Text.Encoding.UTF8.GetBytes(name));
            output.Comma();
        }
    }

    private void Reasons(int row, ScoreSignals signals, CsvBuffer output)
    {
        var scored = ScoreReasons(signals);
        scratch.Clear();
        if (leads.Known(row) >= 0)
        {
            ids.AppendKnown(row, scratch);
        }

        leads.AppendMatchReasons(row, scratch);
        if (scratch.Length == 0)
        {
            output.Plain(scored);
            return;
        }

        // What matching says may name a column by its header, so it may hold anything.
        var matched = scratch.Written.TrimEnd((byte)';');
        if (CsvBuffer.NeedsQuotes(matched))
        {
            output.Cell([.. scored, (byte)'|', .. matched]);
            return;
        }

        output.Plain(scored);
        output.Plain("|"u8);
        output.Plain(matched);
    }

    // A file has far fewer combinations of signals, and of issues, than rows.
    private byte[] ScoreReasons(ScoreSignals signals)
    {
        if (!reasons.TryGetValue(signals, out var text))
        {
            scratch.Clear();
            weights.AppendReasons(signals, scratch);
            reasons[signals] = text = scratch.Written.ToArray();
        }

        return text;
    }

    private void Issues(LeadIssue issues, CsvBuffer output)
    {
        if (issues == LeadIssue.None)
        {
            return;
        }

        if (!codes.TryGetValue(issues, out var text))
        {
            scratch.Clear();
            LeadIssues.AppendCodes(issues, scratch);
            codes[issues] = text = scratch.Written.ToArray();
        }

        output.Plain(text);
    }

    private static void Score(int score, CsvBuffer output)
    {
        output.Number(score);
        output.Plain(LeadScore.BandOf(score) switch { LeadBand.A => ",A"u8, LeadBand.B => ",B"u8, LeadBand.C => ",C"u8, _ => ",D"u8 });
    }

    // Four decimals without trailing zeros.
    private static void Probability(float probability, CsvBuffer output)
    {
        var value = (int)((Math.Clamp(probability, 0f, 1f) * 10_000f) + 0.5f);
        if (value is 0 or 10_000)
        {
            output.Plain(value == 0 ? "0"u8 : "1"u8);
            return;
        }

        output.Plain("0."u8);
        for (var unit = 1000; value > 0; unit /= 10)
        {
            output.Room(1)[0] = (byte)('0' + (value / unit));
            value %= unit;
        }
    }

    private static void Values(LeadBatch batch, int row, CsvBuffer output)
    {
        // One look over all values of the row instead of one for each cell.
        var all = batch.Values(row);
        var ends = batch.Ends(row);
        if (ends.IsEmpty || CsvBuffer.NeedsQuotes(all))
        {
            QuotedValues(batch, row, output);
            return;
        }

        // Every value with its comma, a guard for each, and the two statuses; and room to copy short values as a whole vector.
        var room = output.Room(all.Length + (2 * ValueSlots.Length) + 24 + Vector256<byte>.Count);
        var length = 0;
        foreach (var slot in ValueSlots)
        {
            int start = ends[(int)slot];
            var size = ends[(int)slot + 1] - start;
            if (size != 0)
            {
                if (all[start] <= '@' && FormulaGuard.IsDangerous(all.Slice(start, size)))
                {
                    room[length++] = FormulaGuard.Mark;
                }

                if (size <= Vector256<byte>.Count && all.Length - start >= Vector256<byte>.Count)
                {
                    Vector256.Create(all.Slice(start, Vector256<byte>.Count)).CopyTo(room[length..]);
                }
                else
                {
                    all.Slice(start, size).CopyTo(room[length..]);
                }

                length += size;
            }

            room[length++] = (byte)',';
            if (slot is LeadSlot.Email or LeadSlot.Phone)
            {
                var name = Name(slot == LeadSlot.Email ? batch.EmailStatus[row] : batch.PhoneStatus[row]);
                name.CopyTo(room[length..]);
                length += name.Length;
                room[length++] = (byte)',';
            }
        }

        room[length - 1] = (byte)'\n';
        output.GiveBack(room.Length - length);
    }

    private static void QuotedValues(LeadBatch batch, int row, CsvBuffer output)
    {
        foreach (var slot in ValueSlots)
        {
            output.Cell(batch.Value(row, slot));
            if (slot is LeadSlot.Email or LeadSlot.Phone)
            {
                output.Comma();
                output.Plain(Name(slot == LeadSlot.Email ? batch.EmailStatus[row] : batch.PhoneStatus[row]));
            }

            if (slot != ValueSlots[^1])
            {
                output.Comma();
            }
        }

        output.EndRecord();
    }

    private static ReadOnlySpan<byte> Name(LeadStatus status) => status switch
    {
        LeadStatus.Accepted => "accepted"u8,
        LeadStatus.Review => "review"u8,
        LeadStatus.Duplicate => "duplicate"u8,
        _ => "rejected"u8,
    };

    private static ReadOnlySpan<byte> Name(ValueStatus status) => status switch
    {
        ValueStatus.Valid => "valid"u8,
        ValueStatus.Risky => "risky"u8,
        ValueStatus.Invalid => "invalid"u8,
        _ => "missing"u8,
    };
}
