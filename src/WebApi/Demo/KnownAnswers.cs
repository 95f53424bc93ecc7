using System.Globalization;
using Platform.WebApi.CommandLine;

namespace Platform.WebApi.Demo;

/// <summary>What the known answers say about a refined file.</summary>
/// <param name="Pairs">Pairs of rows that are one person, by the answers.</param>
/// <param name="PairsFound">Pairs of rows that were put into one cluster, by the refined file.</param>
/// <param name="PairsRight">Pairs that both agree on.</param>
/// <param name="Unreadable">Records that cannot be read, by the answers.</param>
/// <param name="UnreadableRejected">Those of them that were rejected.</param>
/// <param name="Emails">Rows whose e-mail status is known.</param>
/// <param name="EmailsRight">Those of them that were given that status.</param>
/// <param name="Phones">Rows whose telephone status is known.</param>
/// <param name="PhonesRight">Those of them that were given that status.</param>
internal sealed record KnownAnswers(long Pairs, long PairsFound, long PairsRight, long Unreadable, long UnreadableRejected, long Emails, long EmailsRight, long Phones, long PhonesRight)
{
    public double Precision => Share(PairsRight, PairsFound);

    public double Recall => Share(PairsRight, Pairs);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>The file of known answers that belongs to a lead file: <c>leads.csv</c> has <c>leads.truth.csv</c>. Null when there is none.</summary>
    public static string? FileFor(string leadFile) => Path.ChangeExtension(leadFile, ".truth.csv") is var path && File.Exists(path) ? path : null;

    /// <summary>Compares a refined file with the answers; both have a line for every record, the answers in the columns <c>row</c>, <c>person</c>,
    /// <c>fault</c>, <c>email_status</c>, <c>phone_status</c>.</summary>
    public static KnownAnswers Compare(string refinedFile, string answersFile)
    {
        using var refined = new CsvRows(refinedFile);
        using var answers = new CsvRows(answersFile);
        var people = new Dictionary<string, long>();
        var clusters = new Dictionary<string, long>();
        var both = new Dictionary<(string Cluster, string Person), long>();
        var (unreadable, rejected, emails, emailsRight, phones, phonesRight) = (0L, 0L, 0L, 0L, 0L, 0L);
        while (answers.Read())
        {
            if (!refined.Read() || refined["lead_row"] != answers["row"])
            {
                throw new CommandFailedException($"The refined file has no row {answers["row"]} where the known answers have it.");
            }

            var isRejected = refined["lead_status"] == "rejected";
            if (answers["fault"].Length > 0)
            {
                unreadable++;
                rejected += isRejected ? 1 : 0;
                continue;
            }

            Count(people, answers["person"]);
            if (!isRejected && refined["lead_cluster"] is { Length: > 0 } cluster)
            {
                Count(clusters, cluster);
                Count(both, (cluster, answers["person"]));
            }

            Judge(answers["email_status"], refined["lead_email_status"], ref emails, ref emailsRight);
            Judge(answers["phone_status"], refined["lead_phone_status"], ref phones, ref phonesRight);
        }

        return new KnownAnswers(PairsIn(people), PairsIn(clusters), PairsIn(both), unreadable, rejected, emails, emailsRight, phones, phonesRight);
    }

    /// <summary>The figures as lines for the terminal.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Invariant($"pairs of rows that are one person   {Pairs,7:N0}   found {PairsFound:N0}, right {PairsRight:N0}");
        yield return Invariant($"  precision {Precision:0.000}   recall {Recall:0.000}   F1 {F1:0.000}");
        yield return Invariant($"records that cannot be read         {Unreadable,7:N0}   rejected {UnreadableRejected:N0}");
        yield return Invariant($"e-mail status known                 {Emails,7:N0}   right {EmailsRight:N0} ({Share(EmailsRight, Emails):0.0 %})");
        yield return Invariant($"telephone status known              {Phones,7:N0}   right {PhonesRight:N0} ({Share(PhonesRight, Phones):0.0 %})");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static void Judge(string known, string given, ref long all, ref long right)
    {
        if (known.Length > 0)
        {
            all++;
            right += given == known ? 1 : 0;
        }
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private static long PairsIn<TKey>(Dictionary<TKey, long> counts)
        where TKey : notnull => counts.Values.Sum(n => n * (n - 1) / 2);
}
