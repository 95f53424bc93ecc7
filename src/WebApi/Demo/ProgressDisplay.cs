using System.Globalization;
using System.Text.Json;

namespace Platform.WebApi.Demo;

/// <summary>Shows how far a file is: one line that is written over in a terminal, a line for every stage where the output is redirected.</summary>
internal sealed class ProgressDisplay(TextWriter output, bool live)
{
    private const int BarWidth = 30;
    private string lastStage = "";
    private int longest;

    public void Show(JsonElement file)
    {
        var progress = file.GetProperty("progress");
        var stage = progress.GetProperty("stage").GetString() ?? "";
        var percent = Math.Clamp(progress.GetProperty("percent").GetDouble(), 0, 100);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"  {Bar(percent)} {percent,3:0} %  {stage,-12} {progress.GetProperty("rows_read").GetInt64(),11:N0} rows read {progress.GetProperty("rows_done").GetInt64(),11:N0} done");
        if (live)
        {
            longest = Math.Max(longest, line.Length);
            output.Write("\r" + line.PadRight(longest));
            output.Flush();
        }
        else if (stage != lastStage)
        {
            output.WriteLine(line);
        }

        lastStage = stage;
    }

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
