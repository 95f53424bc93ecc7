using System.Globalization;
using System.Text;
using CsvHelper;

namespace Platform.Benchmarks.Accuracy;

/// <summary>What the refined file says of every record, read with an independent parser.</summary>
internal sealed class RefinedFile
{
    private RefinedFile(int[] clusters) => Clusters = clusters;

    /// <summary>By record of the input: a number for its cluster. A record without one (rejected) is a cluster of its own.</summary>
    public int[] Clusters { get; }

    /// <summary>Reads <c>lead_row</c> and <c>lead_cluster</c> of a refined file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="records">Records of the input.</param>
    /// <exception cref="InvalidDataException">A record is missing or is there twice.</exception>
    public static RefinedFile Read(string path, int records)
    {
        var clusters = new int[records];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        using var file = File.OpenRead(path);
        using var reader = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', Quote = '"', HasHeader = false });
        reader.Read();
        var header = Enumerable.Range(0, reader.FieldCount).Select(column => Encoding.UTF8.GetString(reader.GetSpan(column))).ToList();
        var (rowColumn, clusterColumn) = (header.LastIndexOf("lead_row"), header.LastIndexOf("lead_cluster"));
        for (var alone = -1; reader.Read();)
        {
            var row = int.Parse(reader.GetSpan(rowColumn), NumberStyles.None, CultureInfo.InvariantCulture) - 1;
            var cluster = Encoding.UTF8.GetString(reader.GetSpan(clusterColumn));
            if ((uint)row >= (uint)records || clusters[row] != 0)
            {
                throw new InvalidDataException($"{path}: lead_row {row + 1} is there twice, or the input has no such record.");
            }

            if (cluster.Length == 0)
            {
                clusters[row] = alone--;
            }
            else if (!numbers.TryGetValue(cluster, out clusters[row]))
            {
                numbers[cluster] = clusters[row] = numbers.Count + 1;
            }
        }

        return Array.IndexOf(clusters, 0) is var missing and >= 0
            ? throw new InvalidDataException($"{path}: no line for record {missing + 1} of {records}.")
            : new RefinedFile(clusters);
    }
}
