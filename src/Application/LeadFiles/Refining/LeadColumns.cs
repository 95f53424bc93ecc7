using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    // First bytes of which a value may have to be guarded, as 1.
    private static readonly byte[] MayBeFormula = [.. Enumerable.Range(0, 256).Select(first => (byte)("=@\t\r+-".Contains((char)first) ? 1 : 0))];

    private readonly ByteArena scratch = new();
    private readonly Dictionary<ScoreSignals, ScoreText> scores = [];
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

    /// <summary>Writes the columns of a row (0-based) of the refined file, which has this score, and ends the record.</summary>
    /// <returns>Where its parts are in <paramref name="output"/>.</returns>
    public RefinedParts Refined(int row, LeadScore score, CsvBuffer output)
    {
        var batch = leads.Table.Batches[row >> LeadBatch.SizeBits];
        var i = row & (LeadBatch.Size - 1);
        var status = leads.Status[row];
        var primary = leads.Primary[row];

        var start = output.Length;
        output.Number(row + 1L);
        output.Plain(Name(status));
        Issues(batch.Issues[i], output);
        output.Comma();
        var cluster = output.Length;
        ids.Write(primary, output.Room(ClusterIds.Length));
        if (primary == row && leads.Known(row) < 0)
        {
            output.Plain(",1,true,"u8);
        }
        else
        {
            output.Comma();
            Probability(Math.Min(leads.Probability(row), 0.9999f), output);
            output.Plain(",false,"u8);
        }

        var scored = output.Length;
        var text = Score(score);
        if (status == LeadStatus.Rejected || !MatchReasons(row, text, output))
        {
            output.Plain(text.Bytes);
        }

        output.Comma();
        var values = output.Length;
        Values(batch, i, output);
        return new RefinedParts(start, cluster, scored, scored + text.Reasons, values);
    }

    /// <summary>Writes the columns of a golden record that is one row and ends the record.</summary>
    /// <param name="refined">The text of the refined file.</param>
    /// <param name="parts">Where the row is in it.</param>
    /// <param name="output">Receives the text.</param>
    public static void GoldenAlone(ReadOnlySpan<byte> refined, RefinedParts parts, CsvBuffer output)
    {
        output.Plain(refined.Slice(parts.Cluster, ClusterIds.Length));
        output.Plain(",1,"u8);
        output.Plain(refined[parts.Row..parts.Cluster]);
        output.Plain(refined[parts.Score..parts.Reasons]);
        output.Plain(refined[parts.Values..]);
    }

    /// <summary>Writes the columns of a merged record and ends the record.</summary>
    /// <param name="members">The rows of the cluster (0-based), ascending.</param>
    /// <param name="primary">The row kept.</param>
    /// <param name="batch">Where the merged values are.</param>
    /// <param name="i">Which row of <paramref name="batch"/>.</param>
    /// <param name="score">The score of the merged record.</param>
    /// <param name="output">Receives the text.</param>
    public void Golden(ReadOnlySpan<int> members, int primary, LeadBatch batch, int i, LeadScore score, CsvBuffer output)
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

        output.Plain(Name(leads.Status[primary]));
        Issues(batch.Issues[i], output);
        output.Comma();
        var text = Score(score);
        output.Plain(text.Bytes.AsSpan(0, text.Reasons));
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

    // Writes the score and its reasons with those of the match, if it has any.
    private bool MatchReasons(int row, ScoreText score, CsvBuffer output)
    {
        scratch.Clear();
        if (leads.Known(row) >= 0)
        {
            ids.AppendKnown(row, scratch);
        }

        leads.AppendMatchReasons(row, scratch);
        if (scratch.Length == 0)
        {
            return false;
        }

        // What matching says may name a column by its header, so it may hold anything.
        var matched = scratch.Written.TrimEnd((byte)';');
        if (CsvBuffer.NeedsQuotes(matched))
        {
            output.Plain(score.Bytes.AsSpan(0, score.Reasons));
            output.Cell([.. score.Bytes.AsSpan(score.Reasons), (byte)'|', .. matched]);
            return true;
        }

        output.Plain(score.Bytes);
        output.Plain("|"u8);
        output.Plain(matched);
        return true;
    }

    // A file has far fewer combinations of signals, and of issues, than rows.
    private ScoreText Score(LeadScore score)
    {
        if (!scores.TryGetValue(score.Signals, out var text))
        {
            scratch.Clear();
            scratch.Append(string.Create(CultureInfo.InvariantCulture, $"{score.Value},{score.Band},"));
            var reasons = scratch.Length;
            weights.AppendReasons(score.Signals, scratch);
            scores[score.Signals] = text = new ScoreText(scratch.Written.ToArray(), reasons);
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
        var beyond = batch.ValuesAndBeyond(row, Vector256<byte>.Count);
        if (ends.IsEmpty || beyond.IsEmpty || CsvBuffer.NeedsQuotes(all))
        {
            ValuesOneByOne(batch, row, output);
            return;
        }

        // Every value with its comma, and the two statuses; and room to copy short values as a whole vector, whose rest is overwritten by what follows.
        var room = output.Room(all.Length + (2 * ValueSlots.Length) + 24 + Vector256<byte>.Count);
        ref var from = ref MemoryMarshal.GetReference(beyond);
        ref var to = ref MemoryMarshal.GetReference(room);
        var (length, formulas) = (0, 0);
        foreach (var slot in ValueSlots)
        {
            int start = ends[(int)slot];
            var size = ends[(int)slot + 1] - start;
            if (size <= Vector256<byte>.Count)
            {
                Vector256.LoadUnsafe(ref from, (nuint)start).StoreUnsafe(ref to, (nuint)length);
            }
            else
            {
                all.Slice(start, size).CopyTo(room[length..]);
            }

            length += size;
            Unsafe.Add(ref to, length++) = (byte)',';
            if (slot is LeadSlot.Email or LeadSlot.Phone)
            {
                var name = Name(slot == LeadSlot.Email ? batch.EmailStatus[row] : batch.PhoneStatus[row]);
                name.CopyTo(room[length..]);
                length += name.Length;
            }

            // A telephone number in E.164 is no formula, though it begins like one.
            var first = slot == LeadSlot.Phone && batch.PhoneStatus[row] == ValueStatus.Valid ? (byte)0 : Unsafe.Add(ref from, start);
            formulas += MayBeFormula[first] * size;
        }

        if (formulas != 0)
        {
            output.GiveBack(room.Length);
            ValuesOneByOne(batch, row, output);
            return;
        }

        room[length - 1] = (byte)'\n';
        output.GiveBack(room.Length - length);
    }

    private static void ValuesOneByOne(LeadBatch batch, int row, CsvBuffer output)
    {
        foreach (var slot in ValueSlots)
        {
            output.Cell(batch.Value(row, slot));
            if (slot is LeadSlot.Email or LeadSlot.Phone)
            {
                output.Comma();
                output.Plain(Name(slot == LeadSlot.Email ? batch.EmailStatus[row] : batch.PhoneStatus[row]));
            }
            else
            {
                output.Comma();
            }
        }

        output.GiveBack(1);
        output.EndRecord();
    }

    private static ReadOnlySpan<byte> Name(LeadStatus status) => status switch
    {
        LeadStatus.Accepted => ",accepted,"u8,
        LeadStatus.Review => ",review,"u8,
        LeadStatus.Duplicate => ",duplicate,"u8,
        _ => ",rejected,"u8,
    };

    private static ReadOnlySpan<byte> Name(ValueStatus status) => status switch
    {
        ValueStatus.Valid => "valid,"u8,
        ValueStatus.Risky => "risky,"u8,
        ValueStatus.Invalid => "invalid,"u8,
        _ => "missing,"u8,
    };

    /// <summary>A score as it is written, with its reasons: <c>720,A,email+140;phone+160</c>.</summary>
    /// <param name="Bytes">The text.</param>
    /// <param name="Reasons">Where the reasons begin in it.</param>
    private readonly record struct ScoreText(byte[] Bytes, int Reasons);
}

/// <summary>Where the added columns of a row are in the text of the refined file.</summary>
/// <param name="Row">Its number, status and issues, up to the next part.</param>
/// <param name="Cluster">The id of its cluster.</param>
/// <param name="Score">Its score and band, up to the next part.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Values">Its normalised values, up to the end of the record.</param>
internal readonly record struct RefinedParts(int Row, int Cluster, int Score, int Reasons, int Values);
