using Platform.Domain.Leads;
using Platform.Domain.Leads.Golden;
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
    private static readonly PaddedText[] Statuses = [new(",accepted,"u8), new(",review,"u8), new(",duplicate,"u8), new(",rejected,"u8)];
    private static readonly PaddedText OfPrimary = new(",1,true,"u8);
    private static readonly PaddedText OfOneRow = new(",1,"u8);

    private readonly ByteArena scratch = new();
    private readonly ScoreTexts scores = new(weights);
    private readonly Dictionary<LeadIssue, PaddedText> codes = [];

    private static ReadOnlySpan<byte> RefinedFirst => "lead_row,lead_status,lead_issues,lead_cluster,lead_match_probability,lead_primary,lead_score,lead_band,lead_reasons,"u8;

    /// <summary>The columns that the refined file has beyond those of the input.</summary>
    public static IReadOnlyList<string> RefinedNames { get; } = System.Text.Encoding.ASCII.GetString([.. RefinedFirst, .. LeadValueCells.Names]).TrimEnd('\n').Split(',');

    /// <summary>Writes the header record of the refined file.</summary>
    public static void RefinedHeader(IReadOnlyList<string> header, CsvBuffer output)
    {
        OriginalHeader(header, output);
        output.Plain(RefinedFirst);
        output.Plain(LeadValueCells.Names);
    }

    /// <summary>Writes the header record of the golden file.</summary>
    public static void GoldenHeader(IReadOnlyList<string> header, CsvBuffer output)
    {
        OriginalHeader(header, output);
        output.Plain("lead_cluster,lead_rows,lead_members,lead_status,lead_issues,lead_score,lead_band,"u8);
        output.Plain(LeadValueCells.Names);
    }

    /// <summary>A score as it is written.</summary>
    public ScoreText Score(ScoreSignals signals) => scores.Of(signals);

    /// <summary>Writes the columns of a row of the refined file and ends the record.</summary>
    /// <param name="row">The row (0-based).</param>
    /// <param name="batch">Where its values are.</param>
    /// <param name="score">Its score.</param>
    /// <param name="isAlone">Whether no other row, of this file or of an earlier one, is the same lead: then there is nothing to say of a match.</param>
    /// <param name="output">Receives the text.</param>
    /// <returns>Where its parts are in <paramref name="output"/>.</returns>
    public RefinedParts Refined(int row, LeadBatch batch, ScoreText score, bool isAlone, CsvBuffer output)
    {
        var i = row & (LeadBatch.Size - 1);
        var status = leads.Status[row];
        var primary = leads.Primary[row];

        var start = output.Length;
        output.Number(row + 1L);
        output.Plain(Statuses[(int)status]);
        Issues(batch.Issues(i), output);
        output.Comma();
        var cluster = output.Length;
        ids.Write(primary, output.Room(ClusterIds.Length));
        if (primary == row && leads.Known(row) < 0)
        {
            output.Plain(OfPrimary);
        }
        else
        {
            output.Comma();
            Probability(Math.Min(leads.Probability(row), 0.9999f), output);
            output.Plain(",false,"u8);
        }

        var scored = output.Length;
        if (isAlone || status == LeadStatus.Rejected || !MatchReasons(row, score, output))
        {
            output.Plain(score.Text);
        }

        output.Comma();
        var values = output.Length;
        LeadValueCells.Write(batch, i, output);
        return new RefinedParts(start, cluster, scored, scored + score.Reasons, values);
    }

    /// <summary>Writes the columns of a golden record that is one row and ends the record.</summary>
    /// <param name="refined">The text of the refined file, whose last record is the row.</param>
    /// <param name="parts">Where the row is in it.</param>
    /// <param name="output">Receives the text.</param>
    public static void GoldenAlone(CsvBuffer refined, RefinedParts parts, CsvBuffer output)
    {
        output.Plain(refined, parts.Cluster, parts.Cluster + ClusterIds.Length);
        output.Plain(OfOneRow);
        output.Plain(refined, parts.Row, parts.Cluster);
        output.Plain(refined, parts.Score, parts.Reasons);
        output.Plain(refined, parts.Values, refined.Length);
    }

    /// <summary>Writes the columns of a merged record and ends the record.</summary>
    /// <param name="members">The rows of the cluster (0-based), ascending.</param>
    /// <param name="primary">The row kept.</param>
    /// <param name="merged">The record.</param>
    /// <param name="place">Its place among the leads.</param>
    /// <param name="output">Receives the text.</param>
    public void Golden(ReadOnlySpan<int> members, int primary, MergedLead merged, ClusterPlace place, CsvBuffer output)
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

        output.Plain(Statuses[(int)leads.Status[primary]]);
        Issues(merged.Issues, output);
        output.Comma();
        var isUncertain = (merged.Issues & LeadIssue.UncertainMatch) != 0;
        var score = Score(LeadScorer.Signals(merged.Issues, merged.Present, merged.EmailStatus, merged.PhoneStatus, merged.Signals, place, isUncertain));
        output.Plain(score.Text.Text[..score.Reasons]);
        LeadValueCells.Write(merged, output);
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
            output.Plain(score.Text.Text[..score.Reasons]);
            output.Cell([.. score.Text.Text[score.Reasons..], (byte)'|', .. matched]);
            return true;
        }

        output.Plain(score.Text);
        output.Plain("|"u8);
        output.Plain(matched);
        return true;
    }

    // A file has far fewer combinations of issues than rows.
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
            codes[issues] = text = new PaddedText(scratch.Written);
        }

        output.Plain(text);
    }

    // Four decimals without trailing zeros.
    private static void Probability(float probability, CsvBuffer output)
    {
        var value = (uint)((Math.Clamp(probability, 0f, 1f) * 10_000f) + 0.5f);
        if (value is 0 or 10_000)
        {
            output.Plain(value == 0 ? "0"u8 : "1"u8);
            return;
        }

        output.Plain("0."u8);
        var digits = output.Room(4);
        digits[3] = (byte)('0' + (value % 10));
        digits[2] = (byte)('0' + (value / 10 % 10));
        digits[1] = (byte)('0' + (value / 100 % 10));
        digits[0] = (byte)('0' + (value / 1000));
        output.GiveBack(value % 1000 == 0 ? 3 : value % 100 == 0 ? 2 : value % 10 == 0 ? 1 : 0);
    }
}

/// <summary>Where the added columns of a row are in the text of the refined file.</summary>
/// <param name="Row">Its number, status and issues, up to the next part.</param>
/// <param name="Cluster">The id of its cluster.</param>
/// <param name="Score">Its score and band, up to the next part.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Values">Its normalised values, up to the end of the record.</param>
internal readonly record struct RefinedParts(int Row, int Cluster, int Score, int Reasons, int Values);
