using System.Globalization;
using System.Text.Json;
using Platform.Application.LeadFiles.Refining;

namespace Platform.WebApi.CommandLine;

/// <summary>Shows how far a file is: one line that is written over in a terminal, a line for every stage where the output is redirected.</summary>
internal sealed class ProgressDisplay(TextWriter output, bool live) : IProgress<RefiningProgress>
{
    private const int BarWidth = 30;
    private string lastStage = "";
    private int longest;

    /// <summary>Shows the progress of a file on a server.</summary>
    public void Show(JsonElement file)
    {
        var progress = file.GetProperty("progress");
        Report(new RefiningProgress(
            progress.GetProperty("stage").GetString() ?? "", progress.GetProperty("rows_read").GetInt64(), progress.GetProperty("rows_done").GetInt64(), progress.GetProperty("percent").GetDouble()));
    }

    /// <summary>Shows the progress of a file on this machine.</summary>
    public void Report(RefiningProgress value)
    {
        var percent = Math.Clamp(value.Percent, 0, 100);
        var line = string.Create(CultureInfo.InvariantCulture, $"  {Bar(percent)} {percent,3:0} %  {value.Stage,-12} {value.RowsRead,11:N0} rows read {value.RowsDone,11:N0} done");
        if (live)
        {
            longest = Math.Max(longest, line.Length);
            output.Write("\r" + line.PadRight(longest));
            output.Flush();
        }
        else if (value.Stage != lastStage)
        {
            output.WriteLine(line);
        }

        lastStage = value.Stage;
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        if (live && longest > 0)
        {
            output.WriteLine();
        }
    }

    private static string Bar(double percent)
    {
        var full = (int)(percent * BarWidth / 100);
        return $"[{new string('#', full)}{new string('.', BarWidth - full)}]";
    }
}
